using System.Globalization;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>What a gemeente wants of an allocation, as somebody types it.</summary>
public sealed class WijzigForm : CareForm
{
    public const string Extend = "extend";
    public const string End = "end";
    public const string Amount = "amount";
    public const string Remove = "remove";
    public const string New = "new";

    /// <summary>One of the words above.</summary>
    public string? Soort { get; set; }

    /// <summary>The new last day of what is made longer; empty is without.</summary>
    public string? Verlengd { get; set; }

    /// <summary>The new last day of what ends.</summary>
    public string? Einddatum { get; set; }

    /// <summary>RedenWijziging.</summary>
    public string? Reden { get; set; }

    /// <summary>The new volume, or the new budget in euro.</summary>
    public string? Hoeveel { get; set; }

    /// <summary>The aanbieder asked for another amount; a box that is not ticked sends nothing.</summary>
    public bool Gevraagd { get; set; }

    /// <summary>Something takes the place of what is removed.</summary>
    public bool Vervang { get; set; }

    /// <summary>Who agreed for the aanbieder.</summary>
    public string? InstemmingVan { get; set; }

    public string? InstemmingOp { get; set; }

    /// <summary>The change, or what is wrong with what was typed.</summary>
    /// <param name="nummer">The allocation.</param>
    /// <param name="version">The version that counts, or null.</param>
    public (OwnChange? Change, string? Problem) Read(long nummer, ToewijzingVersion? version)
    {
        switch (Soort)
        {
            case Extend:
                var later = AddressBinding.DayOf(Text(Verlengd));
                return later is null && Text(Verlengd) is not null
                    ? (null, "De nieuwe einddatum is geen datum.")
                    : (new OwnChange.Extend(nummer, later), null);
            case End:
                return AddressBinding.DayOf(Text(Einddatum)) is not { } last ? (null, "Vul in wat de laatste dag wordt.")
                    : Text(Reden) is not { } reden ? (null, "Kies waarom de toewijzing eindigt.")
                    : (new OwnChange.End(nummer, last, reden), null);
            case Amount:
                return AmountOf(version) is { } amount
                    ? (new OwnChange.Amount(nummer, amount, Gevraagd), null)
                    : (null, version?.Budget is null ? "Het volume is een heel getal." : "Het budget is een bedrag in euro.");
            case Remove:
                var (replacement, wrong) = Vervang ? ReadNew() : (null, null);
                return wrong is null ? (new OwnChange.Remove(nummer, replacement), null) : (null, wrong);
            case New:
                return ReadNew();
            default:
                return (null, "Kies wat u wilt wijzigen.");
        }
    }

    /// <summary>What was typed of the client, null when nothing was; or what is wrong with it.</summary>
    public (TypedPerson? Person, string? Problem) ReadClient() => ReadPerson();

    /// <summary>That the aanbieder agrees, when it was typed; or what is wrong with it.</summary>
    public (Consent? Consent, string? Problem) ReadConsent() => (Text(InstemmingVan), AddressBinding.DayOf(Text(InstemmingOp))) switch
    {
        (null, null) when Text(InstemmingOp) is null => (null, null),
        ({ } by, { } on) => (new(by, on), null),
        _ => (null, "Vul in wie namens de aanbieder instemde, en op welke dag."),
    };

    private long? AmountOf(ToewijzingVersion? version) => Text(Hoeveel) is not { } typed ? null
        : version is { Budget: not null } or { Eenheid: Codes.Eenheid.Euro } ? Cents(typed)
        : long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units
        : null;

    private (OwnChange.Assign? New, string? Problem) ReadNew()
    {
        var (care, problem) = ReadProduct();
        return care is null ? (null, problem) : (new(care.Product, care.Ingangsdatum, care.Einddatum, care.Omvang, care.Budget), null);
    }
}
