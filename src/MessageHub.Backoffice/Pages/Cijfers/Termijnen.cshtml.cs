using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>What is due, from whom, how long it is open, and what will be late this week.</summary>
[ShowsWrongFilter]
public sealed class TermijnenModel(ObligationBoard board, Viewer viewer, TimeProvider clock) : PageModel
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

    public DateOnly Sunday { get; private set; }

    public IReadOnlyList<ObligationCount> Counts { get; private set; } = [];

    /// <summary>Null for who sees figures only: what is open names messages.</summary>
    public Page<Obligation>? Open { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today();
        Sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var filter = new ObligationFilter
        {
            Scope = viewer.Scope,
            Today = today,
            Kind = Soort,
            Owner = Wie,
            Aanbieder = string.IsNullOrWhiteSpace(Aanbieder) ? null : Aanbieder.Trim(),
            OnlyOverdue = Wanneer == "laat",
            DueBy = Wanneer == "week" ? Sunday : null,
        };
        // Each takes its time on a store of years and waits for no other.
        var counts = Enum.GetValues<ObligationOwner>().Select(owner => board.CountsAsync(filter with { Kind = null, Owner = owner }, withMet: true, ct)).ToList();
        var open = viewer.SeesPersons ? board.OpenAsync(filter, new(PageSize, Na), ct) : null;
        await Task.WhenAll([.. counts, .. open is null ? Array.Empty<Task>() : [open]]);
        Counts = [.. counts.SelectMany(c => c.Result).OrderBy(c => c.Kind)];
        Open = open?.Result;
    }

    /// <summary>The page with only one kind, or one kind at one time.</summary>
    public string Narrow(ObligationKind? kind, string? when = null) => Address(kind, Wie, when, null);

    public string More(string next) => Address(Soort, Wie, Wanneer, next) + "#open";

    /// <summary>What an obligation is about: a number, a month to be claimed, or a message of which nothing is known yet.</summary>
    public static string SubjectOf(Obligation item) =>
        item.Kind is ObligationKind.Declaratie && DateOnly.TryParseExact(item.Subject, "yyyy-MM", out var month) ? Dutch.Month(month)
        : item.Subject.Length > 0 ? item.Subject : "Nog niet beoordeeld";

    private string Address(ObligationKind? kind, ObligationOwner? owner, string? when, string? next)
    {
        (string Name, string? Value)[] parts = [("soort", kind?.ToString()), ("wie", owner?.ToString()), ("aanbieder", Aanbieder), ("wanneer", when), ("na", next)];
        return "/termijnen?" + string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }
}
