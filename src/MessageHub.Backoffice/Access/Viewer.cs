using System.Security.Claims;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Who is looking, and at what this person may look. The only place where rights on gemeenten become the scope that every question to the
/// register takes; made anew from the account on each request.
/// </summary>
public sealed class Viewer
{
    private readonly HashSet<string> roles;
    private readonly string[] gemeenten;

    /// <param name="user">The signed-in user; anybody else sees nothing.</param>
    public Viewer(ClaimsPrincipal user)
    {
        IsSignedIn = user.Identity is { IsAuthenticated: true, AuthenticationType: SignedIn.Scheme or ProxySignIn.Scheme };
        var claims = (IsSignedIn ? user.Claims : []).ToLookup(c => c.Type, c => c.Value);
        AccountId = Guid.TryParse(claims[SignedIn.AccountClaim].FirstOrDefault(), out var id) ? id : Guid.Empty;
        Login = claims[SignedIn.LoginClaim].FirstOrDefault() ?? "";
        Name = claims[SignedIn.NameClaim].FirstOrDefault() ?? "";
        roles = [.. claims[SignedIn.RoleClaim]];
        gemeenten = [.. claims[SignedIn.GemeenteClaim].Order(StringComparer.Ordinal)];
    }

    public bool IsSignedIn { get; }

    public Guid AccountId { get; }

    /// <summary>The name a person signs in with; decisions are kept under it.</summary>
    public string Login { get; }

    /// <summary>How the person is shown.</summary>
    public string Name { get; }

    /// <summary>Under which what this person does is kept.</summary>
    public Actor Actor => new(AccountId, Login);

    /// <summary>As whom this person proposes and confirms.</summary>
    public Decider Decider => new(AccountId, Login, Name);

    /// <summary>May see messages, lines and persons.</summary>
    public bool SeesPersons => Has(Role.Backoffice);

    /// <summary>May see counts and amounts.</summary>
    public bool SeesFigures => SeesPersons || Has(Role.Contractmanager);

    /// <summary>May see and change tariffs and lists: what was agreed, in which no person stands.</summary>
    public bool KeepsAgreements => SeesFigures;

    /// <summary>May see what happened to accounts.</summary>
    public bool SeesAccounts => Has(Role.Beheerder) || Has(Role.Privacy);

    /// <summary>CBS codes of the gemeenten whose data may be seen, in order.</summary>
    public IReadOnlyList<string> Gemeenten => gemeenten;

    /// <summary>
    /// What the register may answer with. Files whose gemeente could not be read can be of any gemeente: only who also runs the
    /// installation sees them.
    /// </summary>
    public GemeenteScope Scope => new(SeesFigures ? gemeenten : [], WithUnread: SeesPersons && Has(Role.Beheerder));

    /// <summary>Of which gemeenten the access log may be read.</summary>
    public GemeenteScope LogScope => new(Has(Role.Privacy) ? gemeenten : [], WithUnread: Has(Role.Privacy));

    public bool Has(Role role) => roles.Contains(role.ToString());
}
