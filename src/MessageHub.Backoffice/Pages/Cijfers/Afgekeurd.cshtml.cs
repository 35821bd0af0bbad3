using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>What was rejected: figures for everybody who sees figures, the messages themselves for who may see those.</summary>
[ShowsWrongFilter]
public sealed class AfgekeurdModel(
    RejectionQueries rejections, OverviewQueries overview, KnownNames known, Viewer viewer, TimeProvider clock) : PageModel
{
    private RegisteredNames names = RegisteredNames.None;

    /// <summary>Days of a quarter fit.</summary>
    private const int MaxRows = 100;

    private const int MaxRepeated = 10;
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public BerichtQuery Vraag { get; set; } = new();

    public FilterChoices Choices { get; private set; } = new([], [], []);

    public CountRow Total { get; private set; } = new("", 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public IReadOnlyList<CountRow> Counts { get; private set; } = [];

    /// <summary>Null for who sees no messages.</summary>
    public Page<BerichtRow>? Berichten { get; private set; }

    public IReadOnlyList<RepeatedRejection> Repeated { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Complete();
        // Over years each takes its time, and none waits for another.
        var total = rejections.TotalAsync(Vraag.ToFilter(viewer.Scope), ct);
        await Task.WhenAll(CountAsync(ct), total, viewer.SeesPersons ? ListAsync(ct) : Task.CompletedTask);
        Total = await total;
    }

    /// <summary>The table of counts as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        Complete();
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        await CountAsync(ct);
        Column<CountRow>[] columns =
        [
            new(KeyHeader, c => KeyField(c.Key)),
            new("Berichten", c => Field.Number(c.Messages)),
            new("Akkoord", c => Field.Number(c.Accepted)),
            new("Deels afgekeurd", c => Field.Number(c.Partly)),
            new("Afgekeurd", c => Field.Number(c.Rejected)),
            new("Niet te lezen", c => Field.Number(c.Refused)),
            new("Regels", c => Field.Number(c.Lines)),
            new("Regels afgekeurd", c => Field.Number(c.LinesRejected)),
            new("Ingediend saldo (euro)", c => Field.Euro(c.SubmittedCents)),
            new("Afgekeurd saldo (euro)", c => Field.Euro(c.RejectedCents)),
        ];
        return new TableDownload<CountRow>("afgekeurd-aantallen", columns, Counts.ToAsyncEnumerable());
    }

    /// <summary>The rows that are shown, and the others together as one, with how many those are.</summary>
    public IEnumerable<(string Name, string? Link, CountRow Row)> Shown
    {
        get
        {
            var shown = Counts.Take(MaxRows).Select(c => (KeyName(c.Key), Narrow(c.Key), c));
            var rest = Counts.Skip(MaxRows).ToList();
            return rest.Count == 0 ? shown : shown.Append(($"Overige ({Dutch.Number(rest.Count)})", null, CountRow.Sum("", rest)));
        }
    }

    public string KeyHeader => Vraag.Per switch
    {
        CountBy.Day => Step switch { PeriodStep.Day => "Dag", PeriodStep.Week => "Week", _ => "Maand" },
        CountBy.Aanbieder => "Aanbieder",
        CountBy.Bericht => "Bericht",
        CountBy.Perceel => "Perceel",
        CountBy.Gemeente => "Gemeente",
        _ => "Code",
    };

    public string KeyName(string key) => Vraag.Per switch
    {
        CountBy.Day when DateOnly.TryParse(key, out var day) => Step.NameOf(day),
        CountBy.Perceel => Names.Perceel(key),
        CountBy.Gemeente => Names.Gemeente(key),
        CountBy.Aanbieder when key.Length > 0 => Names.Aanbieder(key, names.OfAanbieder(key)),
        CountBy.RetourCode => key.Length > 0 ? key : "Geen code",
        _ => key.Length > 0 ? key : "Onbekend",
    };

    /// <summary>The same page with only what one row of the table counts, or null when it cannot be asked for.</summary>
    public string? Narrow(string key) => (Vraag.Per, key) switch
    {
        (CountBy.Perceel, "") => Vraag.With("perceel", BerichtQuery.NoPerceel),
        (_, "") or (CountBy.Day, _) => null,
        (CountBy.Aanbieder, _) => Vraag.With("aanbieder", key),
        (CountBy.Bericht, _) => Vraag.With("bericht", key),
        (CountBy.Perceel, _) => Vraag.With("perceel", key),
        (CountBy.Gemeente, _) => Vraag.With("gemeente", key),
        _ => Vraag.With("code", key),
    };

    /// <summary>What counts by day are grouped by over this period.</summary>
    public PeriodStep Step => PeriodCounts.StepOf(Vraag.Van!.Value, Vraag.Tot!.Value);

    /// <summary>A day is one for a spreadsheet too; a week or month is a name.</summary>
    private Field KeyField(string key) =>
        Vraag.Per is CountBy.Day && Step is PeriodStep.Day && DateOnly.TryParse(key, out var day) ? Field.Day(day) : Field.Of(KeyName(key));

    private void Complete()
    {
        Vraag.Complete(clock.Today(), ModelState);
    }

    private async Task CountAsync(CancellationToken ct)
    {
        names = await known.ReadAsync(ct);
        var counts = await rejections.CountsAsync(Vraag.ToFilter(viewer.Scope), Vraag.Per, ct);
        Counts = Vraag.Per is CountBy.Day ? PeriodCounts.Of(counts, Step) : counts;
        Choices = await overview.ChoicesAsync(viewer.Scope, ct);
    }

    private async Task ListAsync(CancellationToken ct)
    {
        Berichten = await rejections.BerichtenAsync(Vraag.ToRejected(viewer.Scope), Vraag.Sorteer, new(PageSize, Vraag.Na), ct);
        if (Vraag.Na is null)
            Repeated = await rejections.RepeatedAsync(Vraag.ToFilter(viewer.Scope), MaxRepeated, ct);
    }
}
