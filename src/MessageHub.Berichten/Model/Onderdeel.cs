using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten.Model;

/// <summary>What every part of a message has in common, class or composite type.</summary>
public abstract record Onderdeel
{
    /// <summary>How values were written where that is not the usual way; plays no part in equality.</summary>
    internal WrittenForms WrittenForms;

    /// <summary>The name of the part, never its content: records print all they hold, and that is care data.</summary>
    public sealed override string ToString() => GetType().Name;
}
