using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Requests of aanbieders (315, 317): open, in research, granted and refused. Names no person.</summary>
[ShowsWrongFilter]
public sealed class VerzoekenModel(RequestStore requests, WorkingDays workingDays, Viewer viewer, Looks looks, TimeProvider clock)
    : PageModel
{
    /// <summary>A search gives so many at most.</summary>
    public const int MaxShown = 50;

    private const int PageSize = 25;
    private const int MaxCounted = 1000;

    /// <summary>Open unless something else is asked; "alle" is every status.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>315 or 317.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Soort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Gemeente { get; set; }

    [BindProperty(SupportsGet = true)]
    public Standaard? Domein { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Aanbieder { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    /// <summary>Only those this person has in hand.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mijn { get; set; }

    [BindProperty(SupportsGet = true)]
    public RequestSort Volgorde { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    public DateOnly Today { get; private set; }

    public Page<RequestRow> Requests { get; private set; } = new([], null);

    /// <summary>How many are open in all; null beside what was searched for.</summary>
    public int? Open { get; private set; }

    /// <summary>How many are in research in all.</summary>
    public int InResearch { get; private set; }

    /// <summary>What was searched for is shown, instead of what is filtered.</summary>
    public bool HasSearched { get; private set; }

    public string? Problem { get; private set; }

    public static IReadOnlyList<(string Value, AanvraagStatus? Status)> Statuses { get; } =
    [
        ("open", AanvraagStatus.Open),
        ("onderzoek", AanvraagStatus.InOnderzoek),
        ("toegekend", AanvraagStatus.Toegewezen),
        ("afgewezen", AanvraagStatus.Afgewezen),
        ("alle", null),
    ];

    public string Chosen => Status ?? Statuses[0].Value;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = clock.Today();
        var status = Statuses.FirstOrDefault(s => s.Value == Chosen);
        if (status.Value is null)
            ModelState.AddModelError(nameof(Status), "");
        if (Soort is not (null or 315 or 317))
            ModelState.AddModelError(nameof(Soort), "");
        Requests = await requests.ListAsync(
            new()
            {
                Scope = viewer.Scope,
                Status = status.Status,
                Nummer = Soort,
                Gemeente = Text(Gemeente),
                Standaard = Domein,
                Aanbieder = Text(Aanbieder),
                ProductCode = Text(Product),
                InHandOf = Mijn ? viewer.AccountId : null,
                Sort = Volgorde,
            },
            new(PageSize, Na),
            ct);
        Open = await CountAsync(AanvraagStatus.Open, ct);
        InResearch = await CountAsync(AanvraagStatus.InOnderzoek, ct);
    }

    /// <summary>A number; of very many only that they are.</summary>
    public static string Count(int number) => number < MaxCounted ? Dutch.Number(number) : $"meer dan {Dutch.Number(MaxCounted - 1)}";

    private Task<int> CountAsync(AanvraagStatus status, CancellationToken ct) =>
        requests.CountAsync(new() { Scope = viewer.Scope, Status = status }, MaxCounted, ct);

    /// <summary>Nothing that is searched for stands in an address.</summary>
    public async Task OnPostZoekAsync(string? bsn, string? referentie, string? waarom, CancellationToken ct)
    {
        Today = clock.Today();
        var person = Text(bsn) is { } typed ? BsnText.Parse(typed) : null;
        Problem = Reasons.TextOf(waarom) is null ? "Kies waarom u zoekt."
            : Text(bsn) is null && Text(referentie) is null ? "Vul een bsn of een referentie in."
            : Text(bsn) is not null && person is null ? "Een bsn heeft negen cijfers en voldoet aan de elfproef."
            : null;
        if (Problem is not null)
        {
            await OnGetAsync(ct);
            return;
        }

        HasSearched = true;
        foreach (var gemeente in viewer.Gemeenten)
            await looks.AddAsync(Looks.Search, Reasons.TextOf(waarom)!, gemeente, person is { } client ? [client] : [], null, ct);
        Requests = await requests.ListAsync(
            new() { Scope = viewer.Scope, Bsn = person, Referentie = Text(referentie), Sort = RequestSort.Newest }, new(MaxShown), ct);
    }

    public (DateOnly Due, int Left)? Due(RequestRow row) =>
        row.DueOn(workingDays) is { } due ? (due, workingDays.Between(Today, due)) : null;

    public string More(string next)
    {
        (string Name, string? Value)[] parts =
        [
            ("status", Status), ("soort", $"{Soort}"), ("gemeente", Gemeente), ("domein", $"{Domein}"), ("aanbieder", Aanbieder),
            ("product", Product), ("mijn", Mijn ? "true" : null), ("volgorde", $"{Volgorde}"), ("na", next),
        ];
        var given = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        return $"/verzoeken?{string.Join('&', given)}";
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
