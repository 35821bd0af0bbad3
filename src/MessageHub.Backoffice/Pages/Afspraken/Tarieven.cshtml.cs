using System.Globalization;
using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// The agreements that are in force for the gemeenten of a person, and a file or a form to add or change some: all rows or none, and not
/// before somebody has seen what it changes (<see cref="TariefVoorstelModel"/>).
/// </summary>
[ShowsWrongFilter]
public sealed class TarievenModel(
    AgreementStore agreements, ListStore lists, ProposedAgreements proposed, Viewer viewer, BackofficeSettings settings, TimeProvider clock)
    : PageModel
{
    public const int MaxShown = 100;
    private const int MaxClosed = 10;
    private const int MaxFileBytes = 2 * 1024 * 1024;

    public IReadOnlyList<AgreementRow> Rows { get; private set; } = [];

    public long Total { get; private set; }

    /// <summary>Files that are not confirmed yet.</summary>
    public IReadOnlyList<AgreementProposal> Proposals { get; private set; } = [];

    /// <summary>Files that were confirmed or withdrawn lately.</summary>
    public IReadOnlyList<AgreementProposalRow> Closed { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Aanbieder { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Agreements as they were known at the end of this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Bekend { get; set; }

    /// <summary>Agreements as they were after the change of this number: what a verdict went by.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Wijziging { get; set; }

    /// <summary>Codes of the lists of products of the gemeenten of a person.</summary>
    public IReadOnlyList<string> Products { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public bool FourEyes => settings.Own.FourEyes;

    public IReadOnlyList<string> Gemeenten => viewer.Gemeenten;

    /// <summary>The tariff that was typed, to show again when it was wrong.</summary>
    public TariffForm Tariff { get; private set; } = new() { Minuten = true };

    /// <summary>With whom it is agreed, as it was typed.</summary>
    public (string? Gemeente, string? Agb, string? Domein) Parties { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>All agreements as a file that can be brought back, perhaps after a spreadsheet had it.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        if (WrongFilters.Refusal(ModelState) is { } refusal)
            return refusal;
        var (rows, _) = await agreements.ListAsync(Filter, int.MaxValue, ct);
        return new TableDownload<AgreementRow>("afspraken", AgreementColumns.All, rows.ToAsyncEnumerable());
    }

    /// <summary>The columns, without an agreement in them.</summary>
    public IActionResult OnGetSjabloon() =>
        new TableDownload<AgreementRow>("afspraken-sjabloon", AgreementColumns.All, AsyncEnumerable.Empty<AgreementRow>());

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, string? waarom, CancellationToken ct)
    {
        if (bestand is not { Length: > 0 and <= MaxFileBytes })
        {
            return await RefuseAsync(
                ["Kies een bestand van hoogstens 2 MB. Een groter bestand leest uw beheerder in met de commandoregel."], ct);
        }

        using var content = new MemoryStream((int)bestand.Length);
        await bestand.CopyToAsync(content, ct);
        return await ProposeAsync(UploadedFile.NameOf(bestand), content.ToArray(), waarom, ct);
    }

    /// <summary>One agreement that somebody typed: a file with one row.</summary>
    public async Task<IActionResult> OnPostTariefAsync(
        TariffForm tarief, string? gemeente, string? agb, string? domein, CancellationToken ct)
    {
        (Tariff, Parties) = (tarief, (gemeente, agb, domein));
        if (await IsUnlistedAsync(tarief, gemeente, domein, ct))
        {
            var product = $"Product {tarief.Product?.Trim()} bij categorie {tarief.Categorie?.Trim()}";
            return await RefuseAsync([$"{product} staat niet in de lijst producten van {Names.Gemeente(gemeente)}."], ct);
        }

        return await ProposeAsync("formulier Tarieven", Encoding.UTF8.GetBytes(tarief.ToCsv(gemeente, agb, domein)), tarief.Reden, ct);
    }

    private AgreementFilter Filter => new()
    {
        Scope = viewer.Scope,
        // No aanbieder has another code, and no database has to look for it.
        Aanbieder = string.IsNullOrWhiteSpace(Aanbieder) ? null : string.Concat(Aanbieder.Trim().Where(char.IsAsciiLetterOrDigit)),
        ProductCode = string.IsNullOrWhiteSpace(Code) ? null : Code.Trim(),
        KnownOn = Bekend,
        KnownAt = Wijziging,
    };

    /// <summary>What is shown, as a file.</summary>
    public string TableAddress => QueryHelpers.AddQueryString("/tarieven?handler=Tabel", new Dictionary<string, string?>
    {
        ["aanbieder"] = Aanbieder ?? "",
        ["code"] = Code,
        ["bekend"] = Bekend?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["wijziging"] = Wijziging?.ToString(CultureInfo.InvariantCulture),
    }.Where(p => p.Value is not null));

    private async Task<IActionResult> ProposeAsync(string name, byte[] content, string? note, CancellationToken ct)
    {
        var (address, problems) = await proposed.AddAsync(name, content, note, ct);
        return address is null ? await RefuseAsync(problems, ct) : Redirect(address);
    }

    /// <summary>
    /// The gemeente keeps a list of products for the domain, and this one is not on it. What was typed is read as in a file.
    /// </summary>
    private async Task<bool> IsUnlistedAsync(TariffForm tarief, string? gemeente, string? domein, CancellationToken ct)
    {
        var list = KeptList.Producten;
        string[] columns = ["gemeente", "domein"];
        var own = (await lists.CurrentAsync(list, ct)).Where(r => r.ValuesOf(list, columns) == $"{gemeente}\u001F{domein}").ToList();
        var typed = $"{tarief.Categorie?.Trim().PadLeft(2, '0')}\u001F{tarief.Product?.Trim()}";
        return Families.OfDomein(domein) is { } standaard && viewer.Scope.Contains(gemeente ?? "", standaard) && own.Count > 0
            && !own.Exists(r => r.ValuesOf(list, ["productcategorie", "productcode"]) == typed);
    }

    private async Task<PageResult> RefuseAsync(IReadOnlyList<string> problems, CancellationToken ct)
    {
        Problems = problems;
        (Aanbieder, Code, Bekend, Wijziging) = (null, null, null, null);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        (Rows, Total) = await agreements.ListAsync(Filter, MaxShown, ct);
        Products =
        [
            .. (await lists.CurrentAsync(KeptList.Producten, ct))
                .Where(r => KeptList.Producten.IsOf(viewer.Scope, r.Values))
                .Select(r => r.Values[KeptList.Producten.PlaceOf("productcode")]!).Distinct().Order(StringComparer.Ordinal),
        ];
        Proposals = await agreements.ProposalsAsync(viewer.Scope, ct);
        Closed = await agreements.ClosedProposalsAsync(viewer.Scope, MaxClosed, ct);
    }
}
