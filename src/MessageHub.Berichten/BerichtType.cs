using System.Collections.Frozen;

namespace MessageHub.Berichten;

/// <summary>
/// One message of the standard as all releases have it: JW323. What a release adds to it is its <see cref="BerichtIdentity"/>. This table
/// is the only place that knows numbers and codes (docs/standard/schemas.csv).
/// </summary>
public record BerichtType
{
    private static readonly Row[] Table =
    [
        new(301, "436", "414", true, 302),
        new(302, "437", "415", false, null),
        new(305, "438", "418", false, 306),
        new(306, "439", "419", true, null),
        new(307, "440", "420", false, 308),
        new(308, "441", "421", true, null),
        new(315, "446", "444", false, 316),
        new(316, "447", "445", true, null),
        new(317, "486", "480", false, 318),
        new(318, "487", "481", true, null),
        new(319, "488", "482", true, 320),
        new(320, "489", "483", false, null),
        new(323, "490", "484", false, 325),
        new(325, "491", "485", true, null),
    ];

    private static readonly BerichtType[] Types =
        [.. Table.Select(r => new BerichtType(Standaard.Ijw, r)), .. Table.Select(r => new BerichtType(Standaard.Iwmo, r))];

    private static readonly FrozenDictionary<string, BerichtType> ByName = Types.ToFrozenDictionary(t => t.Name);

    private BerichtType(Standaard standaard, Row row)
    {
        (Standaard, Nummer, BerichtCode) = (standaard, row.Nummer, standaard is Standaard.Ijw ? row.Ijw : row.Iwmo);
        (SentByGemeente, AnsweredBy) = (row.ByGemeente, row.AnsweredBy);
    }

    /// <summary>All 28 messages, iJw first, in order of number.</summary>
    public static IReadOnlyList<BerichtType> All => Types;

    /// <summary>The family: the same number is another message in each.</summary>
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
    public static BerichtType Of(Standaard standaard, int nummer) =>
        Find(standaard, nummer) ?? throw new KeyNotFoundException($"The standard has no message {nummer}.");

    /// <summary>The message with this name (JW323), or null.</summary>
    public static BerichtType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The message of this family and number, or null.</summary>
    internal static BerichtType? Find(Standaard standaard, int nummer) =>
        Array.Find(Types, t => t.Standaard == standaard && t.Nummer == nummer);

    /// <summary>The name: JW323.</summary>
    public sealed override string ToString() => Name;

    /// <summary>One number of the standard, with what differs between the families.</summary>
    /// <param name="Nummer">The message number.</param>
    /// <param name="Ijw">Its BerichtCode in iJw.</param>
    /// <param name="Iwmo">Its BerichtCode in iWmo.</param>
    /// <param name="ByGemeente">Sent by the gemeente.</param>
    /// <param name="AnsweredBy">Number of the message that answers it, or null.</param>
    private sealed record Row(int Nummer, string Ijw, string Iwmo, bool ByGemeente, int? AnsweredBy);
}
