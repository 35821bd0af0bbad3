using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Zorg;

/// <summary>
/// One allocation: its versions, its starts and stops, and what was claimed on it against what was assigned. What it costs is shown to
/// who may see amounts, and no amount beside a volume that says it too.
/// </summary>
public sealed class ToewijzingModel(ToewijzingQueries toewijzingen, Viewer viewer, Looks looks, AllocationLinks links, TimeProvider clock)
    : PageModel
{
    public ToewijzingDetail Detail { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>The key in addresses.</summary>
    public string SealedKey { get; private set; } = "";

    /// <param name="key">Sealed: see <see cref="AllocationLinks"/>.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IActionResult> OnGetAsync(string? key, CancellationToken ct)
    {
        Today = clock.Today();
        if (key is null || links.Find(key) is not { } found
            || await toewijzingen.FindAsync(viewer.Scope, found, Today, ct) is not { } detail)
            return NotFound();
        (Detail, SealedKey) = (detail, key);
        await looks.AddAsync(Looks.Allocation, "Toewijzing bekeken", detail.Key.Gemeente, [detail.Bsn], null, ct);
        return Page();
    }

    /// <summary>May see the message that something came with.</summary>
    public bool SeesMessages => viewer.SeesPersons;

    public bool SeesAmounts => viewer.SeesFigures;

    /// <summary>What was used is measured in euros.</summary>
    public bool IsInEuros => Detail.Usage?.Unit is UsageUnit.Eurocent;

    /// <summary>An amount in the unit the use is measured in.</summary>
    public string Amount(long amount) => Detail.Usage?.Unit switch
    {
        UsageUnit.Eurocent => Dutch.Euro(amount),
        UsageUnit.Minuten => $"{Dutch.Number(amount / 60)}:{amount % 60:00}",
        _ => Dutch.Number(amount),
    };

    /// <summary>What stands above columns of amounts.</summary>
    public string UnitName => Detail.Usage?.Unit switch
    {
        UsageUnit.Eurocent => "euro",
        UsageUnit.Minuten => "uren:minuten",
        _ => Names.Eenheid(Detail.Key.Standaard, Detail.Current?.Eenheid) is { Length: > 0 } name ? name : "eenheden",
    };

    /// <summary>A month over which nothing is granted, with what was claimed over it all the same.</summary>
    public string Missing(DateOnly month)
    {
        var lines = Detail.Lines.Where(l => l.Begindatum.Year == month.Year && l.Begindatum.Month == month.Month).ToList();
        var rejected = lines.Count(l => l.State is PrestatieState.Rejected);
        List<string> notes = [];
        if (rejected > 0)
            notes.Add($"{Dutch.Count(rejected, "regel", "regels")} afgekeurd");
        if (lines.Exists(l => l.State is PrestatieState.Granted))
            notes.Add("wat was toegekend, is weer gecrediteerd");
        return notes.Count == 0 ? Dutch.Month(month) : $"{Dutch.Month(month)} ({string.Join("; ", notes)})";
    }

    public string Omvang(ToewijzingVersion version) => version switch
    {
        { Budget: not null } or { Eenheid: Codes.Eenheid.Euro } when !SeesAmounts => "in euro's",
        { Budget: { } budget } => $"budget {Dutch.Euro(budget)}",
        { Volume: { } euros, Eenheid: Codes.Eenheid.Euro } => $"{Dutch.Euro(euros)} {Names.Frequentie(version.Frequentie)}",
        { Volume: { } volume } =>
            $"{Dutch.Number(volume)} {Names.Eenheid(Detail.Key.Standaard, version.Eenheid)} {Names.Frequentie(version.Frequentie)}",
        _ => "zonder omvang",
    };
}
