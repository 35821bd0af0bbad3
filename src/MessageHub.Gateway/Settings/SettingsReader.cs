using System.ComponentModel;

namespace MessageHub.Gateway.Settings;

/// <summary>
/// Binds settings to properties and names everything that does not fit at once: unknown names and values of another type. What does not
/// fit keeps its default.
/// </summary>
internal static class SettingsReader
{
    public static (T Settings, IReadOnlyList<string> Complaints) Read<T>(IConfigurationSection section)
        where T : new()
    {
        var complaints = new List<string>();
        var good = new Dictionary<string, string?>();
        foreach (var child in section.GetChildren())
            Collect(child, typeof(T).GetProperty(child.Key, BindingAttributes)?.PropertyType, good, complaints);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(good).Build().GetSection(section.Path).Get<T>() ?? new();
        return (settings, complaints);
    }

    private const System.Reflection.BindingFlags BindingAttributes =
        System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.IgnoreCase;

    private static void Collect(IConfigurationSection section, Type? type, Dictionary<string, string?> good, List<string> complaints)
    {
        if (type is null)
        {
            complaints.Add($"{section.Path}: there is no such setting.");
        }
        else if (type.IsArray)
        {
            foreach (var child in section.GetChildren())
                Collect(child, type.GetElementType(), good, complaints);
        }
        else if (type == typeof(string) || type.IsValueType)
        {
            if (section.Value is not { } value || section.GetChildren().Any())
                complaints.Add($"{section.Path}: one value is needed.");
            else if (type != typeof(string) && !IsOf(type, value))
                complaints.Add($"{section.Path}: {Expected(type)}.");
            else
                good.Add(section.Path, value);
        }
        else
        {
            foreach (var child in section.GetChildren())
                Collect(child, type.GetProperty(child.Key, BindingAttributes)?.PropertyType, good, complaints);
        }
    }

    private static bool IsOf(Type type, string value) => type.IsEnum
        ? Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase)
        : TypeDescriptor.GetConverter(type).IsValid(value);

    private static string Expected(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))} is needed",
        _ when type == typeof(bool) => "true or false is needed",
        _ when type == typeof(TimeSpan) => "a time is needed, as 00:00:10",
        _ => "a number is needed, not too large",
    };
}
