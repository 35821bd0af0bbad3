using System.Security.Claims;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Access;

/// <summary>What the rest of a request knows of an account.</summary>
public static class SignedIn
{
    /// <summary>The scheme of people who signed in here.</summary>
    public const string Scheme = "session";

    public const string AccountClaim = ClaimTypes.NameIdentifier;
    public const string LoginClaim = "login";
    public const string NameClaim = ClaimTypes.Name;
    public const string RoleClaim = ClaimTypes.Role;
    public const string GemeenteClaim = "gemeente";

    public static ClaimsPrincipal As(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new(AccountClaim, account.Id.ToString()),
            new(LoginClaim, account.Name),
            new(NameClaim, account.DisplayName),
            .. account.Roles.Select(r => new Claim(RoleClaim, r.ToString())),
            .. account.Gemeenten.Select(g => new Claim(GemeenteClaim, g.ToString())),
        ],
        scheme));
}
