using System.Runtime.CompilerServices;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Rejected lines as a file for a spreadsheet. Holds references and no person.</summary>
[ShowsWrongFilter]
public sealed class UitvoerModel(RejectionMonitor monitor, Viewer viewer, Looks looks, TimeProvider clock) : PageModel
{
    private static readonly string[] Header =
    [
        "Ontvangen", "Bericht", "Gemeente", "Aanbieder", "Identificatie", "DeclaratieNummer", "Klasse", "Referentie", "ToewijzingNummer", "Categorie",
        "Product", "Begindatum", "Einddatum", "Perceel", "Regel", "Retourcode", "Betekenis", "Bedrag (euro)", "Keer afgekeurd",
    ];

    public IActionResult OnGet(BerichtQuery vraag, CancellationToken ct)
    {
        vraag.Complete(clock.Today(), ModelState);
        return WrongFilters.Refusal(ModelState) ?? new CsvDownload("afgekeurde-regels.csv", Header, RowsAsync(vraag.ToRejected(viewer.Scope), ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(BerichtFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var logged = new HashSet<string>();
        await foreach (var finding in CsvDownload.AllAsync(page => monitor.FindingsAsync(filter, page, ct)))
        {
            if (logged.Add(finding.Gemeente ?? ""))
                await looks.AddAsync(Looks.Export, "Afgekeurde regels opgeslagen", finding.Gemeente ?? "", [], null, ct);
            yield return Fields(finding);
        }
    }

    private static string?[] Fields(FindingRow f) =>
    [
        Dutch.Moment(f.ReceivedAt), f.Name, f.Gemeente, f.Aanbieder, f.Identificatie, f.DeclaratieNummer, f.Class, f.Referentie, f.ToewijzingNummer?.ToString(),
        f.ProductCategorie, f.ProductCode, f.Begindatum is { } begin ? Dutch.Day(begin) : null, f.Einddatum is { } eind ? Dutch.Day(eind) : null, f.Perceel, f.Rule,
        f.RetourCode, Names.RetourCode(f.RetourCode ?? ""), f.Bedrag is { } bedrag ? CsvTable.Euro(bedrag) : null, f.Attempt.ToString(),
    ];
}
