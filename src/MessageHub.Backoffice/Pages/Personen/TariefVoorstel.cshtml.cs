using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// What a file of agreements changes, before it does. Whoever confirms confirms what the page shows: when the agreements beside it are
/// others by then, the page is shown again. With four eyes another than who brought it confirms.
/// </summary>
public sealed class TariefVoorstelModel(AgreementDesk desk, RegisterStore store, Viewer viewer, BackofficeSettings settings, TimeProvider clock) : PageModel
{
    private const string Changed = "Intussen zijn er afspraken gewijzigd. Er is niets opgeslagen.";
    private IReadOnlyList<AgreementRow> rows = [];

    /// <summary>So many changes are shown; those that touch something in front.</summary>
    public const int Most = 100;

    public AgreementProposal Proposal { get; private set; } = null!;

    public AgreementsPreview? Preview { get; private set; }

    /// <summary>Why it cannot be stored (any more).</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public bool FourEyes => settings.Own.FourEyes;

    public bool IsMine => Proposal.ProposedBy.IsSameAs(viewer.Decider);

    /// <summary>What it was said to change is not what it changes now.</summary>
    public bool IsStale => Preview is not null && Preview.Seen != Proposal.Seen;

    public bool MayConfirm => Preview is not null && !IsStale && !(FourEyes && IsMine);

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(long nummer, CancellationToken ct) => await LoadAsync(nummer, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBevestigAsync(long nummer, string? gezien, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (FourEyes && IsMine)
            return Refuse("Een collega moet dit bevestigen.");
        if (IsStale || gezien != Proposal.Seen)
            return Refuse($"{Changed} Kijk opnieuw wat dit bestand wijzigt.");
        if (Preview is null)
            return Page();
        var origin = new AgreementOrigin(
            IsMine ? viewer.Login : $"{Proposal.ProposedBy.Name} en {viewer.Login}",
            clock.GetUtcNow(),
            AgreementsFile.OriginOf(Proposal.FileName, Proposal.Content),
            Proposal.Note);
        switch (await desk.ConfirmAsync(viewer.Scope, Proposal, rows, origin, viewer.Decider, FourEyes, ct))
        {
            case ProposalOutcome.Stale:
                return Refuse($"{Changed} Kijk opnieuw wat dit bestand wijzigt.");
            case ProposalOutcome.Gone:
                return Refuse("Dit voorstel is er niet meer: iemand was u voor.");
        }

        TempData["Said"] = rows.Count == 1 ? "De afspraak is opgeslagen." : $"Er zijn {rows.Count} afspraken opgeslagen.";
        return Redirect("/tarieven");
    }

    public async Task<IActionResult> OnPostTrekInAsync(long nummer, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (!await desk.WithdrawAsync(viewer.Scope, Proposal, viewer.Login, clock.GetUtcNow(), ct))
            return Refuse("Dit voorstel is er niet meer: iemand was u voor.");
        TempData["Said"] = "Het voorstel is ingetrokken. Er is niets gewijzigd.";
        return Redirect("/tarieven");
    }

    /// <summary>Brings it anew, as it is seen now.</summary>
    public async Task<IActionResult> OnPostOpnieuwAsync(long nummer, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (IsStale && !await desk.RenewAsync(viewer.Scope, Proposal, Preview!.Seen, viewer.Login, clock.GetUtcNow(), ct))
            return Refuse("Dit voorstel is er niet meer: iemand was u voor.");
        return RedirectToPage(new { nummer });
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return Page();
    }

    private async Task<bool> LoadAsync(long nummer, CancellationToken ct)
    {
        if (await desk.FindProposalAsync(viewer.Scope, nummer, ct) is not { } proposal)
            return false;
        Proposal = proposal;
        var read = AgreementsFile.Read(proposal.Content, viewer.Gemeenten.Contains);
        var existing = await store.AgreementsBesideAsync(read.Rows, ct);
        read = read.Beside(existing);
        (rows, Problems) = (read.Rows, read.Sentences);
        if (Problems.Count == 0)
            Preview = await AgreementsPreview.ReadAsync(store, rows, existing, clock.Today(), ct);
        return true;
    }
}
