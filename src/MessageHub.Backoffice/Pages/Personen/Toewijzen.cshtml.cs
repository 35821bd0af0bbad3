using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Rules.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// A new allocation that no request asked for (<see cref="DecideOnAllocations"/>): for somebody of whom nothing is known yet, or for the
/// client of an allocation with another aanbieder or in the other domain. First the message is shown that would leave, then it leaves.
/// </summary>
public sealed class ToewijzenModel(
    ToewijzingQueries toewijzingen, DecideOnAllocations decide, Viewer viewer, Looks looks, AllocationLinks links, TimeProvider clock)
    : PageModel
{
    /// <summary>In the place of a key: nobody is known yet.</summary>
    public const string Unknown = "nieuw";

    /// <summary>The allocation from which somebody came, with its client; null when the client is typed.</summary>
    public ToewijzingDetail? From { get; private set; }

    /// <summary>Of <see cref="From"/>, sealed (<see cref="AllocationLinks"/>); or the word for a client who is typed.</summary>
    public string Key { get; private set; } = Unknown;

    /// <summary>What was typed, to show again.</summary>
    public ToewijzenForm Form { get; private set; } = new();

    /// <summary>The message that would leave; null when none is shown.</summary>
    public OwnOutcome.Made? Preview { get; private set; }

    /// <summary>Why it cannot be done.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? key, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
            return NotFound();
        if (From is { } from)
        {
            Form.Gemeente = from.Key.Gemeente;
            Form.Domein = from.Key.Standaard is Standaard.Ijw ? "ijw" : "iwmo";
        }

        return Page();
    }

    /// <summary>Shows what would leave.</summary>
    public Task<IActionResult> OnPostBekijkAsync(string? key, ToewijzenForm form, CancellationToken ct) =>
        TryAsync(key, form, isSent: false, ct);

    /// <summary>Decides.</summary>
    public Task<IActionResult> OnPostBeslisAsync(string? key, ToewijzenForm form, CancellationToken ct) =>
        TryAsync(key, form, isSent: true, ct);

    /// <summary>False when the address names an allocation that is not there, or of another gemeente.</summary>
    private async Task<bool> FindAsync(string? key, CancellationToken ct)
    {
        if (key is Unknown)
            return true;
        if (key is null || links.Find(key) is not { } found
            || await toewijzingen.FindAsync(viewer.Scope, found, clock.Today(), ct) is not { } from)
            return false;
        (From, Key) = (from, key);
        await LookAsync(from.Key.Gemeente, from.Bsn, ct);
        return true;
    }

    private Task LookAsync(string gemeente, Bsn bsn, CancellationToken ct) =>
        looks.AddAsync(Looks.Allocation, "Nieuwe toewijzing", gemeente, [bsn], null, ct);

    private async Task<IActionResult> TryAsync(string? key, ToewijzenForm form, bool isSent, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
            return NotFound();
        Form = form;
        var (scope, bsn, misfit) = form.ReadFor(viewer.Gemeenten, From?.Bsn);
        var (care, problem) = form.ReadCare();
        var (person, wrong) = form.ReadClient();
        if ((misfit ?? problem ?? wrong) is { } told)
        {
            Problems = [told];
            return Page();
        }

        if (From is null)
            await LookAsync(scope!.Gemeente, bsn!.Value, ct);
        var request = new OwnRequest(scope!, bsn!.Value, new OwnWish.Change([care!]), viewer.Name, form.Waarom?.Trim() ?? "")
        {
            Person = person,
        };
        switch (isSent ? await decide.DecideAsync(request, ct) : await decide.PreviewAsync(request, ct))
        {
            case OwnOutcome.Refused refused:
                Problems = refused.Reasons;
                return Page();
            case OwnOutcome.Made made when !isSent:
                Preview = made;
                return Page();
            case OwnOutcome.Made made:
                TempData["Said"] = made.Result.Outcome is BerichtOutcome.Held
                    ? "Uw besluit is vastgelegd. Het bericht heeft waarschuwingen en wacht op een bevestiging, "
                        + "op de pagina Wacht op besluit."
                    : "Uw besluit is vastgelegd. Het bericht gaat naar de aanbieder.";
                return made.Result.Outcome is BerichtOutcome.Held ? Redirect("/wacht") : Redirect(links.To(KeyOfNew(made, scope!)));
            default:
                throw new System.Diagnostics.UnreachableException("A new allocation takes nobody's agreement.");
        }
    }

    /// <summary>What is decided now has the last moment of the message.</summary>
    private static ToewijzingKey KeyOfNew(OwnOutcome.Made made, ExchangeScope scope) => new(
        scope.Standaard,
        scope.Gemeente,
        made.Bericht.Client!.ToegewezenProducten!.MaxBy(p => (p.Toewijzingsdatum, p.Toewijzingstijd))!.ToewijzingNummer);
}
