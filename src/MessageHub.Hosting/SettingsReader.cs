using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Hosting;

/// <summary>
/// Reads the settings of a host so that every wrong one is reported at once: names that nobody knows, values that are no number or time,
/// and what <see cref="SettingsCheck"/> finds. What is wrong keeps its default.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads the settings of a host: its section, and the sections of its own.</summary>
    /// <exception cref="ValidationException">Some are wrong: a line for each, with its name and never its value.</exception>
    public static T Read<T>(IConfiguration configuration)
        where T : HostingSettings, new()
    {
        var (settings, problems) = ReadAll<T>(configuration);
        return problems.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Reads the settings of a host, for who says what is wrong in his own way.</summary>
    public static (T Settings, IReadOnlyList<SettingProblem> Problems) ReadAll<T>(IConfiguration configuration)
        where T : HostingSettings, new()
    {
        var (settings, problems) = (new T(), new List<SettingProblem>());
        foreach (var (section, part) in SettingList.SectionsOf(settings))
        {
            Fill(part, configuration.GetSection(section), problems);
            problems.AddRange(SettingsCheck.ProblemsOf(part).Select(p => p.In(section)));
        }

        return (settings, problems);
    }

    private static void Fill(object settings, IConfigurationSection section, List<SettingProblem> problems)
    {
        var known = SettingList.PropertiesOf(settings.GetType()).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
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
                Complain("there is no such setting", child, problems);
            }
        }
    }

    private static object? ValueOf(Type type, IConfigurationSection child, List<SettingProblem> problems) => type switch
    {
        { IsArray: true } => ListOf(type.GetElementType()!, child, problems),
        _ when SettingList.IsValue(type) => OneOf(type, child, problems),
        _ => PartOf(type, child, problems),
    };

    private static object? ListOf(Type type, IConfigurationSection child, List<SettingProblem> problems)
    {
        if (child.Value is { Length: > 0 })
            return Complain($"a list is needed, {child.Path}:0, {child.Path}:1 and so on", child, problems);
        var values = child.GetChildren().Select(c => ValueOf(type, c, problems)).OfType<object>().ToArray();
        var list = Array.CreateInstance(type, values.Length);
        values.CopyTo(list, 0);
        return list;
    }

    private static object? PartOf(Type type, IConfigurationSection child, List<SettingProblem> problems)
    {
        if (child.Value is { Length: > 0 })
            return Complain($"its parts are needed, {child.Path}:… and so on", child, problems);
        var part = Activator.CreateInstance(type)!;
        Fill(part, child, problems);
        return part;
    }

    private static object? OneOf(Type type, IConfigurationSection child, List<SettingProblem> problems)
    {
        if (child.GetChildren().Any())
            return Complain("one value is needed", child, problems);
        if (child.Value is not { } text || (text.Length == 0 && type != typeof(string)))
            return null;
        if (type == typeof(string))
            return text;
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

    private static object? Complain(string needed, IConfigurationSection child, List<SettingProblem> problems)
    {
        problems.Add(new(child.Path, needed));
        return null;
    }
}
