using System.Security.Claims;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// Who is looking, and at what this person may look. The only place where rights on gemeenten and domains become the scope that every
/// question to the register takes; made anew from the account on each request.
/// </summary>
public sealed class Viewer
{
    private readonly HashSet<string> roles;
    private readonly GemeenteRight[] rights;

    /// <param name="user">The signed-in user; anybody else sees nothing.</param>
    public Viewer(ClaimsPrincipal user)
    {
        IsSignedIn = user.Identity is { IsAuthenticated: true, AuthenticationType: SignedIn.Scheme or ProxySignIn.Scheme };
        var claims = (IsSignedIn ? user.Claims : []).ToLookup(c => c.Type, c => c.Value);
        AccountId = Guid.TryParse(claims[SignedIn.AccountClaim].FirstOrDefault(), out var id) ? id : Guid.Empty;
        Login = claims[SignedIn.LoginClaim].FirstOrDefault() ?? "";
        Name = claims[SignedIn.NameClaim].FirstOrDefault() ?? "";
        roles = [.. claims[SignedIn.RoleClaim]];
        rights = [.. GemeenteRight.Distinct(claims[SignedIn.GemeenteClaim].Select(c => GemeenteRight.Parse(c)).OfType<GemeenteRight>())];
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
    public bool SeesFigures => SeesPersons || Has(Role.Contractmanager) || Has(Role.Beleid);

    /// <summary>May see and change tariffs and lists: what was agreed, in which no person stands.</summary>
    public bool KeepsAgreements => SeesPersons || Has(Role.Contractmanager);

    /// <summary>
    /// May see the care of persons: what was allocated, what began, who delivers. What it costs is <see cref="SeesFigures"/>.
    /// </summary>
    public bool SeesCare => SeesPersons || Has(Role.Toegang);

    /// <summary>May see how an aanbieder does, and keep what was agreed in talks with it.</summary>
    public bool ManagesContracts => Has(Role.Contractmanager) || SeesPersons;

    /// <summary>May see what happened to accounts.</summary>
    public bool SeesAccounts => Has(Role.Beheerder) || Has(Role.Privacy);

    /// <summary>The gemeenten, or domains of them, whose data may be seen, in order.</summary>
    public IReadOnlyList<GemeenteRight> Rights => rights;

    /// <summary>CBS codes of the gemeenten of which something may be seen, in order.</summary>
    public IReadOnlyList<string> Gemeenten => [.. rights.Select(r => r.Gemeente)];

    /// <summary>
    /// What the register may answer with. Files whose gemeente could not be read can be of any gemeente and domain: only who also runs the
    /// installation, and sees both domains, sees them.
    /// </summary>
    public GemeenteScope Scope => new(
        SeesFigures || SeesCare ? rights : [],
        WithUnread: SeesPersons && Has(Role.Beheerder) && rights.All(r => r.Standaard is null));

    /// <summary>Of which gemeenten the access log may be read.</summary>
    public GemeenteScope LogScope => new(Has(Role.Privacy) ? rights : [], WithUnread: Has(Role.Privacy));

    public bool Has(Role role) => roles.Contains(role.ToString());
}
