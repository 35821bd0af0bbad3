using MessageHub.Hosting;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice;

/// <summary>
/// Signing in at the organisation's own identity provider (OpenID Connect), settings <c>Backoffice:OpenIdConnect:…</c>. The provider says
/// who somebody is and, by claims, which roles and gemeenten he has here.
/// </summary>
public sealed class OrganisationSettings : ICheckedSettings
{
    /// <summary>The address of the provider (issuer), https; empty switches this off.</summary>
    public string Authority { get; set; } = "";

    /// <summary>How the provider knows this host.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What this host proves itself with.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The claim that becomes the name of the account.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim that is shown as the name of the person.</summary>
    public string DisplayNameClaim { get; set; } = "name";

    /// <summary>The claim with roles or groups.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>
    /// The claim with gemeenten: CBS codes, with /jw or /wmo for one domain, or values that <see cref="Gemeenten"/> translates.
    /// </summary>
    public string GemeenteClaim { get; set; } = "gemeenten";

    /// <summary>Values of <see cref="RoleClaim"/> that give the role Backoffice, with commas between them; empty: nobody.</summary>
    public string Backoffice { get; set; } = "";

    /// <summary>As <see cref="Backoffice"/>, for the role Contractmanager.</summary>
    public string Contractmanager { get; set; } = "";

    /// <summary>As <see cref="Backoffice"/>, for the role Beleid.</summary>
    public string Beleid { get; set; } = "";

    /// <summary>As <see cref="Backoffice"/>, for the role Toegang.</summary>
    public string Toegang { get; set; } = "";

    /// <summary>As <see cref="Backoffice"/>, for the role Beheerder.</summary>
    public string Beheerder { get; set; } = "";

    /// <summary>As <see cref="Backoffice"/>, for the role Privacyfunctionaris.</summary>
    public string Privacyfunctionaris { get; set; } = "";

    /// <summary>
    /// Values of <see cref="GemeenteClaim"/> that are no CBS code, each with what it stands for:
    /// <c>groep-utrecht=0344, groep-x=0297/jw</c>.
    /// </summary>
    public string Gemeenten { get; set; } = "";

    /// <summary>Whether there is a provider.</summary>
    internal bool IsOn => Authority.Length > 0;

    /// <summary>The roles that values of the claim give.</summary>
    internal IReadOnlyList<Role> RolesOf(IReadOnlyCollection<string> values) =>
    [
        .. new[]
        {
            (Role.Backoffice, Backoffice),
            (Role.Contractmanager, Contractmanager),
            (Role.Beleid, Beleid),
            (Role.Toegang, Toegang),
            (Role.Beheerder, Beheerder),
            (Role.Privacy, Privacyfunctionaris),
        }
            .Where(role => Parts(role.Item2).Intersect(values, StringComparer.Ordinal).Any())
            .Select(role => role.Item1),
    ];

    /// <summary>The gemeenten that values of the claim stand for; a value that stands for none gives nothing.</summary>
    internal IReadOnlyList<GemeenteRight> GemeentenOf(IReadOnlyCollection<string> values)
    {
        var known = Parts(Gemeenten)
            .Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(p => p.Length == 2)
            .ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        return GemeenteRight.Distinct(values
            .SelectMany(value => GemeenteRight.Parse(value) is null ? known[value] : [value])
            .Select(code => GemeenteRight.Parse(code)!.Value));
    }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems()
    {
        if (!IsOn)
            yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            yield return new(nameof(Authority), "an https address is needed");
        if (ClientId.Length == 0)
            yield return new(nameof(ClientId), "a value is needed");
        if (ClientSecret.Length == 0)
            yield return new(nameof(ClientSecret), "a value is needed; put it in the folder of secrets");
        foreach (
            var (setting, claim) in new[]
            {
                (nameof(NameClaim), NameClaim),
                (nameof(DisplayNameClaim), DisplayNameClaim),
                (nameof(RoleClaim), RoleClaim),
                (nameof(GemeenteClaim), GemeenteClaim),
            })
        {
            if (claim.Length == 0)
                yield return new(setting, "the name of a claim is needed");
        }

        if (new[] { Backoffice, Contractmanager, Beleid, Toegang, Beheerder, Privacyfunctionaris }.All(values => Parts(values).Length == 0))
            yield return new(nameof(Beheerder), "without a value for any role nobody can do anything");
        if (!Parts(Gemeenten).All(p =>
            p.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 }, var code] && GemeenteRight.Parse(code) is not null))
        {
            yield return new(nameof(Gemeenten), "pairs are needed, as in groep-a=0297, groep-b=0363");
        }
    }

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
