using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Afspraken;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Register.Queries.Today;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static MessageHub.Processing.Decisions.DecisionOutcome;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// One held message: grant, reject, judge again, add a tariff, or confirm what somebody proposed (<see cref="DecideOnHeld"/>).
/// </summary>
public sealed class BesluitModel(
    HeldQueries held,
    DecideOnHeld decide,
    AccountStore accounts,
    RuleSet rules,
    OverviewQueries overview,
    Viewer viewer,
    AllocationLinks links,
    BackofficeSettings settings,
    TimeProvider clock)
    : PageModel
{
    public BesluitView View { get; private set; } = null!;

    /// <summary>By whom and when it was decided, of a message that is not held any more; null while it is.</summary>
    public string? Over { get; private set; }

    public string? Problem { get; private set; }

    public bool FourEyes => settings.Own.FourEyes;

    public DateOnly Today => clock.Today();

    /// <summary>The tariff that was typed, to show again when it was wrong.</summary>
    public TariffForm Tariff { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(long nummer, int? vanaf, CancellationToken ct)
    {
        var page = await OnHeldAsync(nummer, vanaf ?? 0, () => Task.FromResult<IActionResult>(Page()), ct);
        if (Over is not null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    /// <summary>Grant, reject or judge again: one line, or all that is held.</summary>
    public Task<IActionResult> OnPostBeslisAsync(
        long nummer, string? regel, string? besluit, string? code, string? reden, long? gezien, CancellationToken ct) =>
        OnHeldAsync(nummer, 0, async () =>
    {
        if (HeldPart.Parse(regel) is not { } part)
            return Refuse("Kies over welke regel u besluit.");
        if (Decision.Parse(besluit, View.IsClaim ? code : null) is not { } decision)
            return Refuse("Kies wat u besluit.");
        if (View.IsClaim && decision is Decision.Reject { RetourCode: null or "" })
            return Refuse("Kies een retourcode bij het afwijzen.");
        var request = new DecisionRequest(nummer, part, decision, viewer.Decider, reden?.Trim() ?? "") { LastKnown = gezien ?? 0 };
        return Show(await decide.DecideAsync(request, ct));
    }, ct);

    /// <summary>Adds the tariff that is missing and judges the message again.</summary>
    public Task<IActionResult> OnPostTariefAsync(long nummer, TariffForm tarief, CancellationToken ct) => OnHeldAsync(nummer, 0, async () =>
    {
        Tariff = tarief;
        if (string.IsNullOrWhiteSpace(tarief.Reden))
            return Refuse(RefusalText.Of(new RefusedBecause.NoNote()));
        // What the tariff binds is that of the message: it cannot be one of another gemeente.
        var (rows, problems) = AgreementsFile.Read(new StringReader(tarief.ToCsv(View.Row)), existing: []);
        if (problems.Count > 0)
            return Refuse(string.Join(' ', problems.Select(p => $"{p.Column}: {p.Reason}")));
        var (decision, note) = (new Decision.AddTariff(rows[0].Agreement), $"Tarief toegevoegd: {tarief.Reden.Trim()}");
        return Show(await decide.DecideAsync(new(nummer, HeldPart.Whole, decision, viewer.Decider, note), ct));
    }, ct);

    /// <summary>The second pair of eyes: carries out what somebody else proposed.</summary>
    public Task<IActionResult> OnPostBevestigAsync(long nummer, long voorstel, CancellationToken ct) => OnHeldAsync(nummer, 0, async () =>
        await accounts.FindAsync(viewer.AccountId, ct) is { } me
            ? Show(await decide.ConfirmAsync(viewer.Scope, nummer, voorstel, Decider.Of(me), ct))
            : Forbid(), ct);

    public Task<IActionResult> OnPostTrekInAsync(long nummer, long voorstel, CancellationToken ct) => OnHeldAsync(nummer, 0, async () =>
        Show(await decide.WithdrawAsync(viewer.Scope, nummer, voorstel, viewer.Decider, ct)), ct);

    /// <summary>Who comes late is shown who decided; of another gemeente it is as if there were nothing.</summary>
    private async Task<IActionResult> OnHeldAsync(long nummer, int from, Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (await held.FindAsync(viewer.Scope, nummer, Today, ct) is { } row)
        {
            var percelen = row.Nummer == 323 ? (await overview.ChoicesAsync(viewer.Scope, ct)).Percelen : [];
            View = new(row, from, percelen, rules, viewer, links);
            if (row.Prestaties is [var line, ..])
                Tariff = TariffForm.For(line);
            return await work();
        }

        if (await held.DecidedAsync(viewer.Scope, nummer, ct) is not { } decision)
            return NotFound();
        Over = RefusalText.Of(new RefusedBecause.Over(nummer, decision));
        return Page();
    }

    private IActionResult Show(DecisionOutcome outcome)
    {
        if (outcome is Refused(var reason))
            return Refuse(RefusalText.Of(reason));
        TempData["Said"] = outcome switch
        {
            Answered { Result: { Submitted: { } submitted, Granted: { } granted } } =>
                $"Het bericht is klaar. Toegekend: {Dutch.Euro(granted)} van {Dutch.Euro(submitted)}. Het antwoord gaat naar de aanbieder.",
            Answered { Result: { Hold: OwnHold.Refused } } => "Het bericht is tegengehouden. Het gaat niet weg.",
            Answered { Result.Outcome: BerichtOutcome.Rejected } when View.Held.IsOwn =>
                "Het bericht is afgekeurd: intussen mag het niet meer. Het gaat niet weg.",
            Answered when View.Held.IsOwn => "Het bericht gaat naar de aanbieder.",
            Answered => "Het bericht is klaar.",
            StillHeld when View.Held.IsOwn => "Het bericht wacht nog: er zijn andere waarschuwingen. Bekijk ze hieronder.",
            StillHeld => "Uw besluit is vastgelegd. Er wacht nog meer van dit bericht.",
            Proposed => "Uw voorstel is vastgelegd. Een collega moet het bevestigen.",
            Withdrawn => "Het voorstel is ingetrokken.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return outcome is Answered ? Redirect("/wacht") : RedirectToPage(new { nummer = View.Held.Number });
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return Page();
    }
}
