using System.Runtime.CompilerServices;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Rejected lines as a file for a spreadsheet. Holds references and no person.</summary>
[ShowsWrongFilter]
public sealed class UitvoerModel(RejectionQueries rejections, KnownNames known, Viewer viewer, Looks looks, TimeProvider clock) : PageModel
{
    private static Column<FindingRow>[] ColumnsWith(RegisteredNames names) =>
    [
        new("Ontvangen", f => Field.Moment(f.ReceivedAt)),
        new("Bericht", f => Field.Of(f.Name)),
        new("Gemeente", f => Field.Of(f.Gemeente)),
        new("Aanbieder", f => Field.Of(f.Aanbieder)),
        new("Naam aanbieder", f => Field.Of(names.OfAanbieder(f.Aanbieder))),
        new("Identificatie", f => Field.Of(f.Identificatie)),
        new("DeclaratieNummer", f => Field.Of(f.DeclaratieNummer)),
        new("Klasse", f => Field.Of(f.Class)),
        new("Referentie", f => Field.Of(f.Referentie)),
        new("ToewijzingNummer", f => Field.Of(f.ToewijzingNummer?.ToString())),
        new("Categorie", f => Field.Of(f.ProductCategorie)),
        new("Product", f => Field.Of(f.ProductCode)),
        new("Naam product", f => Field.Of(names.OfProduct(f.ProductCode))),
        new("Begindatum", f => Field.Day(f.Begindatum)),
        new("Einddatum", f => Field.Day(f.Einddatum)),
        new("Perceel", f => Field.Of(f.Perceel)),
        new("Regel", f => Field.Of(f.Rule)),
        new("Retourcode", f => Field.Of(f.RetourCode)),
        new("Betekenis", f => Field.Of(Names.RetourCode(f.RetourCode ?? ""))),
        new("Bedrag (euro)", f => Field.Euro(f.Bedrag)),
        new("Keer afgekeurd", f => Field.Number(f.Attempt)),
    ];

    public async Task<IActionResult> OnGetAsync(BerichtQuery vraag, CancellationToken ct)
    {
        vraag.Complete(clock.Today(), ModelState);
        return WrongFilters.Refusal(ModelState) ?? new TableDownload<FindingRow>(
            "afgekeurde-regels", ColumnsWith(await known.ReadAsync(ct)), RowsAsync(vraag.ToRejected(viewer.Scope), ct));
    }

    private async IAsyncEnumerable<FindingRow> RowsAsync(BerichtFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var logged = new HashSet<string>();
        await foreach (var finding in WholeList.ReadAsync(page => rejections.FindingsAsync(filter, page, ct)))
        {
            if (logged.Add(finding.Gemeente ?? ""))
                await looks.AddAsync(Looks.Export, "Afgekeurde regels opgeslagen", finding.Gemeente ?? "", [], null, ct);
            yield return finding;
        }
    }
}
