using System.Runtime.CompilerServices;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Rules.Standard;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>What is due, from whom, how long it is open, and what will be late this week.</summary>
[ShowsWrongFilter]
public sealed class TermijnenModel(
    ObligationQueries obligations, WorkingDays workingDays, KnownNames known, Viewer viewer, Looks looks, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public ObligationKind? Soort { get; set; }

    [BindProperty(SupportsGet = true)]
    public ObligationOwner? Wie { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Aanbieder { get; set; }

    /// <summary>"laat", "week" or anything else for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wanneer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    public DateOnly Today { get; private set; }

    public IReadOnlyList<ObligationCount> Counts { get; private set; } = [];

    /// <summary>Null for who sees figures only: what is open names messages.</summary>
    public Page<Obligation>? Open { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = Filter();
        // Each takes its time on a store of years, and none waits for another.
        var counts = Enum.GetValues<ObligationOwner>()
            .Select(owner => obligations.CountsAsync(filter with { Kind = null, Owner = owner }, withMet: true, ct)).ToList();
        var open = viewer.SeesPersons ? obligations.OpenAsync(filter, new(PageSize, Na), ct) : null;
        await Task.WhenAll([.. counts, .. open is null ? Array.Empty<Task>() : [open]]);
        Counts = [.. counts.SelectMany(c => c.Result).OrderBy(c => c.Kind)];
        Open = open?.Result;
    }

    /// <summary>What is open, as a file.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        if (!viewer.SeesPersons)
            return NotFound();
        var names = await known.ReadAsync(ct);
        var filter = Filter();
        Column<Obligation>[] columns =
        [
            new("Nog te gaan", o => Field.Of(Dutch.Deadline(o.DueOn, Today, o.DaysLeft))),
            new("Uiterlijk", o => Field.Day(o.DueOn)),
            new("Wat", o => Field.Of(Names.Kind(o.Kind))),
            new("Waarover", o => Field.Of(SubjectOf(o))),
            new("Aan zet", o => Field.Of(Names.Owner(o.Owner))),
            new("Aanbieder", o => Field.Of(o.Aanbieder)),
            new("Naam aanbieder", o => Field.Of(names.OfAanbieder(o.Aanbieder))),
            new("Gemeente", o => Field.Of(o.Gemeente)),
            new("Domein", o => Field.Of(Names.Domein(o.Standaard))),
            new("Sinds", o => Field.Day(o.StartsOn)),
            new("In onderzoek", o => Field.Of(o.InResearch ? "ja" : "nee")),
            new("Te laat", o => Field.Of(o.IsOverdue ? "ja" : "nee")),
        ];
        return WrongFilters.Refusal(ModelState) ?? new TableDownload<Obligation>("termijnen", columns, RowsAsync(filter, ct));
    }

    /// <summary>The page with only one kind, or one kind at one time.</summary>
    public string Narrow(ObligationKind? kind, string? when = null) => Address(kind, Wie, when, null);

    public string More(string next) => Address(Soort, Wie, Wanneer, next) + "#open";

    public string TableAddress => Address(Soort, Wie, Wanneer, null, "Tabel");

    /// <summary>What an obligation is about: a number, a month to be claimed, or a message of which nothing is known yet.</summary>
    public static string SubjectOf(Obligation item) =>
        item.Kind is ObligationKind.Declaratie && DateOnly.TryParseExact(item.Subject, "yyyy-MM", out var month) ? Dutch.Month(month)
        : item.Subject.Length > 0 ? item.Subject : "Nog niet beoordeeld";

    private ObligationFilter Filter()
    {
        Today = clock.Today();
        if (Wanneer is not (null or "laat" or "week"))
            ModelState.AddModelError(nameof(Wanneer), "");
        return new()
        {
            Scope = viewer.Scope,
            Today = Today,
            Kind = Soort,
            Owner = Wie,
            Aanbieder = string.IsNullOrWhiteSpace(Aanbieder) ? null : Aanbieder.Trim(),
            OnlyOverdue = Wanneer == "laat",
            DueBy = Wanneer == "week" ? workingDays.After(Today, WorkingDays.Week) : null,
        };
    }

    private async IAsyncEnumerable<Obligation> RowsAsync(ObligationFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var logged = new HashSet<string>();
        await foreach (var item in WholeList.ReadAsync(page => obligations.OpenAsync(filter, page, ct)))
        {
            if (logged.Add(item.Gemeente))
                await looks.AddAsync(Looks.Export, "Termijnen opgeslagen", item.Gemeente, [], null, ct);
            yield return item;
        }
    }

    private string Address(ObligationKind? kind, ObligationOwner? owner, string? when, string? next, string? handler = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("soort", kind?.ToString()), ("wie", owner?.ToString()), ("aanbieder", Aanbieder), ("wanneer", when), ("na", next),
            ("handler", handler),
        ];
        return "/termijnen?" + string.Join(
            '&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }
}
