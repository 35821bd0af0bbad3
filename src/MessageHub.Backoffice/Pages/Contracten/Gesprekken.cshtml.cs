using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Processing;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Talks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>With whom a talk is due, the soonest first.</summary>
public sealed class GesprekkenModel(
    ContractQueries contracts, TalkStore talks, KnownNames known, Viewer viewer, BackofficeSettings settings, TimeProvider clock)
    : PageModel
{
    public DateOnly Today { get; private set; }

    public IReadOnlyList<DueTalk> Due { get; private set; } = [];

    /// <summary>Contracted aanbieders with whom no talk has to be held.</summary>
    public int Others { get; private set; }

    public RegisteredNames Known { get; private set; } = RegisteredNames.None;

    public TalkTerms Terms => settings.Own.TalkTerms;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnGetTabelAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Column<DueTalk>[] columns =
        [
            new("Uiterlijk", d => Field.Day(d.DueOn)),
            new("Aanbieder", d => Field.Of(Names.Aanbieder(d.Aanbieder.Agb, Known.OfAanbieder(d.Aanbieder.Agb)))),
            new("Klasse", d => Field.Of(d.Aanbieder.Class)),
            new("Aandacht", d => Field.Of(d.Aanbieder.Attention)),
            new("Vorig gesprek", d => Field.Day(d.Last)),
            new("Open afspraken", d => Field.Number(d.OpenActions)),
        ];
        return new TableDownload<DueTalk>("gesprekken", columns, Due.ToAsyncEnumerable());
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Today = clock.Today();
        Known = await known.ReadAsync(ct);
        var all = await DueTalk.ReadAsync(contracts, talks, Terms, viewer.Scope, Today, ct);
        Due = [.. all.Where(d => d.DueOn is not null)];
        Others = all.Count - Due.Count;
    }
}
