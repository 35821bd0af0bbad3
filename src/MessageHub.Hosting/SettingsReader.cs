using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Hosting;

/// <summary>
/// Reads the settings of a host so that every wrong one is told at once: unknown names, values that are no number or time, and what the
/// settings find wrong with themselves. What is wrong keeps its default.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads a section.</summary>
    /// <exception cref="ValidationException">Some are wrong: a line for each, with its name and never its value.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var problems = new List<string>();
        var settings = Read<T>(configuration, section, problems);
        return problems.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Reads a section and adds a line for each wrong setting, for a host that reads several sections.</summary>
    public static T Read<T>(IConfiguration configuration, string section, ICollection<string> problems)
        where T : class, new()
    {
        var settings = new T();
        Fill(settings, configuration.GetSection(section), problems);
        if (settings is IValidatableObject validated)
        {
            foreach (var problem in validated.Validate(new(settings)))
                problems.Add(problem.ErrorMessage!);
        }

        return settings;
    }

    /// <summary>
    /// Names and defaults of the settings of a section, as they stand behind its name; parts of a list have the number 0.
    /// </summary>
    internal static IEnumerable<(string Name, object? Default)> Of(Type type) =>
        from property in PropertiesOf(type)
        let value = property.GetValue(Activator.CreateInstance(type))
        from setting in property.PropertyType switch
        {
            { IsArray: true } list when IsValue(list.GetElementType()!) => [($"{property.Name}:0", null)],
            { IsArray: true } list => Of(list.GetElementType()!).Select(s => ($"{property.Name}:0:{s.Name}", s.Default)),
            var one when IsValue(one) => [(property.Name, value)],
            var part => Of(part).Select(s => ($"{property.Name}:{s.Name}", s.Default)),
        }
        select setting;

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });

    private static void Fill(object settings, IConfigurationSection section, ICollection<string> problems)
    {
        var known = PropertiesOf(settings.GetType()).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out var property))
            {
                if (ValueOf(property.PropertyType, child, problems) is { } value)
                    property.SetValue(settings, value);
            }
            else if (section.Path != HostingSettings.Section || !SettingNames.OfAnyHost.Contains(child.Key))
            {
                // Hosts may be given the settings of all: what another one knows means nothing here.
                problems.Add($"{child.Path}: there is no such setting.");
            }
        }
    }

    private static object? ValueOf(Type type, IConfigurationSection child, ICollection<string> problems) => type switch
    {
        { IsArray: true } => ListOf(type.GetElementType()!, child, problems),
        _ when IsValue(type) => OneOf(type, child, problems),
        _ => PartOf(type, child, problems),
    };

    private static object? ListOf(Type type, IConfigurationSection child, ICollection<string> problems)
    {
        if (child.Value is { Length: > 0 })
            return Complain($"a list is needed, {child.Path}:0, {child.Path}:1 and so on", child, problems);
        var values = child.GetChildren().Select(c => ValueOf(type, c, problems)).OfType<object>().ToArray();
        var list = Array.CreateInstance(type, values.Length);
        values.CopyTo(list, 0);
        return list;
    }

    private static object? PartOf(Type type, IConfigurationSection child, ICollection<string> problems)
    {
        if (child.Value is { Length: > 0 })
            return Complain($"its parts are needed, {child.Path}:… and so on", child, problems);
        var part = Activator.CreateInstance(type)!;
        Fill(part, child, problems);
        return part;
    }

    private static object? OneOf(Type type, IConfigurationSection child, ICollection<string> problems)
    {
        if (child.GetChildren().Any())
            return Complain("one value is needed", child, problems);
        if (child.Value is not { } text || (text.Length == 0 && type != typeof(string)))
            return null;
        if (type == typeof(TimeSpan))
            return Interval.TryParse(text, out var interval) ? interval : Complain(Interval.Form, child, problems);
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse(type, text, ignoreCase: true)
                : Complain($"one of {string.Join(", ", Enum.GetNames(type))} is needed", child, problems);
        }

        var converter = TypeDescriptor.GetConverter(type);
        return converter.IsValid(text)
            ? converter.ConvertFromInvariantString(text)
            : Complain(type == typeof(bool) ? "true or false is needed" : "a whole number is needed, not too large", child, problems);
    }

    private static object? Complain(string needed, IConfigurationSection child, ICollection<string> problems)
    {
        problems.Add($"{child.Path}: {needed}.");
        return null;
    }

    private static bool IsValue(Type type) => type == typeof(string) || type.IsValueType;
}
