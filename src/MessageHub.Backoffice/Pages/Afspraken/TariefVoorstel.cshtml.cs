using System.Diagnostics;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// What a file of agreements changes, before it does. Whoever confirms confirms what the page shows: when the agreements beside it are
/// others by then, the page is shown again. With four eyes another than who brought it confirms.
/// </summary>
public sealed class TariefVoorstelModel(
    AgreementStore agreements, RegisterStore store, Viewer viewer, BackofficeSettings settings, TimeProvider clock) : PageModel
{
    private IReadOnlyList<AgreementRow> rows = [];

    /// <summary>So many changes are shown; those that touch something in front.</summary>
    public const int MaxShown = 100;

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

    /// <summary>What became of it, when it is not open any more; null while it is.</summary>
    public AgreementProposalRow? Over { get; private set; }

    /// <summary>What differs; of a tariff that follows another also what that was.</summary>
    public static string DifferencesOf(PreviewedAgreement changed) => changed.Change.After.IsWithdrawn
        ? "vervalt"
        : string.Join(
            "; ",
            PreviewedAgreement.Differences(changed.Change, Dutch.Euro, changed.Previous)
                .Select(d => d.Before is null ? $"{d.Name} {d.After}" : $"{d.Name} {d.Before} → {d.After}"));

    /// <summary>The lines that have to be credited and declared again.</summary>
    public async Task<IActionResult> OnGetRegelsAsync(long nummer, CancellationToken ct) =>
        await LoadAsync(nummer, ct) && Preview is { } preview
            ? new TableDownload<RetroactiveLine>("regels", AgreementColumns.Lines, preview.Lines.ToAsyncEnumerable())
            : NotFound();

    public async Task<IActionResult> OnGetAsync(long nummer, CancellationToken ct)
    {
        var page = await OnOpenAsync(nummer, () => Task.FromResult<IActionResult>(Page()), ct);
        if (Over is not null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    public Task<IActionResult> OnPostBevestigAsync(long nummer, string? gezien, CancellationToken ct) => OnOpenAsync(nummer, async () =>
    {
        // The store refuses it too; who has to look for a colleague need not look at the changes again first.
        if (FourEyes && IsMine)
            return Refuse(AgreementConfirmation.NeedsAnother);
        if (IsStale || gezien != Proposal.Seen)
            return Refuse(AgreementConfirmation.Stale);
        if (Preview is null)
            return Page();
        var origin = new AgreementOrigin(
            IsMine ? viewer.Login : $"{Proposal.ProposedBy.Name} en {viewer.Login}",
            clock.GetUtcNow(),
            AgreementsFile.OriginOf(Proposal.FileName, Proposal.Content),
            Proposal.Note);
        var outcome = await agreements.ConfirmAsync(viewer.Scope, Proposal, rows, origin, viewer.Decider, ct);
        if (outcome is not AgreementConfirmation.Stored)
            return Refuse(outcome);
        TempData["Said"] = rows.Count == 1 ? "De afspraak is opgeslagen." : $"Er zijn {rows.Count} afspraken opgeslagen.";
        return Redirect("/tarieven");
    }, ct);

    public Task<IActionResult> OnPostTrekInAsync(long nummer, CancellationToken ct) => OnOpenAsync(nummer, async () =>
    {
        if (!await agreements.WithdrawAsync(viewer.Scope, Proposal, viewer.Login, clock.GetUtcNow(), ct))
            return Refuse(AgreementConfirmation.Gone);
        TempData["Said"] = "Het voorstel is ingetrokken. Er is niets gewijzigd.";
        return Redirect("/tarieven");
    }, ct);

    /// <summary>Brings it anew, as it is seen now.</summary>
    public Task<IActionResult> OnPostOpnieuwAsync(long nummer, CancellationToken ct) => OnOpenAsync(nummer, async () =>
        IsStale && !await agreements.RenewAsync(viewer.Scope, Proposal, Preview!.Seen, viewer.Login, clock.GetUtcNow(), ct)
            ? Refuse(AgreementConfirmation.Gone)
            : RedirectToPage(new { nummer }), ct);

    private PageResult Refuse(AgreementConfirmation outcome)
    {
        Problem = outcome switch
        {
            AgreementConfirmation.Stale =>
                "Intussen zijn er afspraken gewijzigd. Er is niets opgeslagen. Kijk opnieuw wat dit bestand wijzigt.",
            AgreementConfirmation.NeedsAnother => "Een collega moet dit bevestigen.",
            AgreementConfirmation.Gone => "Dit voorstel is er niet meer: iemand was u voor.",
            _ => throw new UnreachableException(),
        };
        return Page();
    }

    /// <summary>Who comes late is shown what became of it; of another gemeente it is as if there were nothing.</summary>
    private async Task<IActionResult> OnOpenAsync(long nummer, Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (await LoadAsync(nummer, ct))
            return await work();
        Over = await agreements.FindStateAsync(viewer.Scope, nummer, ct);
        return Over is null ? NotFound() : Page();
    }

    private async Task<bool> LoadAsync(long nummer, CancellationToken ct)
    {
        if (await agreements.FindProposalAsync(viewer.Scope, nummer, ct) is not { } proposal)
            return false;
        Proposal = proposal;
        var read = AgreementsFile.Read(proposal.Content, viewer.Scope);
        var existing = await store.AgreementsBesideAsync(read.Rows, ct);
        read = read.Beside(existing);
        (rows, Problems) = (read.Rows, read.Sentences);
        if (Problems.Count == 0)
            Preview = await AgreementsPreview.ReadAsync(store, rows, existing, clock.Today(), ct);
        return true;
    }
}
