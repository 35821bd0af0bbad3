using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Trace;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// What a provider is sent about his rejected messages: every finding explained, by the references he gave himself. No BSN, no name: he
/// knows his own lines.
/// </summary>
[ShowsWrongFilter]
public sealed class BriefModel(BerichtQueries berichten, RejectionQueries rejections, Viewer viewer, TimeProvider clock) : PageModel
{
    public const int MaxBerichten = 20;

    /// <summary>A letter that is longer is not read; the rest is in the file with lines.</summary>
    public const int MaxFindings = 30;

    public IReadOnlyList<(BerichtDetail Detail, IReadOnlyList<ExplainedClass> Findings)> Berichten { get; private set; } = [];

    public string Aanbieder { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public bool HasMore { get; private set; }

    /// <summary>Who writes: the gemeenten whose messages are reported.</summary>
    public IEnumerable<string> Gemeenten => Berichten.Select(b => Names.Gemeente(b.Detail.Row.Gemeente)).Distinct();

    /// <summary>Findings that are not reported.</summary>
    public int LeftOut { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, BerichtQuery vraag, CancellationToken ct)
    {
        Today = clock.Today();
        List<(Guid Id, long Findings)> rejected;
        if (id is { } one)
        {
            rejected = [(one, 0)];
        }
        else
        {
            vraag.Complete(Today, ModelState);
            if (WrongFilters.Refusal(ModelState) is { } refusal)
                return refusal;
            // What the gemeente did wrong itself is nothing to report to an aanbieder.
            if (string.IsNullOrWhiteSpace(vraag.Aanbieder) || vraag.IsOwn)
                return NotFound();
            var page = await rejections.BerichtenAsync(vraag.ToRejected(viewer.Scope), BerichtSort.Newest, new(MaxBerichten), ct);
            rejected = [.. page.Items.Select(b => (b.Id, b.Findings))];
            HasMore = page.Next is not null;
        }

        var (found, left) = (new List<(BerichtDetail, IReadOnlyList<ExplainedClass>)>(), MaxFindings);
        foreach (var (each, findings) in rejected)
        {
            if (left <= 0)
            {
                LeftOut += (int)findings;
                continue;
            }

            if (await berichten.FindAsync(viewer.Scope, each, ct) is not { Row.Type: not { IsOwn: true } } detail)
                continue;
            var all = ExplainedClass.Of(detail, detail.Result is { } json ? BerichtResult.FromJson(json) : null);
            var shown = ExplainedClass.AtMost(all, left);
            left -= shown.Sum(c => c.Findings.Count);
            LeftOut += all.Sum(c => c.Findings.Count) - shown.Sum(c => c.Findings.Count);
            found.Add((detail, shown));
        }

        if (found.Count == 0)
            return NotFound();
        Berichten = found;
        Aanbieder = found[0].Item1.Row.Aanbieder ?? "onbekend";
        return Page();
    }
}
