using MessageHub.Backoffice.Access;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// Messages of the gemeente that an aanbieder rejected: what was rejected, and to mend it and send it again or to leave it. Until then what
/// was in force before counts.
/// </summary>
public sealed class TeruggekomenModel(
    RejectedOwnQueries rejectedOwn,
    RequestStore requests,
    DecideOnAllocations decide,
    RegisterStore store,
    BerichtReader reader,
    Viewer viewer,
    Looks looks)
    : PageModel
{
    private const int MaxShown = 25;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Returned> Rejected { get; private set; } = [];

    /// <summary>What would leave instead of one of them.</summary>
    public (Guid Id, OwnOutcome.Made Made)? Preview { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public Typing Typed { get; private set; } = new();

    /// <summary>One that came back.</summary>
    /// <param name="Message">Our message.</param>
    /// <param name="Codes">Of the aanbieder, by the place in the message.</param>
    /// <param name="Versions">What it decided, beside what counts.</param>
    /// <param name="Request">The request that a 319 answers; null when it is not found, and of a 301.</param>
    public sealed record Returned(
        RejectedOwn Message,
        IReadOnlyList<(string Place, string Code)> Codes,
        IReadOnlyList<RejectedVersion> Versions,
        RequestNumber? Request);

    /// <summary>What somebody wants with one of them.</summary>
    public sealed class Typing
    {
        /// <summary>Our message.</summary>
        public Guid Bericht { get; set; }

        /// <summary>What counts is sent instead, without what was decided.</summary>
        public bool Geldend { get; set; }

        /// <summary>New allocations that get another number, with commas between them.</summary>
        public string? Nummers { get; set; }

        /// <summary>The reference of the request is left out.</summary>
        public bool ZonderReferentie { get; set; }

        public string? InstemmingVan { get; set; }

        public string? InstemmingOp { get; set; }

        public string? Waarom { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        return Page();
    }

    /// <summary>Shows what would leave instead.</summary>
    public Task<IActionResult> OnPostBekijkAsync(Typing typed, CancellationToken ct) => SendAsync(typed, isSent: false, ct);

    /// <summary>Lets it leave.</summary>
    public Task<IActionResult> OnPostStuurAsync(Typing typed, CancellationToken ct) => SendAsync(typed, isSent: true, ct);

    /// <summary>It is not sent again.</summary>
    public async Task<IActionResult> OnPostSluitAsync(Guid bericht, string? waarom, CancellationToken ct)
    {
        if (await rejectedOwn.FindAsync(viewer.Scope, bericht, ct) is not { } rejected)
            return NotFound();
        if (await decide.LeaveAsync(rejected, viewer.Name, waarom?.Trim() ?? "", ct) is { } refused)
        {
            Problems = refused.Reasons;
            Typed = new() { Bericht = bericht, Waarom = waarom };
            return await OnGetAsync(ct);
        }

        TempData["Said"] = "Dit bericht wordt niet opnieuw gestuurd.";
        return Redirect("/teruggekomen");
    }

    private async Task<IActionResult> SendAsync(Typing typed, bool isSent, CancellationToken ct)
    {
        if (await rejectedOwn.FindAsync(viewer.Scope, typed.Bericht, ct) is not { } rejected
            || await ReadAsync(rejected.Id, ct) is not { Client: { } client })
            return NotFound();
        Typed = typed;
        await looks.AddAsync(Looks.Message, "Bericht herstellen", rejected.Scope.Gemeente, [client.Bsn], rejected.Id, ct);
        var (consent, misfit) = WijzigForm.ConsentOf(typed.InstemmingVan, typed.InstemmingOp);
        var fresh = (typed.Nummers ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var problem = fresh.Any(n => n.Length > 9 || !n.All(char.IsAsciiDigit))
            ? "Schrijf toewijzingnummers met komma's ertussen."
            : misfit;
        if (problem is not null)
        {
            Problems = [problem];
            return await OnGetAsync(ct);
        }

        OwnWish wish = typed.Geldend
            ? new OwnWish.Resend([]) { InsteadOf = rejected.Id }
            : new OwnWish.Mend(rejected.Id, new()
            {
                NewNumbers = fresh.Select(n => long.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(),
                WithoutReference = typed.ZonderReferentie,
            });
        var request = new OwnRequest(rejected.Scope, client.Bsn, wish, viewer.Name, typed.Waarom?.Trim() ?? "") { Consent = consent };
        switch (isSent ? await decide.DecideAsync(request, ct) : await decide.PreviewAsync(request, ct))
        {
            case OwnOutcome.Refused refused:
                Problems = refused.Reasons;
                break;
            case OwnOutcome.NeedsConsent needs:
                Problems = [.. needs.What.Select(w => w.Text)];
                break;
            case OwnOutcome.Made made when !isSent:
                Preview = (rejected.Id, made);
                break;
            default:
                TempData["Said"] = typed.Geldend
                    ? "Wat geldt, gaat nog eens naar de aanbieder."
                    : "Het herstelde bericht gaat naar de aanbieder.";
                return Redirect("/teruggekomen");
        }

        return await OnGetAsync(ct);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var rejected = await rejectedOwn.ListAsync(viewer.Scope, MaxShown, ct);
        var versions = await rejectedOwn.VersionsAsync([.. rejected.Where(r => r.Nummer == 301).Select(r => r.Id)], ct);
        var returned = new List<Returned>();
        foreach (var message in rejected)
        {
            returned.Add(new(
                message,
                RejectedCodes.In(await ReadAsync(message.RejectedBy, ct)),
                [.. versions[message.Id]],
                message.Nummer == 319 ? await RequestOfAsync(message, ct) : null));
        }

        Rejected = returned;
    }

    private async Task<RequestNumber?> RequestOfAsync(RejectedOwn answer, CancellationToken ct)
    {
        if ((await ReadAsync(answer.Id, ct))?.Antwoord is not { } antwoord)
            return null;
        var found = await requests.ListAsync(
            new()
            {
                Scope = viewer.Scope,
                Gemeente = answer.Scope.Gemeente,
                Standaard = answer.Scope.Standaard,
                Aanbieder = answer.Scope.Aanbieder,
                Referentie = antwoord.ReferentieAanbieder,
            },
            new(1),
            ct);
        return found.Items.Count == 0 ? null : found.Items[0].Number;
    }

    private async Task<Bericht?> ReadAsync(Guid id, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { Content.Length: > 0 } found
        && reader.Read(found.Content, ct) is ReadResult.Read { Bericht: var bericht }
            ? bericht
            : null;
}
