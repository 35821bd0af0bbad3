using System.Globalization;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Processing.Composing;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>What a gemeente wants of an allocation, as somebody types it.</summary>
public sealed class WijzigForm : CareForm
{
    public const string Extend = "extend";
    public const string End = "end";
    public const string Succeed = "succeed";
    public const string Amount = "amount";
    public const string Remove = "remove";
    public const string Correct = "correct";
    public const string Resend = "resend";
    public const string New = "new";

    /// <summary>Which day people choose with which RedenWijziging.</summary>
    public static IReadOnlyList<(string Reden, string Hint)> EndHints { get; } =
    [
        (Codes.RedenWijziging.Overleden, "de dag van overlijden."),
        (Codes.RedenWijziging.Contractwijziging, "de laatste dag van het contract."),
        (Codes.RedenWijziging.AnderDomein, "de dag voor de zorg in het andere domein begint."),
        (Codes.RedenWijziging.Verhuizing, "de laatste dag waarop uw gemeente verantwoordelijk is."),
        (Codes.RedenWijziging.Leveringsvorm, "uiterlijk de dag voor het pgb begint."),
        (Codes.RedenWijziging.AndereAanbieder, "de laatste dag bij deze aanbieder. Geef daarna een toewijzing aan de andere."),
        (Codes.RedenWijziging.Herindeling, "de laatste dag van de oude gemeente. De nieuwe gemeente wijst opnieuw toe."),
        (Codes.RedenWijziging.Aanbieder, "de dag waarom de aanbieder vroeg, buiten de berichten om."),
        (Codes.RedenWijziging.Correctie, "de dag waarop de zorg stopte, na een definitieve stop."),
    ];

    /// <summary>One of the words above.</summary>
    public string? Soort { get; set; }

    /// <summary>The new last day of what is made longer; empty is without.</summary>
    public string? Verlengd { get; set; }

    /// <summary>The new last day of what ends.</summary>
    public string? Einddatum { get; set; }

    /// <summary>RedenWijziging.</summary>
    public string? Reden { get; set; }

    /// <summary>All other care of the client with this aanbieder ends as well.</summary>
    public bool Allemaal { get; set; }

    /// <summary>The new volume, or the new budget in euro.</summary>
    public string? Hoeveel { get; set; }

    /// <summary>The aanbieder asked for another amount; a box that is not ticked sends nothing.</summary>
    public bool Gevraagd { get; set; }

    /// <summary>Who agreed for the aanbieder.</summary>
    public string? InstemmingVan { get; set; }

    public string? InstemmingOp { get; set; }

    /// <summary>What is wanted, or what is wrong with what was typed.</summary>
    /// <param name="nummer">The allocation.</param>
    /// <param name="options">What may be done with it.</param>
    public (OwnWish? Wish, string? Problem) Read(long nummer, OwnOptions options)
    {
        switch (Soort)
        {
            case Extend:
                var later = AddressBinding.DayOf(Text(Verlengd));
                return later is null && Text(Verlengd) is not null
                    ? (null, "De nieuwe einddatum is geen datum.")
                    : One(new OwnChange.Extend(nummer, later));
            case End:
                return AddressBinding.DayOf(Text(Einddatum)) is not { } last ? (null, "Vul in wat de laatste dag wordt.")
                    : Text(Reden) is not { } reden ? (null, "Kies waarom de toewijzing eindigt.")
                    : (new OwnWish.Change(
                        [new OwnChange.End(nummer, last, reden), .. Allemaal ? OwnChanges.EndOfAll(last, reden, options.Beside) : []]),
                        null);
            case Amount:
                return AmountOf(options.Amount) is { } amount
                    ? One(new OwnChange.Amount(nummer, amount, Gevraagd))
                    : (null, options.Amount is { IsMoney: true } ? "Het budget is een bedrag in euro." : "Het volume is een heel getal.");
            case Remove:
                return One(new OwnChange.Remove(nummer));
            case Resend:
                return (new OwnWish.Resend([nummer]), null);
            case Succeed or Correct or New:
                var (care, wrong) = ReadAssign();
                return care is null ? (null, wrong) : One(Soort switch
                {
                    Succeed => new OwnChange.Succeed(nummer, care),
                    Correct => new OwnChange.Remove(nummer, care),
                    _ => care,
                });
            default:
                return (null, "Kies wat u wilt wijzigen.");
        }
    }

    /// <summary>What was typed of the client, null when nothing was; or what is wrong with it.</summary>
    public (TypedPerson? Person, string? Problem) ReadClient() => ReadPerson();

    /// <summary>That the aanbieder agrees, when it was typed; or what is wrong with it.</summary>
    public (Consent? Consent, string? Problem) ReadConsent() => ConsentOf(InstemmingVan, InstemmingOp);

    /// <summary>That the aanbieder agrees, when it was typed; or what is wrong with it.</summary>
    /// <param name="van">Who agreed for him.</param>
    /// <param name="op">On which day.</param>
    public static (Consent? Consent, string? Problem) ConsentOf(string? van, string? op) =>
        (Text(van), AddressBinding.DayOf(Text(op))) switch
    {
        (null, null) when Text(op) is null => (null, null),
        ({ } by, { } on) => (new(by, on), null),
        _ => (null, "Vul in wie namens de aanbieder instemde, en op welke dag."),
    };

    private static (OwnWish? Wish, string? Problem) One(OwnChange change) => (new OwnWish.Change([change]), null);

    private long? AmountOf(AmountOption? option) => Text(Hoeveel) is not { } typed ? null
        : option is { IsMoney: true } ? Cents(typed)
        : long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units
        : null;
}
