using System.Collections.Frozen;

namespace MessageHub.Berichten;

/// <summary>
/// What identifies one message of the standard: family, release, number, BerichtCode and namespaces.
/// This table is the only place that knows namespaces and codes (messages/schemas.csv).
/// </summary>
public sealed record BerichtIdentity
{
    /// <summary>number, BerichtCode iJw, BerichtCode iWmo, sent by the gemeente, answered by (0 = none).</summary>
    private static readonly (int Nummer, string Ijw, string Iwmo, bool ByGemeente, int AnsweredBy)[] Table =
    [
        (301, "436", "414", true, 302),
        (302, "437", "415", false, 0),
        (305, "438", "418", false, 306),
        (306, "439", "419", true, 0),
        (307, "440", "420", false, 308),
        (308, "441", "421", true, 0),
        (315, "446", "444", false, 316),
        (316, "447", "445", true, 0),
        (317, "486", "480", false, 318),
        (318, "487", "481", true, 0),
        (319, "488", "482", true, 320),
        (320, "489", "483", false, 0),
        (323, "490", "484", false, 325),
        (325, "491", "485", true, 0),
    ];

    /// <summary>All 28 messages of release 3.2, iJw first, in order of number.</summary>
    public static readonly IReadOnlyList<BerichtIdentity> All =
        [.. from standaard in Enum.GetValues<Standaard>() from row in Table select Create(standaard, row)];

    private static readonly FrozenDictionary<string, BerichtIdentity> ByNamespace = All.ToFrozenDictionary(i => i.Namespace);

    private static readonly FrozenDictionary<(Standaard, int), BerichtIdentity> ByNummer = All.ToFrozenDictionary(i => (i.Standaard, i.Nummer));

    private BerichtIdentity()
    {
    }

    public required Standaard Standaard { get; init; }

    public required Release Release { get; init; }

    /// <summary>The message number: 301 … 325.</summary>
    public required int Nummer { get; init; }

    /// <summary>The value of Header/BerichtCode.</summary>
    public required string BerichtCode { get; init; }

    /// <summary>Namespace of the message and of its classes.</summary>
    public required string Namespace { get; init; }

    /// <summary>Namespace of the children of composite types (CDT_*).</summary>
    public required string BasisschemaNamespace { get; init; }

    /// <summary>True when the gemeente sends this message; a 302 and a 320 come from the aanbieder.</summary>
    public required bool SentByGemeente { get; init; }

    /// <summary>Number of the message that answers this one, or null when nothing does.</summary>
    public required int? AnsweredBy { get; init; }

    /// <summary>The name as people use it: JW323, WMO301.</summary>
    public string Name => NameOf(Standaard, Nummer);

    /// <summary>True for 302, 306, 308, 316, 318 and 320: their header repeats that of the message they judge.</summary>
    public bool IsReturn => Nummer is 302 or 306 or 308 or 316 or 318 or 320;

    /// <summary>Path of the schema below a schema folder, with forward slashes.</summary>
    public string SchemaPath => $"{Family}/3.2/{Name}.xsd";

    /// <summary>The family as the command line writes it: ijw or iwmo.</summary>
    public string Family => Standaard is Standaard.Ijw ? "ijw" : "iwmo";

    /// <summary>The message with this namespace, or null when no release knows it.</summary>
    public static BerichtIdentity? Find(string @namespace) => ByNamespace.GetValueOrDefault(@namespace);

    /// <summary>The message of this family and number.</summary>
    /// <exception cref="KeyNotFoundException">The standard has no message of that number.</exception>
    public static BerichtIdentity Of(Standaard standaard, int nummer) => ByNummer[(standaard, nummer)];

    public override string ToString() => Name;

    private static string NameOf(Standaard standaard, int nummer) => (standaard is Standaard.Ijw ? "JW" : "WMO") + nummer;

    private static BerichtIdentity Create(Standaard standaard, (int Nummer, string Ijw, string Iwmo, bool ByGemeente, int AnsweredBy) row)
    {
        var family = standaard is Standaard.Ijw ? "ijw" : "iwmo";
        return new()
        {
            Standaard = standaard,
            Release = Release.R3_2,
            Nummer = row.Nummer,
            BerichtCode = standaard is Standaard.Ijw ? row.Ijw : row.Iwmo,
            Namespace = $"http://www.istandaarden.nl/{family}/3_2/{NameOf(standaard, row.Nummer).ToLowerInvariant()}/schema",
            BasisschemaNamespace = $"http://www.istandaarden.nl/{family}/3_2/basisschema/schema",
            SentByGemeente = row.ByGemeente,
            AnsweredBy = row.AnsweredBy == 0 ? null : row.AnsweredBy,
        };
    }
}
