using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>Tariffs of one gemeente beside each other: products in rows, aanbieders in columns; what differs is marked.</summary>
[ShowsWrongFilter]
public sealed class TarievenMatrixModel(AgreementStore agreements, KnownNames known, Viewer viewer, TimeProvider clock) : PageModel
{
    public const int MaxRows = 60;
    private const int PerSheet = 10;

    [BindProperty(SupportsGet = true)]
    public string? Gemeente { get; set; }

    /// <summary>jw or wmo; both when it is neither.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Perceel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The day on which the tariffs are in force.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Op { get; set; }

    /// <summary>Which of the sheets of aanbieders, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Blad { get; set; }

    public TariffMatrix Matrix { get; private set; } = new([], []);

    public IReadOnlyList<string> Gemeenten => viewer.Gemeenten;

    public string Chosen => viewer.Gemeenten.Contains(Gemeente) ? Gemeente! : viewer.Gemeenten.FirstOrDefault("");

    public DateOnly Day => Op ?? clock.Today();

    public int Sheets => Math.Max(1, (Matrix.Aanbieders.Count + PerSheet - 1) / PerSheet);

    public int Sheet => Math.Clamp(Blad ?? 1, 1, Sheets);

    /// <summary>The aanbieders of the sheet that is shown.</summary>
    public IReadOnlyList<string> Aanbieders => [.. Matrix.Aanbieders.Skip((Sheet - 1) * PerSheet).Take(PerSheet)];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>All of it, with a column for each aanbieder.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        await LoadAsync(ct);
        var names = await known.ReadAsync(ct);
        Column<TariffMatrix.Row>[] columns =
        [
            new("Domein", r => Field.Of(Families.DomeinOf(r.Standaard))),
            new("Productcategorie", r => Field.Of(r.Categorie)),
            new("Productcode", r => Field.Of(r.Code)),
            new("Eenheid", r => Field.Of(r.Eenheid)),
            new("Meest voorkomend (euro)", r => Field.Euro(r.Common)),
            new("Afwijkend", r => Field.Number(r.Cells.Values.Count(r.Differs))),
            .. Matrix.Aanbieders.Select(agb => new Column<TariffMatrix.Row>(
                Names.Aanbieder(agb, names.OfAanbieder(agb)), r => Field.Euro(r[agb]?.Agreement.Tarief))),
        ];
        return new TableDownload<TariffMatrix.Row>("tarieven-matrix", columns, Matrix.Rows.ToAsyncEnumerable());
    }

    /// <summary>The address of this page or its file, with the filter.</summary>
    public string With(string path, int? sheet = null) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["gemeente"] = Chosen,
        ["wet"] = Wet,
        ["perceel"] = Perceel,
        ["code"] = Code,
        ["op"] = Op?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["blad"] = sheet?.ToString(CultureInfo.InvariantCulture),
    }.Where(p => p.Value is not null));

    private async Task LoadAsync(CancellationToken ct)
    {
        var filter = new AgreementFilter
        {
            Scope = viewer.Scope,
            Gemeente = Chosen,
            Standaard = Families.OfDomein(Wet),
            Perceel = string.IsNullOrWhiteSpace(Perceel) ? null : Perceel.Trim(),
            ProductCode = string.IsNullOrWhiteSpace(Code) ? null : Code.Trim(),
        };
        Matrix = TariffMatrix.Of((await agreements.ListAsync(filter, int.MaxValue, ct)).Rows, Day);
    }
}
