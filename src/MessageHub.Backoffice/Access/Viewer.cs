using System.Security.Claims;
using MessageHub.Register.Monitoring;

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
        var claims = IsSignedIn ? user.Claims.ToLookup(c => c.Type, c => c.Value) : Enumerable.Empty<Claim>().ToLookup(c => c.Type, c => c.Value);
        Account = claims[SignedIn.AccountClaim].FirstOrDefault() ?? "";
        Name = claims[SignedIn.NameClaim].FirstOrDefault() ?? "";
        roles = [.. claims[SignedIn.RoleClaim]];
        gemeenten = [.. claims[SignedIn.GemeenteClaim]];
    }

    public bool IsSignedIn { get; }

    /// <summary>The name a person signs in with.</summary>
    public string Account { get; }

    /// <summary>The name of the person.</summary>
    public string Name { get; }

    /// <summary>May see messages, lines and persons.</summary>
    public bool SeesPersons => Has(Role.Backoffice);

    /// <summary>May see counts and amounts.</summary>
    public bool SeesFigures => SeesPersons || Has(Role.ContractManager);

    /// <summary>CBS codes of the gemeenten whose data may be seen.</summary>
    public IReadOnlyList<string> Gemeenten => gemeenten;

    /// <summary>What the register may answer with.</summary>
    public GemeenteScope Scope => new(SeesFigures ? gemeenten : [], WithUnread: false);

    public bool Has(string role) => roles.Contains(role);
}
