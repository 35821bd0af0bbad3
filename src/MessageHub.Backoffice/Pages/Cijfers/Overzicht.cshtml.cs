using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pictures;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Today;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>How things are at this moment.</summary>
[ShowsWrongFilter]
public sealed class OverzichtModel(OverviewQueries overview, ObligationQueries obligations, Viewer viewer, TimeProvider clock) : PageModel
{
    private const int Days = 14;

    public TodayOverview Today { get; private set; } = null!;

    public IReadOnlyList<TrafficCount> Traffic { get; private set; } = [];

    public IReadOnlyList<Bar> Bars { get; private set; } = [];

    public long Overdue { get; private set; }

    public long LateThisWeek { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateOnly Day { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, Day) = (clock.GetUtcNow(), clock.Today());
        Today = await overview.TodayAsync(viewer.Scope, Day, ct);
        var first = Day.AddDays(1 - Days);
        // Today also with what is not judged yet, as the table of today has it.
        Traffic = [.. await overview.TrafficAsync(viewer.Scope, first, Day.AddDays(-1), ct), .. Today.Today];
        Bars = BarChart.Traffic(Traffic, first, Day);
        var ours = await obligations.CountsAsync(
            new() { Scope = viewer.Scope, Today = Day, Owner = ObligationOwner.Gemeente }, withMet: false, ct);
        (Overdue, LateThisWeek) = (ours.Sum(c => c.Overdue), ours.Sum(c => c.LateThisWeek));
    }

    /// <summary>Messages of today by kind, with how many there are of each state.</summary>
    public IEnumerable<(string Name, Func<BerichtState[], long> Count)> Kinds =>
        from kind in Today.Today.GroupBy(t => (t.Standaard, t.Nummer))
        orderby kind.Key.Standaard, kind.Key.Nummer
        let name = kind.Key is ({ } s, { } n) ? $"{BerichtType.Of(s, n).Name} {Text.Names.Bericht(n)}" : "Niet te lezen"
        select (name, (Func<BerichtState[], long>)(states => kind.Where(k => states.Contains(k.State)).Sum(k => k.Count)));

    /// <summary>The days of the picture, newest first, as figures.</summary>
    public IEnumerable<(DateOnly Day, Func<BerichtState[], long> Count)> DaysOfTraffic =>
        from offset in Enumerable.Range(0, Days)
        let day = Day.AddDays(-offset)
        let ofDay = Traffic.Where(t => t.Day == day).ToList()
        select (day, (Func<BerichtState[], long>)(states => ofDay.Where(t => states.Contains(t.State)).Sum(t => t.Count)));
}
