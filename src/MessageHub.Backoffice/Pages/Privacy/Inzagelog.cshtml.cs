using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Privacy;

/// <summary>
/// Who looked at whose data, when and why. A person is found by BSN, which stays in the form; the log itself has pseudonyms only.
/// </summary>
[ShowsWrongFilter]
public sealed class InzagelogModel(AccessLog log, AccountStore accounts, Looks looks, Viewer viewer, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int DefaultDays = 30;
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly Column<Look>[] Columns =
    [
        new("Wanneer", l => Field.Moment(l.At)),
        new("Wie", l => Field.Of(l.AccountName)),
        new("Wat", l => Field.Of(Names.Look(l.What))),
        new("Waarom", l => Field.Of(l.Why)),
        new("Gemeente", l => Field.Of(l.Gemeente)),
        new("Bericht", l => Field.Of(l.BerichtId?.ToString())),
        new("Code van de cliënt", l => Field.Of(l.Client)),
    ];

    [BindProperty(SupportsGet = true)]
    public DateOnly? Van { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Tot { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Account { get; set; }

    /// <summary>Pseudonym of a person: of no use without the key, so it may stand in an address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Client { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public Page<Look> Looked { get; private set; } = new([], null);

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? bsn, CancellationToken ct)
    {
        if (BsnText.Parse(bsn ?? "") is { } parsed)
            return Redirect($"/inzagelog?client={await looks.OfAsync(parsed, ct)}");
        Problem = "Een bsn heeft negen cijfers en voldoet aan de elfproef.";
        await ListAsync(ct);
        return Page();
    }

    public string More(string next) => $"{Address}&na={next}";

    public string TableAddress => $"{Address}&handler=Tabel";

    private string Address =>
        $"/inzagelog?van={Van:yyyy-MM-dd}&tot={Tot:yyyy-MM-dd}&account={Account}&client={Uri.EscapeDataString(Client ?? "")}";

    /// <summary>The looks with this filter, as a file.</summary>
    public IActionResult OnGetTabel(CancellationToken ct)
    {
        var filter = Filter();
        return WrongFilters.Refusal(ModelState) ?? new TableDownload<Look>(
            "inzagelog", Columns, WholeList.ReadAsync(page => log.ListAsync(filter, page, ct)));
    }

    private async Task ListAsync(CancellationToken ct)
    {
        Accounts = await accounts.ListAsync(ct);
        if (ModelState.IsValid && Client is not null && !IsPseudonym(Client.Trim()))
            Problem ??= "Het filter klopt niet. Een code van een cliënt heeft 32 tekens.";
        else
            Looked = await log.ListAsync(Filter(), new(PageSize, Na), ct);
    }

    private LookFilter Filter()
    {
        Tot ??= clock.Today();
        Van ??= Tot.Value.AddDays(1 - DefaultDays);
        return new()
        {
            Scope = viewer.LogScope,
            From = StartOf(Van.Value),
            Before = StartOf(Tot.Value.AddDays(1)),
            AccountId = Account,
            Client = string.IsNullOrWhiteSpace(Client) ? null : Client.Trim(),
        };
    }

    private static bool IsPseudonym(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Amsterdam.GetUtcOffset(local)).ToUniversalTime();
    }
}
