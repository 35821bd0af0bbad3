using MessageHub.Backoffice.Access;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static MessageHub.Processing.Decisions.RequestOutcome;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// One request, what is in force for its client beside it, and the decision on it (<see cref="DecideOnRequest"/>): first the message is
/// shown that would leave, then it leaves.
/// </summary>
public sealed class VerzoekModel(
    RequestStore requests,
    DecideOnRequest decide,
    ToewijzingQueries toewijzingen,
    AccountStore accounts,
    BerichtReader reader,
    WorkingDays workingDays,
    Viewer viewer,
    Looks looks,
    AllocationLinks links,
    BackofficeSettings settings,
    TimeProvider clock)
    : PageModel
{
    private const int MaxElsewhere = 25;

    public RequestDetail Verzoek { get; private set; } = null!;

    public RequestContent Details { get; private set; } = null!;

    /// <summary>Allocations of the client with other aanbieders, or in the other domain, that are current.</summary>
    public IReadOnlyList<ToewijzingRow> Elsewhere { get; private set; } = [];

    /// <summary>What was typed, to show again.</summary>
    public VerzoekForm Form { get; private set; } = new();

    /// <summary>The message that would leave; null when none is shown.</summary>
    public OwnOutcome.Made? Preview { get; private set; }

    /// <summary>The proposal that the preview is of; null when it is of what was typed.</summary>
    public TakenRequestDecision? Previewed { get; private set; }

    public string? Problem { get; private set; }

    public bool FourEyes => settings.Own.FourEyes;

    public DateOnly Today { get; private set; }

    public bool IsMine(TakenRequestDecision proposal) => proposal.By.IsSameAs(viewer.Decider);

    public string LinkTo(ToewijzingKey key) => links.To(key);

    public string LinkTo(long nummer) => links.To(new(Verzoek.Row.Standaard, Verzoek.Row.Gemeente, nummer));

    /// <summary>Allocations of the client with this aanbieder that are current, or start later.</summary>
    public IEnumerable<Toewijzing> Current => Verzoek.Register.Toewijzingen.Values
        .Where(t => t.Bsn == Verzoek.Aanvraag.Bsn && t.IsActueelOn(Today)).OrderBy(t => t.Nummer);

    /// <summary>The clocks that run on this request, with how long each has to go.</summary>
    public IEnumerable<(string Name, DateOnly Due, int Left)> Clocks()
    {
        var (row, terms) = (Verzoek.Row, Verzoek.Row.Terms);
        if (row.Status is AanvraagStatus.Open)
            yield return Clock("Antwoord: toekennen, afwijzen of in onderzoek nemen", terms.AnsweredBy(workingDays));
        if (row.Status is AanvraagStatus.Open or AanvraagStatus.InOnderzoek && terms.ResidenceBy is { } residence)
            yield return Clock("Afwijzen omdat een andere gemeente verantwoordelijk is (woonplaatsbeginsel)", residence);
        if (row.Status is AanvraagStatus.Open or AanvraagStatus.InOnderzoek)
        {
            yield return Clock(
                terms.IsJudicial
                    ? "Onderzoek afgerond: wat een rechter bepaalt, duurt hoogstens 14 dagen"
                    : "Onderzoek afgerond: 8 weken na de dagtekening",
                terms.ResearchedBy);
        }

        (string, DateOnly, int) Clock(string name, DateOnly due) => (name, due, workingDays.Between(Today, due));
    }

    /// <summary>The products that the message assigns, or the answer that it gives, as people read it.</summary>
    public IReadOnlyList<ToegewezenProduct> Products => Preview?.Bericht.Client?.ToegewezenProducten ?? [];

    /// <summary>What may be a reason for refusing (WJ759): 8 is for a 315 of the Jeugdwet.</summary>
    public IEnumerable<string> Reasons => RequestAnswer.Reasons.Where(
        code => code != Codes.RedenAfwijzingVerzoek.Woonplaatsbeginsel || Verzoek.Row.Terms.MayBeElsewhere);

    /// <summary>The reason that follows from what could be checked; null when all of that passes.</summary>
    public string? ProposedReason => Details.Checks.Select(c => c.Reden).FirstOrDefault(r => r is not null);

    public Task<IActionResult> OnGetAsync(string? verzoek, CancellationToken ct) =>
        OnRequestAsync(verzoek, () => Task.FromResult<IActionResult>(Page()), ct);

    /// <summary>Shows what would leave.</summary>
    public Task<IActionResult> OnPostBekijkAsync(string? verzoek, VerzoekForm form, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () =>
        {
            Form = form;
            return OrderOf(form) is { } order ? Show(await decide.PreviewAsync(viewer.Scope, order, ct), isPreview: true) : Page();
        },
        ct);

    /// <summary>Decides, or proposes where two persons do.</summary>
    public Task<IActionResult> OnPostBeslisAsync(string? verzoek, VerzoekForm form, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () =>
        {
            Form = form;
            if (OrderOf(form) is not { } order)
                return Page();
            // What no message can say is not proposed either.
            if (FourEyes && await decide.PreviewAsync(viewer.Scope, order, ct) is Refused refused)
                return Show(refused, isPreview: false);
            return Show(await decide.DecideAsync(viewer.Scope, order, ct), isPreview: false);
        },
        ct);

    /// <summary>Shows what a proposal would let leave.</summary>
    public Task<IActionResult> OnPostBekijkVoorstelAsync(string? verzoek, long voorstel, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () =>
        {
            if (Verzoek.Proposal is not { } proposal || proposal.Number != voorstel)
                return Refuse(RefusalText.Of(new RefusedBecause.ProposalGone()));
            Previewed = proposal;
            return Show(await decide.PreviewProposalAsync(viewer.Scope, Verzoek.Row.Number, proposal, ct), isPreview: true);
        },
        ct);

    /// <summary>The second pair of eyes: carries out what somebody else proposed.</summary>
    public Task<IActionResult> OnPostBevestigAsync(string? verzoek, long voorstel, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () => await accounts.FindAsync(viewer.AccountId, ct) is { } me
            ? Show(await decide.ConfirmAsync(viewer.Scope, Verzoek.Row.Number, voorstel, Decider.Of(me), ct), isPreview: false)
            : Forbid(),
        ct);

    public Task<IActionResult> OnPostTrekInAsync(string? verzoek, long voorstel, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () => Show(await decide.WithdrawAsync(viewer.Scope, Verzoek.Row.Number, voorstel, viewer.Decider, ct), isPreview: false),
        ct);

    /// <summary>Takes it in hand, or lays it down.</summary>
    public Task<IActionResult> OnPostBehandelAsync(string? verzoek, bool neem, CancellationToken ct) => OnRequestAsync(
        verzoek,
        async () =>
        {
            await requests.TakeAsync(Verzoek.Row, neem ? viewer.AccountId : null, clock.GetUtcNow(), ct);
            return RedirectToPage(new { verzoek });
        },
        ct);

    /// <summary>Of another gemeente it is as if there were nothing.</summary>
    private async Task<IActionResult> OnRequestAsync(string? verzoek, Func<Task<IActionResult>> work, CancellationToken ct)
    {
        Today = clock.Today();
        if (RequestNumber.Parse(verzoek) is not { } number || await requests.FindAsync(viewer.Scope, number, ct) is not { } request)
            return NotFound();
        (Verzoek, Details, Form) = (request, RequestContent.Of(request, reader), VerzoekForm.For(request));
        var bsn = request.Aanvraag.Bsn;
        await looks.AddAsync(Looks.Request, "Verzoek bekeken", request.Row.Gemeente, [bsn], request.Row.BerichtId, ct);
        var all = await toewijzingen.ListAsync(
            new() { Scope = new([request.Row.Gemeente]), Bsn = bsn, CurrentOn = Today }, new(MaxElsewhere), ct);
        Elsewhere = [.. all.Items.Where(t => t.Aanbieder != request.Row.Aanbieder || t.Key.Standaard != request.Row.Standaard)];
        return await work();
    }

    /// <summary>Null when what was typed cannot be read: then the problem says why.</summary>
    private RequestOrder? OrderOf(VerzoekForm form)
    {
        var (decision, person, problem) = form.Read();
        Problem = problem;
        return decision is null
            ? null
            : new(
                Verzoek.Row.Number, decision, viewer.Decider, form.Waarom?.Trim() ?? "") { Person = person, LastKnown = form.Gezien ?? 0 };
    }

    private IActionResult Show(RequestOutcome outcome, bool isPreview)
    {
        switch (outcome)
        {
            case Refused(var reason):
                return Refuse(RefusalText.Of(reason));
            case Told(var made) when isPreview:
                Preview = made;
                return Page();
            default:
                TempData["Said"] = outcome switch
                {
                    Told { Message.Result.Outcome: BerichtOutcome.Held } =>
                        "Uw besluit is vastgelegd. Het bericht heeft waarschuwingen en wacht op een bevestiging, "
                        + "op de pagina Wacht op besluit.",
                    Told(var made) => $"Uw besluit is vastgelegd. Het bericht {made.Bericht.Identity.Name} gaat naar de aanbieder.",
                    Proposed => "Uw voorstel is vastgelegd. Een collega moet het bevestigen.",
                    Withdrawn => "Het voorstel is ingetrokken.",
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                return RedirectToPage(new { verzoek = $"{Verzoek.Row.Number}" });
        }
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return Page();
    }
}
