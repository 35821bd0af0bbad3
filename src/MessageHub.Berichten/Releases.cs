using System.Collections.Frozen;
using System.Globalization;
using MessageHub.Berichten.CodeLists;

namespace MessageHub.Berichten;

/// <summary>The releases of the standard that are processed here, side by side. Given when a reader is composed.</summary>
public sealed class Releases
{
    private readonly FrozenDictionary<string, BerichtIdentity> byNamespace;

    /// <param name="releases">At least one, and none twice.</param>
    /// <exception cref="ArgumentException">There is none, or two have one name.</exception>
    public Releases(IEnumerable<Release> releases)
    {
        All = [.. releases.OrderBy(r => r.Name)];
        if (All.Count == 0 || All.DistinctBy(r => r.Name).Count() != All.Count)
            throw new ArgumentException("There is at least one release, and none is there twice.", nameof(releases));
        Berichten =
        [
            .. from release in All
               from type in BerichtType.All
               select BerichtIdentity.Of(release.Name, type.Standaard, type.Nummer),
        ];
        byNamespace = Berichten.ToFrozenDictionary(i => i.Namespace);
    }

    /// <summary>Those that are part of the program: the rows of <c>releases.csv</c>.</summary>
    public static Releases BuiltIn { get; } = ReadBuiltIn();

    /// <summary>The releases, oldest first.</summary>
    public IReadOnlyList<Release> All { get; }

    /// <summary>All their messages, by release, family and number.</summary>
    public IReadOnlyList<BerichtIdentity> Berichten { get; }

    /// <summary>The release with this name.</summary>
    /// <exception cref="KeyNotFoundException">Messages of it are not processed here.</exception>
    public Release this[ReleaseName name] =>
        All.FirstOrDefault(r => r.Name == name) ?? throw new KeyNotFoundException($"There is no release {name}.");

    /// <summary>Messages of this release are processed here.</summary>
    public bool Has(ReleaseName name) => All.Any(r => r.Name == name);

    /// <summary>The message with this namespace, or null when none of these releases has it.</summary>
    public BerichtIdentity? Find(string @namespace) => byNamespace.GetValueOrDefault(@namespace);

    /// <summary>The release in which messages are made on a day: the newest that is valid then .</summary>
    /// <exception cref="ArgumentOutOfRangeException">No release is valid on that day.</exception>
    public ReleaseName On(DateOnly day) =>
        All.LastOrDefault(r => r.ValidFrom <= day && (r.ValidTo is not { } last || day <= last))?.Name
        ?? throw new ArgumentOutOfRangeException(nameof(day), "No release is valid on this day.");

    private static Releases ReadBuiltIn()
    {
        using var stream = typeof(Releases).Assembly.GetManifestResourceStream(typeof(Releases), "releases.csv")
            ?? throw new InvalidOperationException("releases.csv is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return new(Rows(reader));
    }

    /// <summary>
    /// The rows of comma-separated text with the columns name, valid_from and valid_to (yyyy-MM-dd, the last may be empty), and
    /// xslt_versie.
    /// </summary>
    /// <exception cref="FormatException">The text is not such a table.</exception>
    internal static IReadOnlyList<Release> Rows(TextReader reader)
    {
        var header = CsvRow.Fields(reader.ReadLine() ?? "");
        var (name, from, to) = (CsvRow.Column(header, "name"), CsvRow.Column(header, "valid_from"), CsvRow.Column(header, "valid_to"));
        var xslt = CsvRow.Column(header, "xslt_versie");
        var releases = new List<Release>();
        while (reader.ReadLine() is { } line)
        {
            var fields = CsvRow.Fields(line);
            if (fields.Count != header.Count)
                throw new FormatException($"A row of the releases has {fields.Count} fields instead of {header.Count}.");
            DateOnly? until = fields[to].Length == 0 ? null : Day(fields[to]);
            releases.Add(new(ReleaseName.Parse(fields[name]), Day(fields[from]), until, fields[xslt]));
        }

        return releases;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
