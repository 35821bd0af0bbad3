using System.Collections.Frozen;

namespace MessageHub.Berichten;

/// <summary>
/// One message of the standard as all releases have it: JW323. What a release adds to it is its <see cref="BerichtIdentity"/>. This table
/// is the only place that knows numbers and codes (docs/standard/schemas.csv).
/// </summary>
public record BerichtType
{
    /// <summary>number, BerichtCode iJw, BerichtCode iWmo, sent by the gemeente, answered by.</summary>
    private static readonly (int Nummer, string Ijw, string Iwmo, bool ByGemeente, int? AnsweredBy)[] Table =
    [
        (301, "436", "414", true, 302),
        (302, "437", "415", false, null),
        (305, "438", "418", false, 306),
        (306, "439", "419", true, null),
        (307, "440", "420", false, 308),
        (308, "441", "421", true, null),
        (315, "446", "444", false, 316),
        (316, "447", "445", true, null),
        (317, "486", "480", false, 318),
        (318, "487", "481", true, null),
        (319, "488", "482", true, 320),
        (320, "489", "483", false, null),
        (323, "490", "484", false, 325),
        (325, "491", "485", true, null),
    ];

    /// <summary>All 28 messages, iJw first, in order of number.</summary>
    public static readonly IReadOnlyList<BerichtType> All =
    [
        .. from standaard in Enum.GetValues<Standaard>()
           from row in Table
           select new BerichtType(standaard, row.Nummer, standaard is Standaard.Ijw ? row.Ijw : row.Iwmo, row.ByGemeente, row.AnsweredBy),
    ];

    private static readonly FrozenDictionary<(Standaard, int), BerichtType> ByNummer = All.ToFrozenDictionary(t => (t.Standaard, t.Nummer));

    private static readonly FrozenDictionary<string, BerichtType> ByName = All.ToFrozenDictionary(t => t.Name);

    private BerichtType(Standaard standaard, int nummer, string berichtCode, bool sentByGemeente, int? answeredBy) =>
        (Standaard, Nummer, BerichtCode, SentByGemeente, AnsweredBy) = (standaard, nummer, berichtCode, sentByGemeente, answeredBy);

    public Standaard Standaard { get; }

    /// <summary>The message number: 301 … 325.</summary>
    public int Nummer { get; }

    /// <summary>The value of Header/BerichtCode.</summary>
    public string BerichtCode { get; }

    /// <summary>True when the gemeente sends this message; a 302 and a 320 come from the aanbieder.</summary>
    public bool SentByGemeente { get; }

    /// <summary>Number of the message that answers this one, or null when nothing does.</summary>
    public int? AnsweredBy { get; }

    /// <summary>The name as people use it: JW323, WMO301.</summary>
    public string Name => (Standaard is Standaard.Ijw ? "JW" : "WMO") + Nummer;

    /// <summary>True for 302, 306, 308, 316, 318 and 320: their header repeats that of the message they judge.</summary>
    public bool IsReturn => AnsweredBy is null && !IsClaimAnswer;

    /// <summary>
    /// True for 301 and 319: the gemeente makes it of its own accord, numbers it through over all aanbieders, and gets it back in a return.
    /// </summary>
    public bool IsOwn => SentByGemeente && AnsweredBy is not null;

    /// <summary>True for 302 and 320: an aanbieder says what he found in a message of the gemeente.</summary>
    public bool IsReturnOfOwn => IsReturn && !SentByGemeente;

    /// <summary>True for 305 and 307: the start or the stop of a delivery.</summary>
    public bool IsDelivery => Nummer is 305 or 307;

    /// <summary>True for 315 and 317: an aanbieder asks for an allocation, or for another one.</summary>
    public bool IsRequest => Nummer is 315 or 317;

    /// <summary>True for 323.</summary>
    public bool IsClaim => Nummer is 323;

    /// <summary>True for 325: what became of a claim; not a return, because its header is its own.</summary>
    public bool IsClaimAnswer => Nummer is 325;

    /// <summary>
    /// True when Header/Afzender is the gemeente and Ontvanger the aanbieder. The header of a return is that of the message it judges,
    /// so there Afzender is whom the return goes to.
    /// </summary>
    public bool HasGemeenteAsAfzender => SentByGemeente != IsReturn;

    /// <summary>The family as the command line writes it: ijw or iwmo.</summary>
    public string Family => FamilyOf(Standaard);

    /// <summary>A family as the command line and the store write it: ijw or iwmo.</summary>
    public static string FamilyOf(Standaard standaard) => standaard is Standaard.Ijw ? "ijw" : "iwmo";

    /// <summary>The message of this family and number.</summary>
    /// <exception cref="KeyNotFoundException">The standard has no message of that number.</exception>
    public static BerichtType Of(Standaard standaard, int nummer) => ByNummer[(standaard, nummer)];

    /// <summary>The message with this name (JW323), or null.</summary>
    public static BerichtType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The message of this family and number, or null.</summary>
    internal static BerichtType? Find(Standaard standaard, int nummer) => ByNummer.GetValueOrDefault((standaard, nummer));

    public sealed override string ToString() => Name;
}
