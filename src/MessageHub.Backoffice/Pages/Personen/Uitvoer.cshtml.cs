using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>Rejected lines as a file for a spreadsheet, at most five thousand. Holds references and no person.</summary>
public sealed class UitvoerModel(RejectionMonitor monitor, Viewer viewer, Looks looks, TimeProvider clock) : PageModel
{
    /// <summary>Sent in parts, so that a file begins to arrive at once.</summary>
    private const int PartSize = 500;

    private static readonly string[] Header =
    [
        "Ontvangen", "Bericht", "Gemeente", "Aanbieder", "Identificatie", "DeclaratieNummer", "Klasse", "Referentie", "ToewijzingNummer", "Categorie",
        "Product", "Begindatum", "Einddatum", "Perceel", "Regel", "Retourcode", "Betekenis", "Bedrag (euro)", "Keer afgekeurd",
    ];

    public async Task<IActionResult> OnGetAsync(BerichtQuery vraag, CancellationToken ct)
    {
        vraag.Complete(clock.Today());
        Response.ContentType = CsvTable.ContentType;
        Response.Headers.ContentDisposition = "attachment; filename=afgekeurde-regels.csv";
        var logged = new HashSet<string>();
        string? after = null;
        for (var part = 0; part < PageRequest.Largest / PartSize && (part == 0 || after is not null); part++)
        {
            var page = await monitor.FindingsAsync(vraag.ToRejected(viewer.Scope), new(PartSize, after), ct);
            foreach (var gemeente in page.Items.Select(f => f.Gemeente ?? "").Where(logged.Add))
                await looks.AddAsync(Looks.Export, "Afgekeurde regels opgeslagen", gemeente, [], null, ct);
            var rows = page.Items.Select(Fields);
            await Response.Body.WriteAsync(part == 0 ? CsvTable.Write(Header, rows) : CsvTable.Rows(rows), ct);
            await Response.Body.FlushAsync(ct);
            after = page.Next;
        }

        return new EmptyResult();
    }

    private static string?[] Fields(FindingRow f) =>
    [
        Dutch.Moment(f.ReceivedAt), f.Name, f.Gemeente, f.Aanbieder, f.Identificatie, f.DeclaratieNummer, f.Class, f.Referentie, f.ToewijzingNummer?.ToString(),
        f.ProductCategorie, f.ProductCode, f.Begindatum is { } begin ? Dutch.Day(begin) : null, f.Einddatum is { } eind ? Dutch.Day(eind) : null, f.Perceel, f.Rule,
        f.RetourCode, Names.RetourCode(f.RetourCode ?? ""), f.Bedrag is { } bedrag ? CsvTable.Euro(bedrag) : null, f.Attempt.ToString(),
    ];
}
