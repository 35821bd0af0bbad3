using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Access;
using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Privacy;

/// <summary>Who looked at whose data, when and why. A person is found by BSN, which stays in the form; the log itself has pseudonyms only.</summary>
[ShowsWrongFilter]
public sealed class InzagelogModel(AccessLog log, AccountBook accounts, Looks looks, Viewer viewer, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int DefaultDays = 30;
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

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

    public string More(string next) => $"/inzagelog?van={Van:yyyy-MM-dd}&tot={Tot:yyyy-MM-dd}&account={Account}&client={Uri.EscapeDataString(Client ?? "")}&na={next}";

    private async Task ListAsync(CancellationToken ct)
    {
        Accounts = await accounts.ListAsync(ct);
        var client = string.IsNullOrWhiteSpace(Client) ? null : Client.Trim();
        if (!ModelState.IsValid || !IsDay(Van) || !IsDay(Tot) || !(client is null || IsPseudonym(client)))
        {
            Problem ??= "Het filter klopt niet. Kies datums na 1999, een medewerker uit de lijst, en een code van 32 tekens.";
            return;
        }

        Tot ??= clock.Today();
        Van ??= Tot.Value.AddDays(1 - DefaultDays);
        Looked = await log.ListAsync(
            new() { Scope = viewer.LogScope, From = StartOf(Van.Value), Before = StartOf(Tot.Value.AddDays(1)), AccountId = Account, Client = client },
            new(PageSize, Na),
            ct);
    }

    /// <summary>There is no log of before, and the last days of the calendar have no day after them.</summary>
    private static bool IsDay(DateOnly? day) => day is not { Year: < 2000 or > 2999 };

    private static bool IsPseudonym(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Amsterdam.GetUtcOffset(local)).ToUniversalTime();
    }
}
