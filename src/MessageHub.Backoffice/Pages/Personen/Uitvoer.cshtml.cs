using System.Runtime.CompilerServices;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Rejected lines as a file for a spreadsheet. Holds references and no person.</summary>
[ShowsWrongFilter]
public sealed class UitvoerModel(RejectionQueries rejections, Viewer viewer, Looks looks, TimeProvider clock) : PageModel
{
    private static readonly Column<FindingRow>[] Columns =
    [
        new("Ontvangen", f => Field.Moment(f.ReceivedAt)),
        new("Bericht", f => Field.Of(f.Name)),
        new("Gemeente", f => Field.Of(f.Gemeente)),
        new("Aanbieder", f => Field.Of(f.Aanbieder)),
        new("Identificatie", f => Field.Of(f.Identificatie)),
        new("DeclaratieNummer", f => Field.Of(f.DeclaratieNummer)),
        new("Klasse", f => Field.Of(f.Class)),
        new("Referentie", f => Field.Of(f.Referentie)),
        new("ToewijzingNummer", f => Field.Of(f.ToewijzingNummer?.ToString())),
        new("Categorie", f => Field.Of(f.ProductCategorie)),
        new("Product", f => Field.Of(f.ProductCode)),
        new("Begindatum", f => Field.Day(f.Begindatum)),
        new("Einddatum", f => Field.Day(f.Einddatum)),
        new("Perceel", f => Field.Of(f.Perceel)),
        new("Regel", f => Field.Of(f.Rule)),
        new("Retourcode", f => Field.Of(f.RetourCode)),
        new("Betekenis", f => Field.Of(Names.RetourCode(f.RetourCode ?? ""))),
        new("Bedrag (euro)", f => Field.Euro(f.Bedrag)),
        new("Keer afgekeurd", f => Field.Number(f.Attempt)),
    ];

    public IActionResult OnGet(BerichtQuery vraag, CancellationToken ct)
    {
        vraag.Complete(clock.Today(), ModelState);
        return WrongFilters.Refusal(ModelState) ?? new TableDownload<FindingRow>(
            "afgekeurde-regels", Columns, RowsAsync(vraag.ToRejected(viewer.Scope), ct));
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
