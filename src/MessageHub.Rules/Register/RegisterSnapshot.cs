using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Register;

/// <summary>
/// All that the register and the agreements have to say to one message, loaded before it is judged. Immutable: a rule looks up, it
/// never queries. Everything is limited to scope S of the message, to messages in force, and to the keys of <see cref="RegisterKeys"/>.
/// </summary>
public sealed record RegisterSnapshot
{
    /// <summary>A register that holds nothing.</summary>
    public static readonly RegisterSnapshot Empty = new();

    /// <summary>The earlier message of this sender and type with the same Identificatie, or null (TR056).</summary>
    public EarlierBericht? SameIdentificatie { get; init; }

    /// <summary>
    /// 302, 320: our own 301 or 319 that it judges, in force or not, with the same Identificatie and Dagtekening in scope S; null when it
    /// belongs to none of ours.
    /// </summary>
    public EarlierBericht? OwnBericht { get; init; }

    /// <summary>
    /// Current versions by ToewijzingNummer: those the message names, for a 301, 315 and 317, and for a 305 and 307 with a line that names
    /// none, also all of its client. In scope S; for a 301 the named numbers of the whole gemeente and domain, because a number is unique
    /// there (TR332).
    /// </summary>
    public IReadOnlyDictionary<long, Toewijzing> Toewijzingen { get; init; } = new Dictionary<long, Toewijzing>();

    /// <summary>301: all versions in scope S of the numbers that the message names, current or not (TR379).</summary>
    public IReadOnlySet<ToewijzingVersie> Versies { get; init; } = new HashSet<ToewijzingVersie>();

    /// <summary>301: versions of the numbers that the message names to which the aanbieder agreed, as somebody recorded.</summary>
    public IReadOnlySet<ToewijzingVersie> Consents { get; init; } = new HashSet<ToewijzingVersie>();

    /// <summary>Clients of the message with at least one allocation in S, deleted ones included.</summary>
    public IReadOnlySet<Bsn> ClientsWithToewijzing { get; init; } = new HashSet<Bsn>();

    /// <summary>301, 305, 307: starts in force of the client.</summary>
    public IReadOnlyList<Start> Starts { get; init; } = [];

    /// <summary>301, 305, 307: stops in force of the client.</summary>
    public IReadOnlyList<Stop> Stops { get; init; } = [];

    /// <summary>
    /// 301, 315, 317: all requests of the client and those with a reference of the message. 319: those with a reference of the message.
    /// </summary>
    public IReadOnlyList<Aanvraag> Aanvragen { get; init; } = [];

    /// <summary>301, 319: messages of our own that were held before this one and still are, first held first .</summary>
    public IReadOnlyList<HeldOwn> HeldOwn { get; init; } = [];

    /// <summary>323: the earlier processed claim with the same DeclaratieNummer, or null (TR333).</summary>
    public EarlierBericht? SameDeclaratieNummer { get; init; }

    /// <summary>323: first day of the latest DeclaratiePeriode of processed claims, or null (TR318).</summary>
    public DateOnly? LastDeclaratiePeriode { get; init; }

    /// <summary>323: ReferentieNummers of the message that earlier processed claims used, with that claim (TR314).</summary>
    public IReadOnlyDictionary<string, EarlierBericht> UsedReferentieNummers { get; init; } = new Dictionary<string, EarlierBericht>();

    /// <summary>
    /// 323: granted and held lines on the allocations of the message, and those that its credits refer to or that credited the same line.
    /// 301: granted lines on the allocations of the message. 305: granted lines on the allocations of the starts that the message deletes.
    /// </summary>
    public IReadOnlyList<EarlierPrestatie> Prestaties { get; init; } = [];

    /// <summary>The agreements of gemeente, aanbieder and domein, and the product code list.</summary>
    public ContractData Contract { get; init; } = ContractData.None;

    /// <summary>The client that a 301 or 319 is about: a 319 names only the request it answers. Null when nobody knows that.</summary>
    public Bsn? ClientOf(Bericht own) => own.Client?.Bsn
        ?? Aanvragen.FirstOrDefault(a => a.ReferentieAanbieder == own.Antwoord?.ReferentieAanbieder)?.Bsn;
}
