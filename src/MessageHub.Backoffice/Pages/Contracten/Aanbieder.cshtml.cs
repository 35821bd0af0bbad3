using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Register.Talks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>
/// One aanbieder on one sheet of paper for the talk with it (steering.md B9), and below it what was talked about, what is to be done and
/// what is to be reached.
/// </summary>
[ShowsWrongFilter]
public sealed class AanbiederModel(
    AanbiederQueries aanbieders, PerceelQueries percelen, ObligationQueries obligations, AgreementStore agreements, ListStore lists,
    TalkStore talks, KnownNames known, Viewer viewer, BackofficeSettings settings, TimeProvider clock) : PageModel
{
    private const int MaxTariffs = 6;
    private const int MaxAgreements = 1000;
    public const int MaxReasons = 4;

    /// <summary>AGB code.</summary>
    [BindProperty(SupportsGet = true, Name = "agb")]
    public string Agb { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public AanbiederQuery Vraag { get; set; } = new();

    public AanbiederFacts Facts { get; private set; } = null!;

    public AanbiederSheet Sheet { get; private set; } = null!;

    public RegisteredNames Known { get; private set; } = RegisteredNames.None;

    /// <summary>How to reach it, as far as the list has it.</summary>
    public (string? Phone, string? Mail) Contact { get; private set; }

    public IReadOnlyList<ObligationCount> Terms { get; private set; } = [];

    public IReadOnlyList<(AgreementRow Now, AgreementRow? Before)> Tariffs { get; private set; } = [];

    /// <summary>So many products have a tariff.</summary>
    public int TariffCount { get; private set; }

    public IReadOnlyList<Talk> Talks { get; private set; } = [];

    public IReadOnlyList<TalkAction> Actions { get; private set; } = [];

    public IReadOnlyList<TalkTarget> Targets { get; private set; } = [];

    /// <summary>By when the next talk is to be held, or null.</summary>
    public DateOnly? NextTalk { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Why what was typed was not kept, or why no figures are shown.</summary>
    public string? Problem { get; private set; }

    public SmallCounts Small => new(settings.Own.LeastClients);

    public string? Class => ContractedAanbieder.Classes.FirstOrDefault(k => Active.Any(c => c.Class == k));

    public IEnumerable<AanbiederFacts.Contract> Active => Facts.Contracts.Where(c => c.Status == KeptList.Active);

    public string PageAddress => $"/aanbieder/{Agb}?{Vraag.Address}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostActieAsync(TalkForm form, CancellationToken ct) => KeepAsync(
        () => TalkForm.ProblemOf(form.Tekst, "wat er moet gebeuren") ?? TalkForm.ProblemOf(form.Wie, "wie het doet")
            ?? (form.Voor is null ? "Vul in wanneer het klaar moet zijn." : null),
        rights => talks.AddAsync(
            new TalkAction(
                0, Facts.Organisation, rights, Seen(form.Tekst), Seen(form.Wie), form.Voor!.Value, viewer.Login, clock.GetUtcNow()),
            ct),
        ct);

    public Task<IActionResult> OnPostGesprekAsync(TalkForm form, CancellationToken ct) => KeepAsync(
        () => TalkForm.ProblemOf(form.Tekst, "wat er is besproken")
            ?? (form.Op is null || form.Op > Today ? "Vul in wanneer het gesprek was." : null)
            ?? (form.Voor <= form.Op ? "Het volgende gesprek ligt na dit gesprek." : null),
        rights => talks.AddAsync(
            new Talk(0, Facts.Organisation, rights, form.Op!.Value, form.Voor, Seen(form.Tekst), viewer.Login, clock.GetUtcNow()), ct),
        ct);

    /// <summary>The value of today is frozen with the target.</summary>
    public Task<IActionResult> OnPostDoelAsync(TalkForm form, CancellationToken ct) => KeepAsync(
        () => form.Indicator is not { } indicator || !Enum.IsDefined(indicator) ? "Kies een cijfer."
            : form.Target is null ? "Vul een getal in als doel, met hoogstens twee cijfers achter de komma."
            : form.Voor is null ? "Vul in wanneer het doel gehaald moet zijn."
            : ValueOf(indicator) is null ? "Dit cijfer is er nog niet voor deze periode. Daarom is er geen nulmeting."
            : null,
        rights => talks.AddAsync(
            new TalkTarget(
                0, Facts.Organisation, rights, form.Indicator!.Value.ToString(), ValueOf(form.Indicator.Value)!.Value,
                Vraag.Peildatum!.Value, Vraag.Period.From, Vraag.Period.Until, form.Target!.Value, form.Voor!.Value, viewer.Login,
                clock.GetUtcNow()),
            ct),
        ct);

    public async Task<IActionResult> OnPostKlaarAsync(long nummer, CancellationToken ct) =>
        await LoadAsync(ct) && await talks.CloseActionAsync(viewer.Scope, Facts.Organisation, nummer, viewer.Login, clock.GetUtcNow(), ct)
            ? Said("De afspraak staat op klaar.")
            : NotFound();

    public async Task<IActionResult> OnPostSluitAsync(long nummer, CancellationToken ct) =>
        await LoadAsync(ct) && await talks.CloseTargetAsync(viewer.Scope, Facts.Organisation, nummer, viewer.Login, clock.GetUtcNow(), ct)
            ? Said("Het doel is afgesloten.")
            : NotFound();

    /// <summary>An indicator on this sheet, in hundredths.</summary>
    public long? ValueOf(AanbiederIndicator indicator) => AanbiederIndicators.Of(indicator, Sheet, Facts.Messages);

    /// <summary>An indicator that was kept, on this sheet.</summary>
    public long? ValueOf(TalkTarget target) =>
        Enum.TryParse<AanbiederIndicator>(target.Indicator, out var indicator) ? ValueOf(indicator) : null;

    private async Task<IActionResult> KeepAsync(
        Func<string?> problem, Func<IReadOnlyList<GemeenteRight>, Task> keep, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        Problem = Vraag.Problem ?? problem();
        if (Problem is not null)
            return Page();
        await keep([.. Vraag.Scope.Rights]);
        return Said("Het is vastgelegd.");
    }

    private RedirectResult Said(string text)
    {
        TempData["Said"] = text;
        return Redirect(PageAddress);
    }

    private static string Seen(string? text) => UploadedFile.Seen(text ?? "").Trim();

    /// <summary>False when there is no such aanbieder in what this person may see.</summary>
    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Today = clock.Today();
        if (!Names.IsAgb(Agb))
            return false;
        var indelingen = await percelen.IndelingenAsync(ct);
        var filter = Vraag.Complete(viewer, Today, indelingen.Count > 0 ? indelingen[0] : null, ModelState);
        if (Vraag.Problem is not null)
            filter = filter with { AsKnownOn = Today };
        Problem = Vraag.Problem;
        Facts = await aanbieders.ReadAsync(filter, Agb, ct);
        Sheet = AanbiederSheet.Of(Facts, filter);
        Known = await known.ReadAsync(ct);
        var listed = (await lists.CurrentAsync(KeptList.Aanbieders, ct))
            .Where(r => r.Values[0] == Facts.Organisation).MaxBy(r => r.From(KeptList.Aanbieders), StringComparer.Ordinal);
        if (listed is null && Facts.Contracts.Count == 0 && Sheet.Rows.Count == 0 && Facts.Messages.Judged == 0 && Facts.Care.Count == 0
            && Facts.Waiting.Count == 0)
            return false;
        Contact = (ValueOf(listed, "telefoon"), ValueOf(listed, "mail"));
        Terms = await obligations.CountsAsync(
            new() { Scope = Vraag.Scope, Today = Today, Aanbieder = Facts.Organisation }, withMet: true, ct);
        await LoadTariffsAsync(ct);
        Talks = await talks.TalksAsync(viewer.Scope, Facts.Organisation, ct);
        Actions = await talks.ActionsAsync(viewer.Scope, Facts.Organisation, ct);
        Targets = await talks.TargetsAsync(viewer.Scope, Facts.Organisation, ct);
        var attention = Active.Where(c => c.Attention is not null).Select(c => c.AttentionUntil).Min();
        NextTalk = Active.Any()
            ? settings.Own.TalkTerms.NextOf(Class, Active.Min(c => c.From), attention, Talks.Count > 0 ? Talks[0] : null)
            : null;
        return true;

        static string? ValueOf(ListRow? row, string column) =>
            row?.Values[KeptList.Aanbieders.PlaceOf(column)] is { Length: > 0 } text ? text : null;
    }

    /// <summary>The tariffs of the reference date with those before them: of a gemeente, the first where they are the same.</summary>
    private async Task LoadTariffsAsync(CancellationToken ct)
    {
        var (rows, _) = await agreements.ListAsync(new() { Scope = Vraag.Scope, Aanbieder = Facts.Organisation }, MaxAgreements, ct);
        var day = Vraag.Peildatum!.Value;
        var tariffs = rows
            .Where(r => r.Agreement.Tarief is not null && r.Agreement.GeldigVan <= day)
            .GroupBy(r => (r.Standaard, r.Gemeente, r.Agreement.ProductCode, r.Agreement.Eenheid))
            .Select(g => g.OrderByDescending(r => r.Agreement.GeldigVan).ToList())
            .Where(g => g[0].Agreement.GeldigTot is not { } end || end >= day)
            .Select(g => (Now: g[0], Before: g.Count > 1 ? g[1] : null))
            .DistinctBy(t => (t.Now.Standaard, t.Now.Agreement.ProductCode, t.Now.Agreement.Eenheid, t.Now.Agreement.Tarief))
            .OrderBy(t => t.Now.Standaard).ThenBy(t => t.Now.Agreement.ProductCode, StringComparer.Ordinal)
            .ToList();
        (Tariffs, TariffCount) = ([.. tariffs.Take(MaxTariffs)], tariffs.Count);
    }
}
