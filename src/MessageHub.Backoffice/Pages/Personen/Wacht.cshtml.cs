using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>What is held for a person, the soonest due first, and what was decided lately.</summary>
public sealed class WachtModel(HeldQueries held, ToewijzingQueries toewijzingen, Viewer viewer, AllocationLinks links, TimeProvider clock)
    : PageModel
{
    /// <summary>Who leaves an allocation as it is for so long wants it so.</summary>
    private const int MonthsShown = 3;

    private const int PageSize = 25;
    private const int MaxDecisions = 10;
    private const int MaxStopped = 25;

    public Page<HeldRow> Held { get; private set; } = new([], null);

    public DateOnly Today { get; private set; }

    public IReadOnlyList<DecisionRow> Decisions { get; private set; } = [];

    /// <summary>Allocations that go on although care stopped for good, each with where it is ended.</summary>
    public IReadOnlyList<(StoppedToewijzing Toewijzing, string Link)> Stopped { get; private set; } = [];

    public async Task OnGetAsync(string? na, CancellationToken ct)
    {
        Today = clock.Today();
        Held = await held.ListAsync(viewer.Scope, Today, new(PageSize, na), ct);
        Decisions = (await held.DecisionsAsync(viewer.Scope, new(MaxDecisions), ct)).Items;
        var stopped = await toewijzingen.StoppedAsync(viewer.Scope, Today.AddMonths(-MonthsShown), Today, MaxStopped, ct);
        Stopped = [.. stopped.Select(s => (s, links.ToChange(s.Key)))];
    }
}
