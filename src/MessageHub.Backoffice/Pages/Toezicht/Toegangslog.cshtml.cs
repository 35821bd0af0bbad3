using MessageHub.Backoffice.Text;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Toezicht;

/// <summary>
/// Who gave whom which rights, and who signed in: what happened to accounts, newest first. They are of the installation, not of one
/// gemeente.
/// </summary>
public sealed class ToegangslogModel(AccountChanges changes, AccountStore accounts) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    /// <summary>The name of the account of which is shown; null shows all.</summary>
    public string? Account { get; private set; }

    public string? Problem { get; private set; }

    public Page<AccountChange> Changes { get; private set; } = new([], null);

    public async Task OnGetAsync(string? account, string? na, CancellationToken ct)
    {
        Accounts = await accounts.ListAsync(ct);
        Account = string.IsNullOrWhiteSpace(account) ? null : account.Trim();
        if (Account is null || Accounts.Any(a => a.Name == Account))
            Changes = await changes.ListAsync(Account, new(PageSize, na), ct);
        else
            Problem = "Dit account bestaat niet.";
    }

    public string More(string next) => $"/toegangslog?account={Uri.EscapeDataString(Account ?? "")}&na={next}";

    /// <summary>How something was or is, in words.</summary>
    public static string Describe(AccountChange change, string? value) => (change.What, value) switch
    {
        (_, null) => "–",
        (AccountChangeKind.Roles, _) => string.Join(", ", value.Split(',').Select(r => Names.Role(Enum.Parse<Role>(r, ignoreCase: true)))),
        (AccountChangeKind.Gemeenten, _) => string.Join(
            ", ", value.Split(',').Select(v => GemeenteRight.Parse(v) is { } right ? Names.Right(right) : v)),
        (AccountChangeKind.Made, AccountChanges.Elsewhere) => "via de organisatie",
        (AccountChangeKind.Made, _) => "met een wachtwoord",
        (AccountChangeKind.Password, _) => "voor één keer",
        (AccountChangeKind.App, _) => "ingesteld",
        (AccountChangeKind.SignIn, _) => "aan",
        _ => value,
    };
}
