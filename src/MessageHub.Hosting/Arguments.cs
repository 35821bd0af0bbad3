namespace MessageHub.Hosting;

/// <summary>
/// The command line of a host holds settings and nothing else. .NET passes over what it does not understand, so that a host would start on
/// other settings than the operator typed.
/// </summary>
internal static class Arguments
{
    /// <summary>A line for each argument that is no setting, with its name and never its value.</summary>
    public static List<string> Wrong(IReadOnlyList<string> args)
    {
        var wrong = new List<string>();
        for (var at = 0; at < args.Count; at++)
        {
            var text = args[at];
            var name = NameIn(text);
            if (!text.StartsWith("--", StringComparison.Ordinal))
                wrong.Add($"{name}: this is no setting; a setting is written --{HostingSettings.Section}:Name=value.");
            else if (name[2..].Split(':', 2) is not [var section, { Length: > 0 }] || !SettingNames.Sections.Contains(section))
                wrong.Add($"{name}: there is no such setting.{Meant(name[2..])}");
            else if (!text.Contains('=', StringComparison.Ordinal)
                && (++at == args.Count || args[at].StartsWith("--", StringComparison.Ordinal)))
                wrong.Add($"{name}: a value is needed, {name}=value.");
        }

        return wrong;
    }

    private static string Meant(string name) =>
        SettingNames.OfAnyHost.Contains(name.Split(':')[0]) ? $" Is --{HostingSettings.Section}:{name} meant?" : "";

    private static string NameIn(string text) => text.Split('=', 2)[0];
}
