using MessageHub.Backoffice.Access;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules.Composing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// Messages of the gemeente that an aanbieder rejected: what was rejected, and to mend it and send it again or to leave it. Until then what
/// was in force before counts.
/// </summary>
public sealed class TeruggekomenModel(
    RejectedOwnQueries rejectedOwn, DecideOnAllocations decide, RegisterStore store, BerichtReader reader, BackofficeSettings settings,
    Viewer viewer, Looks looks)
    : PageModel
{
    private const int MaxShown = 25;

    /// <summary>Each with the codes of the aanbieder, by the place in the message.</summary>
    public IReadOnlyList<(RejectedOwn Message, IReadOnlyList<(string Place, string Code)> Codes)> Rejected { get; private set; } = [];

    /// <summary>What would leave instead of one of them.</summary>
    public (Guid Id, OwnOutcome.Made Made)? Preview { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What is sent again a colleague has to confirm.</summary>
    public bool FourEyes => settings.Own.FourEyes;

    /// <summary>What was typed.</summary>
    public (Guid? Bericht, string? Nummers, bool ZonderReferentie, string? Waarom) Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostBekijkAsync(
        Guid bericht, string? nummers, bool zonderReferentie, string? waarom, CancellationToken ct) =>
        MendAsync(bericht, nummers, zonderReferentie, waarom, isSent: false, ct);

    public Task<IActionResult> OnPostStuurAsync(
        Guid bericht, string? nummers, bool zonderReferentie, string? waarom, CancellationToken ct) =>
        MendAsync(bericht, nummers, zonderReferentie, waarom, isSent: true, ct);

    /// <summary>It is not sent again.</summary>
    public async Task<IActionResult> OnPostSluitAsync(Guid bericht, string? waarom, CancellationToken ct)
    {
        if (await rejectedOwn.FindAsync(viewer.Scope, bericht, ct) is not { } rejected)
            return NotFound();
        if (await decide.LeaveAsync(rejected, viewer.Name, waarom?.Trim() ?? "", ct) is { } refused)
        {
            Problems = refused.Reasons;
            Typed = (bericht, null, false, waarom);
            return await OnGetAsync(ct);
        }

        TempData["Said"] = "Dit bericht wordt niet opnieuw gestuurd.";
        return Redirect("/teruggekomen");
    }

    private async Task<IActionResult> MendAsync(
        Guid bericht, string? nummers, bool zonderReferentie, string? waarom, bool isSent, CancellationToken ct)
    {
        if (await rejectedOwn.FindAsync(viewer.Scope, bericht, ct) is not { } rejected
            || await ReadAsync(rejected.Id, ct) is not { Client: { } client })
            return NotFound();
        Typed = (bericht, nummers, zonderReferentie, waarom);
        await looks.AddAsync(Looks.Message, "Bericht herstellen", rejected.Scope.Gemeente, [client.Bsn], rejected.Id, ct);
        var fresh = (nummers ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (fresh.Any(n => n.Length > 9 || !n.All(char.IsAsciiDigit)))
        {
            Problems = ["Schrijf toewijzingnummers met komma's ertussen."];
            return await OnGetAsync(ct);
        }

        var mends = new Mends
        {
            NewNumbers = fresh.Select(n => long.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(),
            WithoutReference = zonderReferentie,
        };
        var request = new OwnRequest(rejected.Scope, client.Bsn, new OwnWish.Mend(bericht, mends), viewer.Name, waarom?.Trim() ?? "")
        {
            Account = viewer.Decider,
        };
        switch (isSent ? await decide.DecideAsync(request, ct) : await decide.PreviewAsync(request, ct))
        {
            case OwnOutcome.Refused refused:
                Problems = refused.Reasons;
                break;
            case OwnOutcome.NeedsConsent needs:
                Problems = [.. needs.What.Select(w => w.Text)];
                break;
            case OwnOutcome.Made made when !isSent:
                Preview = (bericht, made);
                break;
            case OwnOutcome.Made { NeedsColleague: true }:
                TempData["Said"] = "Uw besluit is vastgelegd. Een collega moet het bevestigen, op de pagina Wacht op besluit.";
                return Redirect("/teruggekomen");
            case OwnOutcome.Made { Result.Outcome: BerichtOutcome.Held }:
                TempData["Said"] =
                    "Uw besluit is vastgelegd. Het herstelde bericht heeft waarschuwingen en wacht op een bevestiging, "
                    + "op de pagina Wacht op besluit.";
                return Redirect("/teruggekomen");
            default:
                TempData["Said"] = "Het herstelde bericht gaat naar de aanbieder.";
                return Redirect("/teruggekomen");
        }

        return await OnGetAsync(ct);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var rejected = await rejectedOwn.ListAsync(viewer.Scope, MaxShown, ct);
        var told = new List<(RejectedOwn, IReadOnlyList<(string, string)>)>();
        foreach (var message in rejected)
            told.Add((message, RejectedCodes.In(await ReadAsync(message.RejectedBy, ct))));
        Rejected = told;
    }

    private async Task<Bericht?> ReadAsync(Guid id, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { Content.Length: > 0 } found
        && reader.Read(found.Content, ct) is ReadResult.Read { Bericht: var bericht }
            ? bericht
            : null;
}
