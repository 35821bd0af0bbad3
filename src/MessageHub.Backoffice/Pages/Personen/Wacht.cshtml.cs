using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>What is held for a person, the soonest due first, and what was decided lately.</summary>
public sealed class WachtModel(HeldQueries held, Viewer viewer, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;
    private const int MaxDecisions = 10;

    public Page<HeldRow> Held { get; private set; } = new([], null);

    public DateOnly Today { get; private set; }

    public IReadOnlyList<DecisionRow> Decisions { get; private set; } = [];

    public async Task OnGetAsync(string? na, CancellationToken ct)
    {
        Today = clock.Today();
        Held = await held.ListAsync(viewer.Scope, Today, new(PageSize, na), ct);
        Decisions = (await held.DecisionsAsync(viewer.Scope, new(MaxDecisions), ct)).Items;
    }
}
