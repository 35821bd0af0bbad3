namespace MessageHub.Berichten.Model;

/// <summary>A composite type of the standard (CDT_*): its children live in the namespace of the basisschema and it never carries return codes.</summary>
public abstract record Samenstelling
{
    /// <summary>The name of the type, never its content: records print all they hold, and that is care data.</summary>
    public sealed override string ToString() => GetType().Name;
}
