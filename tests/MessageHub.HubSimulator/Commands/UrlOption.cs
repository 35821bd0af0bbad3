using System.CommandLine;

namespace MessageHub.HubSimulator.Commands;

/// <summary>An option whose value is an absolute http or https URL.</summary>
internal static class UrlOption
{
    public static Option<Uri?> Create(string name, string description, string? otherwise = null, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "URL",
        Required = required,
        DefaultValueFactory = _ => otherwise is null ? null : new(otherwise),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"))
                return url;
            result.AddError($"{name} takes a URL such as http://127.0.0.1:8090.");
            return null;
        },
    };
}
