namespace MessageHub.Hosting;

/// <summary>Says of a part of the settings that it stands in a section of its own, beside <see cref="HostingSettings.Section"/>.</summary>
/// <param name="name">The name of the section.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SectionAttribute(string name) : Attribute
{
    /// <summary>The name of the section.</summary>
    public string Name => name;
}
