using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Processing.Lists;
using MessageHub.Register.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// The lists that steering stands on: aanbieders, percelen, products, contracts, inhabitants. A file changes one: all rows or none, and
/// not before somebody has seen what it changes (<see cref="LijstVoorstelModel"/>).
/// </summary>
public sealed class LijstenModel(ListStore lists, Viewer viewer, TimeProvider clock) : PageModel
{
    public const int MaxShown = 100;
    private const int MaxChanges = 20;
    private const int MaxFileBytes = 2 * 1024 * 1024;
    private const int MaxNoteLength = 500;

    /// <summary>What is not in a whole file is taken out, also of the domain that this person does not see.</summary>
    public const string OneDomain =
        "U ziet van een gemeente maar één wet. Een bestand dat de hele lijst vervangt, raakt ook de andere. Breng alleen uw rijen.";

    /// <summary>The name of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lijst { get; set; }

    /// <summary>Only rows with this text in them.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    public KeptList List { get; private set; } = KeptList.Aanbieders;

    public IReadOnlyList<ListRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<ListChange> Changes { get; private set; } = [];

    public IReadOnlyList<ListProposal> Proposals { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>All rows as a file that can be brought back, perhaps after a spreadsheet had it.</summary>
    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return new TableDownload<ListRow>(List.Name, ListCells.Of(List), (await MatchingAsync(ct)).ToAsyncEnumerable());
    }

    /// <summary>The columns, without a row in them.</summary>
    public IActionResult OnGetSjabloon()
    {
        List = KeptList.Find(Lijst) ?? List;
        return new TableDownload<ListRow>($"{List.Name}-sjabloon", ListCells.Of(List), AsyncEnumerable.Empty<ListRow>());
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, bool geheel, string? waarom, CancellationToken ct)
    {
        List = KeptList.Find(Lijst) ?? List;
        if (bestand is not { Length: > 0 and <= MaxFileBytes })
        {
            return await RefuseAsync(
                ["Kies een bestand van hoogstens 2 MB. Een groter bestand leest uw beheerder in met de commandoregel."], ct);
        }

        if (geheel && List.GemeentePlace >= 0 && !viewer.Scope.HasBothDomains)
            return await RefuseAsync([OneDomain], ct);
        if (waarom?.Length > MaxNoteLength)
            return await RefuseAsync([$"Gebruik hoogstens {MaxNoteLength} tekens."], ct);
        if (Berichten.BsnText.IsIn(waarom))
            return await RefuseAsync([Berichten.BsnText.Problem], ct);
        using var content = new MemoryStream((int)bestand.Length);
        await bestand.CopyToAsync(content, ct);
        // Whose they are is looked at before anything that is there is: nothing of another gemeente is reported.
        var read = ListFile.Read(List, content.ToArray(), viewer.Scope);
        var named = await lists.WithNamedAsync(List, ct);
        read = read.Beside(named, geheel);
        if (read.Problems.Count > 0)
            return await RefuseAsync(read.Sentences, ct);
        var number = await lists.ProposeAsync(
            new(
                0,
                List,
                UploadedFile.NameOf(bestand),
                content.ToArray(),
                geheel,
                UploadedFile.Seen(waarom ?? "").Trim(),
                ListDifference.HashOf(named[List.Name]),
                viewer.Login,
                clock.GetUtcNow()),
            ct);
        return Redirect($"/lijsten/voorstel/{number}");
    }

    private async Task<PageResult> RefuseAsync(IReadOnlyList<string> problems, CancellationToken ct)
    {
        Problems = problems;
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        List = KeptList.Find(Lijst) ?? List;
        var rows = await MatchingAsync(ct);
        (Rows, Total) = ([.. rows.Take(MaxShown)], rows.Count);
        Changes = await lists.ChangesAsync(List, MaxChanges, ct);
        Proposals = [.. (await lists.ProposalsAsync(List, ct)).Where(p => p.ProposedBy == viewer.Login || List.GemeentePlace < 0)];
    }

    /// <summary>Rows of the gemeenten of the viewer, in the order of their keys.</summary>
    private async Task<List<ListRow>> MatchingAsync(CancellationToken ct)
    {
        var text = Zoek?.Trim() ?? "";
        return
        [
            .. (await lists.CurrentAsync(List, ct))
                .Where(r => List.IsOf(viewer.Scope, r.Values))
                .Where(r => text.Length == 0 || r.Values.Any(v => v?.Contains(text, StringComparison.OrdinalIgnoreCase) == true))
                .OrderBy(r => r.KeyOf(List), StringComparer.Ordinal),
        ];
    }
}
