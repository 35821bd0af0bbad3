using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.Hosting;

/// <summary>
/// How a length of time is written in a setting. A number alone is none: .NET takes 5 for five days, and an operator means seconds.
/// </summary>
internal static partial class Interval
{
    public const string Form = "a length of time is needed, as 00:00:30 (hours, minutes, seconds), 30s, 500ms, 5m or 1h";

    /// <summary>The length of time that a text has.</summary>
    /// <exception cref="FormatException">It has not this form.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var interval) ? interval : throw new FormatException(Form);

    public static bool TryParse(string text, out TimeSpan interval)
    {
        interval = default;
        if (Clock().IsMatch(text))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out interval);
        if (WithUnit().Match(text) is not { Success: true } match
            || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
            return false;
        interval = match.Groups[2].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => throw new UnreachableException(),
        };
        return true;
    }

    [GeneratedRegex(@"^(\d+\.)?\d{1,2}:\d{2}:\d{2}(\.\d{1,7})?\z", RegexOptions.ECMAScript)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(\d{1,7})(ms|s|m|h)\z", RegexOptions.ECMAScript)]
    private static partial Regex WithUnit();
}
