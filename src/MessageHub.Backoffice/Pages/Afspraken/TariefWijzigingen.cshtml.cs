using MessageHub.Backoffice.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// What became of agreements: who changed what, when and from what, of one aanbieder or product or of all of the gemeenten of a person.
/// </summary>
public sealed class TariefWijzigingenModel(AgreementStore agreements, Viewer viewer) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Aanbieder { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    public Page<AgreementChangeRow> Changes { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken ct) =>
        Changes = await agreements.ChangesAsync(
            new() { Scope = viewer.Scope, Aanbieder = Typed(Aanbieder), ProductCode = Typed(Product) }, new(PageSize, Na), ct);

    public string More(string next) =>
        $"/tarieven/wijzigingen?aanbieder={Uri.EscapeDataString(Aanbieder ?? "")}&product={Uri.EscapeDataString(Product ?? "")}&na={next}";

    /// <summary>What somebody typed, without signs that no code has and no database takes.</summary>
    private static string? Typed(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Concat(text.Trim().Where(c => !char.IsControl(c)));
}
