using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Held;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Zorg;

/// <summary>
/// Where somebody begins who helps persons to care: whose allocation ends, who waits, who delivers what at which tariff, and the
/// allocations of one person.
/// </summary>
public sealed class ZorgModel(
    CareQueries care, ToewijzingQueries toewijzingen, AgreementStore agreements, ListStore lists, Viewer viewer, Looks looks,
    TimeProvider clock) : PageModel
{
    public const int MaxShown = 50;
    public const int EndingDays = 60;
    private const int MaxAgreements = 2000;

    /// <summary>A person; only ever in a form.</summary>
    [BindProperty]
    public string? Bsn { get; set; }

    [BindProperty]
    public string? Waarom { get; set; }

    /// <summary>Only offers of this product, by its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>Null when nobody was looked for.</summary>
    public IReadOnlyList<ToewijzingRow>? Found { get; private set; }

    public IReadOnlyList<WaitingCount> Waiting { get; private set; } = [];

    public IReadOnlyList<ToewijzingRow> Ending { get; private set; } = [];

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string? ProblemOf(string field) => Problems.GetValueOrDefault(field);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        var bsn = BsnText.Parse(Bsn ?? "");
        if (bsn is null)
            Problems[nameof(Bsn)] = "Een bsn heeft negen cijfers en voldoet aan de elfproef.";
        if (Reasons.TextOf(Waarom) is not { } reason)
            Problems[nameof(Waarom)] = "Kies waarom u zoekt.";
        else if (bsn is { } client)
        {
            foreach (var gemeente in viewer.Gemeenten)
                await looks.AddAsync(Looks.Search, reason, gemeente, [client], null, ct);
            Found = (await toewijzingen.ListAsync(new() { Scope = viewer.Scope, Bsn = client }, new(MaxShown), ct)).Items;
        }

        await LoadAsync(ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Today = clock.Today();
        var scope = viewer.Scope with { WithUnread = false };
        Waiting = await care.WaitingAsync(scope, Today, ct);
        Ending = await care.EndingAsync(scope, Today, Today.AddDays(EndingDays), MaxShown + 1, ct);
        var product = string.IsNullOrWhiteSpace(Product) ? null : Product.Trim();
        var (rows, _) = await agreements.ListAsync(new() { Scope = scope, ProductCode = product }, MaxAgreements, ct);
        var contracts = (await lists.CurrentAsync(KeptList.Contracten, ct)).Where(r => KeptList.Contracten.IsOf(scope, r.Values)).ToList();
        Offers =
        [
            .. from row in rows
               where row.Agreement.GeldigVan <= Today && !(row.Agreement.GeldigTot < Today)
               group row by (row.Standaard, row.Agreement.ProductCode, row.Aanbieder, row.Agreement.Tarief, row.Agreement.Eenheid) into g
               let waiting = Waiting.FirstOrDefault(
                   w => w.Standaard == g.Key.Standaard && w.Aanbieder == g.Key.Aanbieder && w.Product == g.Key.ProductCode)
               orderby g.Key.ProductCode, waiting?.Count ?? 0, g.Key.Aanbieder
               select new Offer(
                   g.Key.Standaard, g.Key.ProductCode, g.Key.Aanbieder, g.Key.Tarief, g.Key.Eenheid, IsOpen(contracts, g.Key.Aanbieder),
                   waiting),
        ];
    }

    /// <summary>Whether it takes new clients, as its contracts say; null when they do not.</summary>
    private static bool? IsOpen(List<ListRow> contracts, string agb)
    {
        var list = KeptList.Contracten;
        var said = contracts.Where(r => r.Values[list.PlaceOf("agb")] == agb).Select(r => r.Values[list.PlaceOf("open_voor_nieuw")])
            .Where(v => !string.IsNullOrEmpty(v)).ToList();
        return said.Count == 0 ? null : said.Contains("ja");
    }

    /// <summary>Who delivers a product, at which tariff, and whether there is place.</summary>
    /// <param name="Standaard">The domain.</param>
    /// <param name="Product">Product code.</param>
    /// <param name="Aanbieder">AGB code.</param>
    /// <param name="Tarief">Eurocents; null where it is agreed in euros per allocation.</param>
    /// <param name="Eenheid">The unit of the tariff.</param>
    /// <param name="IsOpen">Takes new clients; null when nobody said so.</param>
    /// <param name="Waiting">Who waits for it, or null.</param>
    public sealed record Offer(
        Standaard Standaard, string Product, string Aanbieder, long? Tarief, string Eenheid, bool? IsOpen, WaitingCount? Waiting);
}
