using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten.CodeLists;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Percelen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>
/// What was granted per perceel, to whom and how concentrated (steering.md B2): as a table, as one figure by gemeente, or as the sheet of
/// one perceel; and how complete the months are.
/// </summary>
[ShowsWrongFilter]
public sealed class PercelenModel(
    PerceelQueries book, CompletenessQueries completeness, KnownNames known, Viewer viewer, BackofficeSettings settings,
    TimeProvider clock) : PageModel
{
    private const int FirstYear = 2015;
    private const int LastYear = 2100;
    private const int MaxMonths = 60;

    [BindProperty(SupportsGet = true)]
    public int? Jaar { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Kwartaal { get; set; }

    /// <summary>First and last month, yyyy-MM; they go before a year.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Van { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tot { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Peildatum { get; set; }

    /// <summary>All gemeenten of a region; the gemeenten that are chosen one by one go before it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Regio { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[]? Gemeente { get; set; }

    /// <summary>jw or wmo; both when it is neither.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Indeling { get; set; }

    [BindProperty(SupportsGet = true)]
    public PerceelForm Beeld { get; set; }

    [BindProperty(SupportsGet = true)]
    public PerceelMeasure Maat { get; set; }

    /// <summary>The perceel of the sheet: domain and key.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Perceel { get; set; }

    public PerceelPeriod Period { get; private set; }

    public PerceelView View { get; private set; } = null!;

    public IReadOnlyList<Completeness> Months { get; private set; } = [];

    public IReadOnlyList<string> Indelingen { get; private set; } = [];

    /// <summary>The gemeenten that count.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>Why no figures are shown, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The day is not over: what is still judged on it will count.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>Regions of which the viewer sees more than one gemeente.</summary>
    public IReadOnlyList<(string Name, int Count)> Regions { get; private set; } = [];

    /// <summary>Months of which too little is in yet.</summary>
    public IReadOnlyList<Completeness> Incomplete => [.. Months.Where(m => m.IsProvisional)];

    /// <summary>The sheet of the perceel that is asked for, or null when there is no such perceel.</summary>
    public PerceelSheet? Sheet { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = await CompleteAsync(ct);
        if (Problem is not null)
            return;
        // Each takes its time on a store of years and waits for no other.
        var (facts, months) = (book.ReadAsync(filter, ct), completeness.ReadAsync(filter, ct));
        await Task.WhenAll(facts, months);
        Months = await months;
        Take(await facts, await known.ReadAsync(ct));
    }

    /// <summary>What the page shows, as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        var filter = await CompleteAsync(ct);
        if (Problem is { } problem)
            return WrongFilters.Refusal(problem);
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        Take(await book.ReadAsync(filter, ct), await known.ReadAsync(ct));
        return Beeld switch
        {
            PerceelForm.Gemeenten => View.ByGemeenteFile(Maat, ReferenceDay),
            PerceelForm.Perceel when Sheet is null => NotFound(),
            PerceelForm.Perceel => Sheet!.File(ReferenceDay),
            _ => View.TableFile(ReferenceDay),
        };
    }

    /// <summary>What the amounts on the page are the sum of, as a file: those of one perceel on its sheet, else all.</summary>
    public async Task<IActionResult> OnGetRegelsAsync(CancellationToken ct)
    {
        var filter = await CompleteAsync(ct);
        if (Problem is { } problem)
            return WrongFilters.Refusal(problem);
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        var names = await known.ReadAsync(ct);
        Take(await book.ReadAsync(filter, ct), names);
        if (Beeld is not PerceelForm.Perceel)
            return PerceelClaimFile.Of(book.ClaimsAsync(filter, ct), View, names, ReferenceDay);
        if (Sheet is not { Row: var row })
            return NotFound();
        var claims = book.ClaimsAsync(filter with { Standaard = row.Standaard }, ct).Where(c => c.Key == row.Key);
        return PerceelClaimFile.Of(claims, View, names, ReferenceDay);
    }

    /// <summary>The reference date as it is shown: figures of today can still change.</summary>
    public string ReferenceDay => $"{Dutch.Day(Peildatum)}{(IsProvisional ? " (voorlopig)" : "")}";

    /// <summary>The same page with another value of one parameter, or of two.</summary>
    public string With(string name, string? value, string? more = null, string? moreValue = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("van", PerceelPeriod.MonthOf(Period.From)), ("tot", PerceelPeriod.MonthOf(Period.Until)),
            ("peildatum", Peildatum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("regio", Regio),
            .. (Gemeente ?? []).Select(g => ("gemeente", (string?)g)),
            ("wet", Wet), ("indeling", Indeling), ("beeld", Beeld.ToString()), ("maat", Maat.ToString()), ("perceel", Perceel),
        ];
        var all = parts.Where(p => p.Name != name && p.Name != more).Append((name, value)).Append((more ?? "", moreValue))
            .Where(p => !string.IsNullOrEmpty(p.Item1) && !string.IsNullOrEmpty(p.Item2));
        return "/percelen?" + string.Join('&', all.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
    }

    private void Take(PerceelFacts facts, RegisteredNames names)
    {
        View = new(facts, names, Chosen, new(settings.Own.LeastClients));
        Sheet = Beeld is PerceelForm.Perceel ? View.SheetOf(Perceel) : null;
    }

    private async Task<PerceelFilter> CompleteAsync(CancellationToken ct)
    {
        var today = clock.Today();
        Peildatum ??= today.AddDays(-1);
        IsProvisional = Peildatum == today;
        if (Peildatum > today)
            Problem = $"De peildatum {Dutch.Day(Peildatum)} moet nog komen. Kies vandaag ({Dutch.Day(today)}) of een eerdere dag.";
        Period = PeriodOf(Peildatum.Value);
        if (!Enum.IsDefined(Beeld))
            Beeld = PerceelForm.Tabel;
        if (!Enum.IsDefined(Maat))
            Maat = PerceelMeasure.Bedrag;
        Regions =
        [
            .. viewer.Gemeenten.GroupBy(GemeenteList.RegioOf).Where(g => g.Key is not null && g.Count() > 1)
                .Select(g => (g.Key!, g.Count())).OrderBy(g => g.Item1, StringComparer.Ordinal),
        ];
        Gemeente = [.. (Gemeente ?? []).Intersect(viewer.Gemeenten).Order(StringComparer.Ordinal)];
        Chosen = Gemeente.Length > 0 ? Gemeente
            : Regions.Any(r => r.Name == Regio) ? [.. viewer.Gemeenten.Where(g => GemeenteList.RegioOf(g) == Regio)]
            : viewer.Gemeenten;
        Indelingen = await book.IndelingenAsync(ct);
        Indeling = Indelingen.Contains(Indeling ?? "") ? Indeling : Indelingen.Count > 0 ? Indelingen[0] : null;
        return new()
        {
            Scope = viewer.Scope.Within(Chosen),
            From = Period.From,
            Until = Period.Until,
            AsKnownOn = Peildatum.Value,
            Standaard = Families.OfDomein(Wet),
            Indeling = Indeling,
        };
    }

    private PerceelPeriod PeriodOf(DateOnly day)
    {
        if (Jaar is < FirstYear or > LastYear)
            ModelState.AddModelError(nameof(Jaar), "");
        if (Kwartaal is < 1 or > 4)
            ModelState.AddModelError(nameof(Kwartaal), "");
        var year = PerceelPeriod.Of(
            Jaar is >= FirstYear and <= LastYear ? Jaar.Value : Math.Clamp(day.Year, FirstYear, LastYear),
            Kwartaal is >= 1 and <= 4 ? Kwartaal : null);
        var (from, until) = (Month(nameof(Van), Van) ?? year.From, Month(nameof(Tot), Tot) ?? year.Until);
        if (from.AddMonths(MaxMonths) <= until)
            Problem ??= $"Kies een periode van hoogstens {MaxMonths} maanden.";
        return new(from <= until ? from : until, until);
    }

    private DateOnly? Month(string name, string? text)
    {
        var month = AddressBinding.MonthOf(text);
        if (month is null && !string.IsNullOrEmpty(text))
            ModelState.AddModelError(name, "");
        return month;
    }
}
