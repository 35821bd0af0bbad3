using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Register.Talks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>Where a contract manager begins: talks that are due, aanbieders that do nothing, percelen that move.</summary>
public sealed class ContractmanagementModel(
    ContractQueries contracts, PerceelQueries percelen, TalkStore talks, KnownNames known, Viewer viewer, BackofficeSettings settings,
    TimeProvider clock) : PageModel
{
    public const int MaxTalks = 8;
    public const int MaxIdle = 15;
    private const int MaxMoving = 8;
    private const int Months = 3;

    public DateOnly Today { get; private set; }

    /// <summary>The last months that are over.</summary>
    public PerceelPeriod Period { get; private set; }

    public IReadOnlyList<DueTalk> Due { get; private set; } = [];

    public int Contracted { get; private set; }

    /// <summary>Those that do nothing, the longest contracted first.</summary>
    public IReadOnlyList<ContractedAanbieder> Idle { get; private set; } = [];

    /// <summary>Percelen with what they became and were, the largest change first.</summary>
    public IReadOnlyList<(PerceelRow Row, long Before)> Moving { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var month = new DateOnly(Today.Year, Today.Month, 1);
        Period = new(month.AddMonths(-Months), month.AddMonths(-1));
        var indelingen = await percelen.IndelingenAsync(ct);
        var filter = new PerceelFilter
        {
            Scope = viewer.Scope with { WithUnread = false },
            From = Period.From,
            Until = Period.Until,
            AsKnownOn = Today.AddDays(-1),
            Indeling = indelingen.Count > 0 ? indelingen[0] : null,
        };
        var (now, before) = (percelen.ReadAsync(filter, ct), percelen.ReadAsync(AanbiederQueries.BeforeOf(filter), ct));
        await Task.WhenAll(now, before);
        var earlier = PerceelTable.Of(await before).Rows.ToDictionary(r => (r.Standaard, r.Key), r => r.Net);
        Moving =
        [
            .. PerceelTable.Of(await now).Rows
                .Select(r => (Row: r, Before: earlier.GetValueOrDefault((r.Standaard, r.Key))))
                .Where(r => r.Row.Net != r.Before)
                .OrderByDescending(r => Math.Abs(r.Row.Net - r.Before))
                .Take(MaxMoving),
        ];
    }

    /// <summary>All that do nothing, as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var names = await known.ReadAsync(ct);
        Column<ContractedAanbieder>[] columns =
        [
            new("AGB", a => Field.Of(a.Agb)),
            new("Aanbieder", a => Field.Of(names.OfAanbieder(a.Agb))),
            new("Klasse", a => Field.Of(a.Class)),
            new("Percelen", a => Field.Number(a.Percelen)),
            new("Contract sinds", a => Field.Day(a.Since)),
        ];
        return new TableDownload<ContractedAanbieder>("stille-aanbieders", columns, Idle.ToAsyncEnumerable());
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Today = clock.Today();
        var all = await DueTalk.ReadAsync(contracts, talks, settings.Own.TalkTerms, viewer.Scope, Today, ct);
        (Due, Contracted) = ([.. all.Where(d => d.DueOn is not null).Take(MaxTalks)], all.Count);
        Idle =
        [
            .. all.Select(d => d.Aanbieder).Where(a => a.IsIdle).OrderBy(a => a.Since).ThenBy(a => a.Agb, StringComparer.Ordinal),
        ];
    }
}
