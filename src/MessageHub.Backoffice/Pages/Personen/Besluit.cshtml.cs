using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
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
    HeldDesk desk, BerichtProcessor processor, RegisterStore store, RuleSet rules, Overview overview, Viewer viewer, AllocationLinks links,
    BackofficeSettings settings, TimeProvider clock)
    : PageModel
{
    private const int LongestNote = 500;

    public HeldRow Row { get; private set; } = null!;

    /// <summary>So many lines are shown with a form each.</summary>
    public const int MostLines = 8;

    /// <summary>The place of the first line that is shown, of those without a decision first.</summary>
    [BindProperty(SupportsGet = true)]
    public int Vanaf { get; set; }

    public IReadOnlyList<HeldLine> Lines { get; private set; } = [];

    public string? Problem { get; private set; }

    public bool FourEyes => settings.Own.FourEyes;

    public string Me => viewer.Login;

    public DateOnly Today => clock.Today();

    /// <summary>Names of percelen that are known, so that nobody has to make one up.</summary>
    public IReadOnlyList<string> Percelen { get; private set; } = [];

    /// <summary>The tariff that was typed, to show again when it was wrong.</summary>
    public TariffForm Tariff { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(long nummer, CancellationToken ct) => await LoadAsync(nummer, ct) ? Page() : NotFound();

    /// <summary>Grant or reject: one line, or all that waits.</summary>
    public async Task<IActionResult> OnPostBeslisAsync(long nummer, int? regel, string? besluit, string? code, string? reden, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (besluit is not (HeldDecision.Grant or HeldDecision.Reject or Ruling.Rerun))
            return Refuse("Kies wat u besluit.");
        if (NoteProblem(reden) is { } problem)
            return Refuse(problem);
        var retourCode = besluit == HeldDecision.Reject && Row.Nummer == 323 ? code : null;
        if (besluit == HeldDecision.Reject && Row.Nummer == 323 && string.IsNullOrEmpty(retourCode))
            return Refuse("Kies een retourcode bij het afwijzen.");
        if (!FourEyes)
            return await DecideAsync(new(nummer, regel, besluit, retourCode, viewer.Login, reden!.Trim(), clock.GetUtcNow()), ct);
        var number = await desk.ProposeAsync(viewer.Scope, nummer, regel, besluit, retourCode, viewer.Login, reden!.Trim(), clock.GetUtcNow(), ct);
        if (number is null)
            return Refuse("Hierover ligt al een voorstel, of er is al beslist.");
        TempData["Said"] = "Uw voorstel is vastgelegd. Een collega moet het bevestigen.";
        return RedirectToPage(new { nummer });
    }

    /// <summary>The second pair of eyes: carries out what somebody else proposed.</summary>
    public async Task<IActionResult> OnPostBevestigAsync(long nummer, long voorstel, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (Row.Proposals.All(p => p.Number != voorstel) || await desk.ConfirmAsync(viewer.Scope, voorstel, viewer.Login, clock.GetUtcNow(), ct) is not { } proposal)
            return Refuse("Dit voorstel kunt u niet bevestigen: het is van uzelf, of het is er niet meer.");
        var ruling = new Ruling(
            nummer, proposal.Line, proposal.Decision, proposal.RetourCode, $"{proposal.ProposedBy} en {viewer.Login}", proposal.Note, clock.GetUtcNow());
        var carriedOut = false;
        try
        {
            var result = await DecideAsync(ruling, ct);
            carriedOut = Problem is null;
            return result;
        }
        finally
        {
            // Also when the store fell away half-way: nobody has to propose it again.
            if (!carriedOut)
                await desk.ReopenAsync(viewer.Scope, voorstel, CancellationToken.None);
        }
    }

    public async Task<IActionResult> OnPostTrekInAsync(long nummer, long voorstel, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        if (Row.Proposals.All(p => p.Number != voorstel) || !await desk.WithdrawAsync(viewer.Scope, voorstel, viewer.Login, clock.GetUtcNow(), ct))
            return Refuse("Dit voorstel is er niet meer.");
        TempData["Said"] = "Het voorstel is ingetrokken.";
        return RedirectToPage(new { nummer });
    }

    /// <summary>Adds the tariff that is missing and judges the message again.</summary>
    public async Task<IActionResult> OnPostTariefAsync(long nummer, TariffForm tarief, CancellationToken ct)
    {
        if (!await LoadAsync(nummer, ct))
            return NotFound();
        Tariff = tarief;
        if (NoteProblem(tarief.Reden) is { } problem)
            return Refuse(problem);
        // What the tariff binds is that of the message: it cannot be one of another gemeente.
        var (rows, problems) = AgreementsFile.Read(new StringReader(tarief.ToCsv(Row)), await store.AgreementsAsync(ct));
        if (problems.Count > 0)
            return Refuse(string.Join(' ', problems.Select(p => $"{p.Column}: {p.Reason}")));
        await store.ImportAgreementsAsync(rows, ct);
        var reason = $"Tarief toegevoegd: {tarief.Reden!.Trim()}";
        return FourEyes
            ? await OnPostBeslisAsync(nummer, null, Ruling.Rerun, null, reason, ct)
            : await DecideAsync(new(nummer, null, Ruling.Rerun, null, viewer.Login, reason, clock.GetUtcNow()), ct);
    }

    /// <summary>The codes with which a line of this message can be rejected.</summary>
    public IEnumerable<(string Code, string Means)> Codes =>
        rules.RejectingPrestaties(BerichtIdentity.Of(Row.Standaard, 323)).GroupBy(r => r.RetourCode!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.First().Definitie));

    public WaitingPrestatie? PrestatieOf(HeldLine line) => Row.Prestaties.FirstOrDefault(p => p.Number == line.Number);

    public string LinkTo(long toewijzing) => links.To(new(Row.Standaard, Row.Gemeente, toewijzing));

    private async Task<bool> LoadAsync(long nummer, CancellationToken ct)
    {
        if (await desk.FindAsync(viewer.Scope, nummer, clock.Today(), ct) is not { } row)
            return false;
        Row = row;
        Vanaf = Math.Clamp(Vanaf, 0, row.Held.Lines.Count);
        Lines = [.. row.Held.Lines.OrderBy(l => row.Held.DecisionOn(l) is not null).ThenBy(l => l.Number).Skip(Vanaf).Take(MostLines)];
        if (row.Nummer == 323)
            Percelen = (await overview.ChoicesAsync(viewer.Scope, ct)).Percelen;
        if (row.Prestaties is [var first, ..])
            Tariff = TariffForm.For(first);
        return true;
    }

    private async Task<IActionResult> DecideAsync(Ruling ruling, CancellationToken ct)
    {
        try
        {
            var result = await processor.DecideAsync(ruling, clock.Today(), ct);
            TempData["Said"] = result.Outcome == "held" ? "Uw besluit is vastgelegd. Er wacht nog meer van dit bericht."
                : result.Submitted is { } submitted && result.Granted is { } granted
                    ? $"Het bericht is klaar. Toegekend: {Dutch.Euro(granted)} van {Dutch.Euro(submitted)}. Het antwoord gaat naar de aanbieder."
                    : "Het bericht is klaar.";
            return result.Outcome == "held" ? RedirectToPage(new { nummer = ruling.Number }) : Redirect("/wacht");
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

    private static string? NoteProblem(string? note) =>
        string.IsNullOrWhiteSpace(note) ? "Schrijf op waarom u dit besluit." : note.Length > LongestNote ? $"Gebruik hoogstens {LongestNote} tekens." : null;
}
