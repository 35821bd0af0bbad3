using MessageHub.Register.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Beheer;

/// <summary>Who may sign in.</summary>
public sealed class ToegangModel(AccountStore accounts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Accounts = await accounts.ListAsync(ct);

    public string StateOf(Account account) =>
        account.DisabledAt is not null ? "Uitgezet"
        : account.LockedUntil > clock.GetUtcNow() ? $"Pogingen geblokkeerd tot {Text.Dutch.Moment(account.LockedUntil)}"
        : account.PasswordHash is null ? "Via de organisatie"
        : account.MustChangePassword ? "Wacht op eerste aanmelding"
        : "Actief";
}
