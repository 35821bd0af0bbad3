using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Hosting;

/// <summary>
/// Reads the settings of a host so that every wrong one is told at once: unknown names, values that are no number or time, and what the
/// settings find wrong with themselves.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads a section.</summary>
    /// <param name="configuration">Where the settings come from.</param>
    /// <param name="section">The name of the section.</param>
    /// <param name="isAlone">Nobody else has settings in this section, so a name that is not known is spelled wrong.</param>
    /// <exception cref="ValidationException">Some are wrong: a line for each, with its name and never its value.</exception>
    public static T Read<T>(IConfiguration configuration, string section, bool isAlone = true)
        where T : class, new()
    {
        var problems = new List<string>();
        var settings = Read<T>(configuration, section, isAlone, problems);
        return problems.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Reads a section and adds a line for each wrong setting, for a host that reads several sections.</summary>
    public static T Read<T>(IConfiguration configuration, string section, bool isAlone, ICollection<string> problems)
        where T : class, new()
    {
        var settings = new T();
        var known = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true })
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (known.TryGetValue(child.Key, out var property))
                Set(settings, property, child, problems);
            else if (isAlone)
                problems.Add($"{child.Path}: there is no such setting.");
        }

        if (settings is IValidatableObject validated)
        {
            foreach (var problem in validated.Validate(new(settings)))
                problems.Add(problem.ErrorMessage!);
        }

        return settings;
    }

    private static void Set(object settings, PropertyInfo property, IConfigurationSection child, ICollection<string> problems)
    {
        var type = property.PropertyType;
        if (type.IsArray ? child.Value is { Length: > 0 } : child.GetChildren().Any())
        {
            problems.Add($"{child.Path}: {Needed(type, child.Path)}.");
            return;
        }

        try
        {
            if (child.Get(type) is { } value)
                property.SetValue(settings, value);
        }
        catch (InvalidOperationException)
        {
            // The text of the exception quotes the value.
            problems.Add($"{child.Path}: {Needed(type, child.Path)}.");
        }
    }

    private static string Needed(Type type, string path) => type switch
    {
        _ when type.IsArray => $"a list is needed, {path}:0, {path}:1 and so on",
        _ when type == typeof(TimeSpan) => "a time is needed, for example 00:00:30",
        _ when type == typeof(int) || type == typeof(long) => "a whole number is needed",
        _ when type == typeof(bool) => "true or false is needed",
        _ => "one value is needed",
    };
}
