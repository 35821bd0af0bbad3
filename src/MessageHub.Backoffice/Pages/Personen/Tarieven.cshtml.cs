using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>The agreements that are in force for the gemeenten of a person, and a file to add more: all rows or none.</summary>
public sealed class TarievenModel(RegisterStore store, Viewer viewer, TimeProvider clock) : PageModel
{
    public const int Most = 100;
    private const int LargestFile = 2 * 1024 * 1024;

    public IReadOnlyList<AgreementRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public string? Aanbieder { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public Task OnGetAsync(string? aanbieder, CancellationToken ct) => LoadAsync(aanbieder, ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, CancellationToken ct)
    {
        await LoadAsync(null, ct);
        if (bestand is not { Length: > 0 and <= LargestFile })
            return Refuse(["Kies een bestand van hoogstens 2 MB."]);
        using var text = new StreamReader(bestand.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var (rows, problems) = AgreementsFile.Read(text, await store.AgreementsAsync(ct));
        if (problems.Count > 0)
            return Refuse([.. problems.Take(50).Select(p => $"Rij {p.Row}, {p.Column}: {p.Reason}")]);
        var others = rows.Where(r => !viewer.Gemeenten.Contains(r.Gemeente)).Select(r => r.Gemeente).Distinct().ToList();
        if (others.Count > 0)
            return Refuse([$"U mag geen afspraken vastleggen voor gemeente {string.Join(", ", others)}. Er is niets opgeslagen."]);
        await store.ImportAgreementsAsync(rows, ct);
        TempData["Said"] = $"Er zijn {rows.Count} afspraken opgeslagen.";
        return RedirectToPage();
    }

    private PageResult Refuse(IReadOnlyList<string> problems)
    {
        Problems = problems;
        return Page();
    }

    private async Task LoadAsync(string? aanbieder, CancellationToken ct)
    {
        Today = clock.Today();
        Aanbieder = aanbieder?.Trim();
        var rows = (await store.AgreementsAsync(ct))
            .Where(r => viewer.Gemeenten.Contains(r.Gemeente) && (string.IsNullOrEmpty(Aanbieder) || r.Aanbieder == Aanbieder))
            .ToList();
        Total = rows.Count;
        Rows = [.. rows.Take(Most)];
    }
}
