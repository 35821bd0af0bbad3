using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Register.Access;
using MessageHub.Register.Monitoring;
using MessageHub.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// One message that waits: grant, reject, or add a tariff and judge again. With four eyes a decision is a proposal that another person
/// confirms.
/// </summary>
public sealed class BesluitModel(
    HeldDesk desk,
    BerichtProcessor processor,
    AccountBook accounts,
    RuleSet rules,
    Overview overview,
    Viewer viewer,
    AllocationLinks links,
    BackofficeSettings settings,
    TimeProvider clock)
    : PageModel
{
    public HeldRow Row { get; private set; } = null!;

    /// <summary>What is told when what waited under this number was decided on; null while it waits.</summary>
    public string? Over { get; private set; }

    /// <summary>So many lines are shown with a form each.</summary>
    public const int MostLines = 8;

    /// <summary>The place of the first line that is shown, of those without a decision first.</summary>
    public int First { get; private set; }

    public IReadOnlyList<HeldLine> Lines { get; private set; } = [];

    /// <summary>The newest decision that the page shows: forms send it along, so that nobody decides over one he did not see.</summary>
    public long LastKnown => Row.Held.Decisions.Select(d => d.Number).DefaultIfEmpty(0).Max();

    public string? Problem { get; private set; }

    public bool FourEyes => settings.Own.FourEyes;

    public DateOnly Today => clock.Today();

    /// <summary>Names of percelen that are known, so that nobody has to make one up.</summary>
    public IReadOnlyList<string> Percelen { get; private set; } = [];

    /// <summary>The tariff that was typed, to show again when it was wrong.</summary>
    public TariffForm Tariff { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(long nummer, int? vanaf, CancellationToken ct)
    {
        if (await LoadAsync(nummer, vanaf ?? 0, ct))
            return Page();
        var page = await NotWaitingAsync(nummer, ct);
        // What waited is not here any more; what became of it is worth telling.
        Response.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    /// <summary>Grant or reject: one line, or all that waits.</summary>
    public async Task<IActionResult> OnPostBeslisAsync(
        long nummer, string? regel, string? besluit, string? code, string? reden, long? gezien, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, 0, ct))
            return await NotWaitingAsync(nummer, ct);
        if (HeldPart.Parse(regel) is not { } part)
            return Refuse("Kies over welke regel u besluit.");
        var retourCode = besluit == HeldDecision.Reject && Row.Nummer == 323 ? code : null;
        if (besluit == HeldDecision.Reject && Row.Nummer == 323 && string.IsNullOrEmpty(retourCode))
            return Refuse("Kies een retourcode bij het afwijzen.");
        return await SettleAsync(RulingOf(part, besluit ?? "", retourCode, reden) with { LastKnown = gezien ?? 0 }, ct);
    }

    /// <summary>The second pair of eyes: carries out what somebody else proposed.</summary>
    public async Task<IActionResult> OnPostBevestigAsync(long nummer, long voorstel, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, 0, ct))
            return await NotWaitingAsync(nummer, ct);
        if (await accounts.FindAsync(viewer.AccountId, ct) is not { } me)
            return Forbid();
        return await TellAsync(() => processor.ConfirmAsync(viewer.Scope, nummer, voorstel, me, clock.GetUtcNow(), clock.Today(), ct));
    }

    public async Task<IActionResult> OnPostTrekInAsync(long nummer, long voorstel, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, 0, ct))
            return await NotWaitingAsync(nummer, ct);
        if (Row.Proposals.All(p => p.Number != voorstel)
            || !await desk.WithdrawAsync(viewer.Scope, voorstel, viewer.Actor, clock.GetUtcNow(), ct))
            return Refuse("Dit voorstel is er niet meer.");
        TempData["Said"] = "Het voorstel is ingetrokken.";
        return RedirectToPage(new { nummer });
    }

    /// <summary>Adds the tariff that is missing and judges the message again; with four eyes a second person has both done.</summary>
    public async Task<IActionResult> OnPostTariefAsync(long nummer, TariffForm tarief, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, 0, ct))
            return await NotWaitingAsync(nummer, ct);
        Tariff = tarief;
        if (string.IsNullOrWhiteSpace(tarief.Reden))
            return Refuse("Schrijf op waarom u dit besluit.");
        // What the tariff binds is that of the message: it cannot be one of another gemeente.
        var (rows, problems) = AgreementsFile.Read(new StringReader(tarief.ToCsv(Row)), existing: []);
        if (problems.Count > 0)
            return Refuse(string.Join(' ', problems.Select(p => $"{p.Column}: {p.Reason}")));
        var ruling = RulingOf(HeldPart.Whole, Ruling.Rerun, null, $"Tarief toegevoegd: {tarief.Reden.Trim()}");
        return await SettleAsync(ruling with { Tariff = rows[0] }, ct);
    }

    /// <summary>The codes with which a line of this message can be rejected.</summary>
    public IEnumerable<(string Code, string Means)> Codes =>
        rules.RejectingPrestaties(BerichtIdentity.Of(Row.Release, Row.Standaard, 323)).GroupBy(r => r.RetourCode!)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.First().Definitie));

    public WaitingPrestatie? PrestatieOf(HeldLine line) => Row.Prestaties.FirstOrDefault(p => p.Number == line.Number);

    /// <summary>Of this person, who does not confirm it.</summary>
    public bool IsMine(Proposal proposal) => proposal.ProposedBy.IsSameAs(viewer.Decider);

    public string LinkTo(long toewijzing) => links.To(new(Row.Standaard, Row.Gemeente, toewijzing));

    /// <summary>An agreement as a person reads it.</summary>
    public string Told(AgreementRow tariff)
    {
        var agreement = tariff.Agreement;
        var amount = agreement.Tarief is { } cents ? $"{Dutch.Euro(cents)} per " : "";
        var until = agreement.GeldigTot is { } last ? $"t/m {Dutch.Day(last)}" : "zonder einde";
        var product = $"{agreement.ProductCategorie} / {agreement.ProductCode}, {amount}{Names.Eenheid(Row.Standaard, agreement.Eenheid)}";
        return $"{product}, vanaf {Dutch.Day(agreement.GeldigVan)} {until}, perceel {agreement.Perceel}";
    }

    private async Task<bool> LoadAsync(long nummer, int first, CancellationToken ct)
    {
        if (await desk.FindAsync(viewer.Scope, nummer, clock.Today(), ct) is not { } row)
            return false;
        Row = row;
        First = Math.Clamp(first, 0, row.Held.Lines.Count);
        Lines = [.. row.Held.Lines.OrderBy(l => row.Held.DecisionOn(l) is not null).ThenBy(l => l.Number).Skip(First).Take(MostLines)];
        if (row.Nummer == 323)
            Percelen = (await overview.ChoicesAsync(viewer.Scope, ct)).Percelen;
        if (row.Prestaties is [var line, ..])
            Tariff = TariffForm.For(line);
        return true;
    }

    /// <summary>Who comes late is told who decided; of another gemeente it is as if there were nothing.</summary>
    private async Task<IActionResult> NotWaitingAsync(long nummer, CancellationToken ct)
    {
        if (await desk.DecidedAsync(viewer.Scope, nummer, ct) is not { } decision)
            return NotFound();
        Over = BerichtProcessor.Decided($"nummer {nummer}", decision);
        return Page();
    }

    private Ruling RulingOf(HeldPart part, string decision, string? retourCode, string? note) =>
        new(Row.Held.Number, part, decision, retourCode, viewer.Login, note?.Trim() ?? "", clock.GetUtcNow());

    private async Task<IActionResult> SettleAsync(Ruling ruling, CancellationToken ct)
    {
        if (!FourEyes)
            return await TellAsync(() => processor.DecideAsync(ruling, clock.Today(), ct));
        try
        {
            await processor.ProposeAsync(ruling, viewer.Actor, ct);
        }
        catch (RulingRefusedException e)
        {
            return Refuse(e.Message);
        }

        TempData["Said"] = "Uw voorstel is vastgelegd. Een collega moet het bevestigen.";
        return RedirectToPage(new { nummer = ruling.Number });
    }

    private async Task<IActionResult> TellAsync(Func<Task<BerichtResult>> decide)
    {
        try
        {
            var result = await decide();
            TempData["Said"] = result.Outcome == "held" ? "Uw besluit is vastgelegd. Er wacht nog meer van dit bericht."
                : result.Submitted is { } submitted && result.Granted is { } granted
                    ? $"Het bericht is klaar. Toegekend: {Dutch.Euro(granted)} van {Dutch.Euro(submitted)}. Het antwoord gaat naar de aanbieder."
                    : "Het bericht is klaar.";
            return result.Outcome == "held" ? RedirectToPage(new { nummer = Row.Held.Number }) : Redirect("/wacht");
        }
        catch (RulingRefusedException e)
        {
            return Refuse(e.Message);
        }
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        return Page();
    }
}
