using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// What the gemeente decides by itself on an allocation, or beside it for the same client with the same aanbieder
/// (<see cref="DecideOnAllocations"/>): first the message is shown that would leave, then it leaves.
/// </summary>
public sealed class WijzigenModel(
    ToewijzingQueries toewijzingen, DecideOnAllocations decide, BackofficeSettings settings, Viewer viewer, Looks looks,
    AllocationLinks links, TimeProvider clock)
    : PageModel
{
    public ToewijzingDetail Detail { get; private set; } = null!;

    /// <summary>What was typed, to show again.</summary>
    public WijzigForm Form { get; private set; } = new();

    /// <summary>The message that would leave; null when none is shown.</summary>
    public OwnOutcome.Made? Preview { get; private set; }

    /// <summary>What the aanbieder has to agree to first.</summary>
    public IReadOnlyList<ConsentNeeded> Needed { get; private set; } = [];

    /// <summary>What is decided here a colleague has to confirm.</summary>
    public bool FourEyes => settings.Own.FourEyes;

    /// <summary>Why it cannot be done.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What may be done with the allocation.</summary>
    public OwnOptions Options { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(string? key, CancellationToken ct) =>
        OnAllocationAsync(key, () => Task.FromResult<IActionResult>(Page()), ct);

    /// <summary>Shows what would leave.</summary>
    public Task<IActionResult> OnPostBekijkAsync(string? key, WijzigForm form, CancellationToken ct) =>
        OnAllocationAsync(key, () => TryAsync(form, isSent: false, ct), ct);

    /// <summary>Decides.</summary>
    public Task<IActionResult> OnPostBeslisAsync(string? key, WijzigForm form, CancellationToken ct) =>
        OnAllocationAsync(key, () => TryAsync(form, isSent: true, ct), ct);

    private async Task<IActionResult> OnAllocationAsync(string? key, Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (key is null || links.Find(key) is not { } found
            || await toewijzingen.FindAsync(viewer.Scope, found, clock.Today(), ct) is not { } detail)
            return NotFound();
        (Detail, Key) = (detail, key);
        await looks.AddAsync(Looks.Allocation, "Toewijzing wijzigen", detail.Key.Gemeente, [detail.Bsn], null, ct);
        Options = await decide.OptionsAsync(Scope, detail.Bsn, detail.Key.Nummer, ct);
        return await work();
    }

    private ExchangeScope Scope => new(Detail.Key.Standaard, Detail.Key.Gemeente, Detail.Aanbieder);

    private async Task<IActionResult> TryAsync(WijzigForm form, bool isSent, CancellationToken ct)
    {
        Form = form;
        var (wish, problem) = form.Read(Detail.Key.Nummer, Options);
        var (consent, wrong) = form.ReadConsent();
        var (person, misfit) = form.ReadClient();
        if ((problem ?? wrong ?? misfit) is { } told)
        {
            Problems = [told];
            return Page();
        }

        var request = new OwnRequest(Scope, Detail.Bsn, wish!, viewer.Name, form.Waarom?.Trim() ?? "")
        {
            Account = viewer.Decider,
            Consent = consent,
            Person = person,
        };
        switch (isSent ? await decide.DecideAsync(request, ct) : await decide.PreviewAsync(request, ct))
        {
            case OwnOutcome.Refused refused:
                Problems = refused.Reasons;
                return Page();
            case OwnOutcome.NeedsConsent needs:
                Needed = needs.What;
                return Page();
            case OwnOutcome.Made made when !isSent:
                Preview = made;
                return Page();
            case OwnOutcome.Made { NeedsColleague: true }:
                TempData["Said"] = "Uw besluit is vastgelegd. Een collega moet het bevestigen, op de pagina Wacht op besluit.";
                return Redirect(links.To(Detail.Key));
            case OwnOutcome.Made { Result.Outcome: BerichtOutcome.Held }:
                TempData["Said"] =
                    "Uw besluit is vastgelegd. Het bericht heeft waarschuwingen en wacht op een bevestiging, "
                    + "op de pagina Wacht op besluit.";
                return Redirect(links.To(Detail.Key));
            default:
                TempData["Said"] = "Uw besluit is vastgelegd. Het bericht gaat naar de aanbieder.";
                return Redirect(links.To(Detail.Key));
        }
    }
}
