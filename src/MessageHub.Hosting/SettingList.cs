using System.Reflection;

namespace MessageHub.Hosting;

/// <summary>Which settings a type declares: its public properties that can be set. What can only be read is computed from them.</summary>
internal static class SettingList
{
    /// <summary>All settings of a host by their whole names, sorted, with their defaults; parts of a list have the number 0.</summary>
    public static IEnumerable<(string Name, object? Default)> Of(Type settings) =>
        from part in SectionsOf(Activator.CreateInstance(settings)!)
        from setting in In(part.Part.GetType()).OrderBy(s => s.Name, StringComparer.Ordinal)
        select ($"{part.Name}:{setting.Name}", setting.Default);

    /// <summary>The sections of a host, each with what stands in it.</summary>
    public static IReadOnlyList<SettingSection> SectionsOf(object settings) =>
    [
        new(HostingSettings.Section, settings),
        .. from property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let section = property.GetCustomAttribute<SectionAttribute>()
           where section is not null
           select new SettingSection(section.Name, property.GetValue(settings)!),
    ];

    /// <summary>The settings of one part, as properties.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });

    /// <summary>A setting of this type is one value; of any other it has parts.</summary>
    public static bool IsValue(Type type) => type == typeof(string) || type.IsValueType;

    private static IEnumerable<(string Name, object? Default)> In(Type type) =>
        from property in PropertiesOf(type)
        let value = property.GetValue(Activator.CreateInstance(type))
        from setting in property.PropertyType switch
        {
            { IsArray: true } list when IsValue(list.GetElementType()!) => [($"{property.Name}:0", null)],
            { IsArray: true } list => In(list.GetElementType()!).Select(s => ($"{property.Name}:0:{s.Name}", s.Default)),
            var one when IsValue(one) => [(property.Name, value)],
            var part => In(part).Select(s => ($"{property.Name}:{s.Name}", s.Default)),
        }
        select setting;
}
