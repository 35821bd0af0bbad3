using System.Diagnostics;
using MessageHub.Backoffice.Access;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Lists;
using MessageHub.Register.Facts;
using MessageHub.Register.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// What a file of a list changes, before it does. Whoever confirms confirms what the page shows: when the list is another by then, nothing
/// is stored.
/// </summary>
public sealed class LijstVoorstelModel(ListStore lists, Viewer viewer, TimeProvider clock) : PageModel
{
    /// <summary>So many rows of each kind are shown.</summary>
    public const int MaxShown = 100;

    public ListProposal Proposal { get; private set; } = null!;

    public ListDifference Difference { get; private set; } = new([], [], [], 0);

    /// <summary>The rows of the file.</summary>
    private IReadOnlyList<ListRow> rows = [];

    /// <summary>Why it cannot be stored (any more).</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The list has changed since it was shown what the file changes.</summary>
    public bool IsStale { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(long nummer, CancellationToken ct) => await LoadAsync(nummer, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBevestigAsync(long nummer, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (Problems.Count > 0)
            return Page();
        var origin = new AgreementOrigin(
            viewer.Login, clock.GetUtcNow(), AgreementsFile.OriginOf(Proposal.FileName, Proposal.Content), Proposal.Note);
        switch (await lists.ConfirmAsync(Proposal, rows, origin, ct))
        {
            case ListConfirmation.Stored:
                TempData["Said"] = "De lijst is opgeslagen.";
                return Redirect($"/lijsten?lijst={Proposal.List.Name}");
            case ListConfirmation.Stale:
                Problem = "Intussen is deze lijst gewijzigd. Er is niets opgeslagen. Trek dit in en breng het bestand opnieuw.";
                return Page();
            case ListConfirmation.Gone:
                Problem = "Dit voorstel is er niet meer: iemand was u voor.";
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IActionResult> OnPostTrekInAsync(long nummer, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        await lists.WithdrawAsync(nummer, viewer.Login, clock.GetUtcNow(), ct);
        TempData["Said"] = "Het voorstel is ingetrokken. Er is niets gewijzigd.";
        return Redirect($"/lijsten?lijst={Proposal.List.Name}");
    }

    /// <summary>False when it is not open (any more), or has rows of a gemeente that this person may not see.</summary>
    private async Task<bool> LoadAsync(long nummer, CancellationToken ct)
    {
        if (await lists.FindAsync(nummer, ct) is not { } proposal)
            return false;
        Proposal = proposal;
        var read = ListFile.Read(proposal.List, proposal.Content, viewer.Scope);
        // It was right when it was brought: what is wrong with it by itself is that it is another's.
        if (read.Problems.Count > 0
            || (proposal.IsWhole && proposal.List.GemeentePlace >= 0 && !viewer.Scope.HasBothDomains))
        {
            return false;
        }

        var named = await lists.WithNamedAsync(proposal.List, ct);
        var existing = named[proposal.List.Name];
        IsStale = ListDifference.HashOf(existing) != proposal.Seen;
        read = read.Beside(named, proposal.IsWhole);
        (rows, Problems) = (read.Rows, read.Sentences);
        Difference = ListDifference.Of(proposal.List, rows, existing, proposal.IsWhole && Problems.Count == 0);
        return true;
    }
}
