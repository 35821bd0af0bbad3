using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.HubSimulator.Tests.Schemas;

/// <summary>One row of the element table: an element or attribute of one message.</summary>
/// <param name="Message">Di01, Du01, Bv03, Fo03 or Fo01.</param>
/// <param name="Path">From the root, with the prefixes GGK and StUF.</param>
internal sealed record ElementRow(string Message, string Path, string Namespace, int Min, int Max, string Type, string Restriction)
{
    public string Parent => Path[..Path.LastIndexOf('/')];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string LocalName => Name[(Name.IndexOf(':') + 1)..];

    public bool IsAttribute => Name[0] == '@';

    /// <summary>True for xmlBestand and tekstBestand: one of them stands there.</summary>
    public bool IsBranch => Restriction.StartsWith("choice branch", StringComparison.Ordinal);

    public int? MinLength => Number("minLength");

    public int? MaxLength => Number("maxLength");

    public int? Length => Number("(?<![a-z])length");

    public string? Pattern => Regex.Match(Restriction, @"pattern (\S+?)(;|$)") is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The one value of a berichtcode, the two of a plek.</summary>
    public string[] Values =>
        Restriction.StartsWith("enumeration client", StringComparison.Ordinal) ? ["client", "server"]
        : Regex.Match(Restriction, "^(enumeration|fixed) (.{4})$") is { Success: true } found ? [found.Groups[2].Value]
        : [];

    /// <summary>All rows, as they stand beside the test assembly.</summary>
    public static IReadOnlyList<ElementRow> All { get; } = [.. File
        .ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Schemas", "ggk-elements.csv"))
        .Skip(1)
        .Select(line => Fields(line) is [var message, var path, var space, var min, var max, var type, var restriction, _]
            ? new ElementRow(
                message, path, space, int.Parse(min, CultureInfo.InvariantCulture), int.Parse(max, CultureInfo.InvariantCulture), type,
                restriction)
            : throw new InvalidDataException("A row does not have eight fields."))];

    private int? Number(string facet) =>
        Regex.Match(Restriction, facet + @" (\d+)") is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    private static string[] Fields(string line) =>
        [
            .. Regex.Matches(line, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
                .Select(f => f.Groups[1].Success ? f.Groups[1].Value : f.Groups[2].Value)
        ];
}
