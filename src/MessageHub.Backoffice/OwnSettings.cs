using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using MessageHub.Backoffice.Access;

namespace MessageHub.Backoffice;

/// <summary>The settings of this host alone, section <c>Backoffice</c>.</summary>
public sealed class OwnSettings : IValidatableObject
{
    public const string Section = "Backoffice";

    /// <summary>The shortest secret that is taken, in characters.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Where the pages are served: http://127.0.0.1:8090.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8090";

    /// <summary>A proxy in front of this host ends TLS: plain http on an address others can reach is what is meant.</summary>
    public bool TlsEndsAtProxy { get; set; }

    /// <summary>
    /// What a reverse proxy sends in the header <c>X-MessageHub-Proxy</c> to be believed when it says who signed in; empty believes nobody.
    /// </summary>
    public string ProxySecret { get; set; } = "";

    /// <summary>The header in which the proxy names the account.</summary>
    public string ProxyUserHeader { get; set; } = "X-Forwarded-User";

    /// <summary>
    /// Addresses or networks, with commas between them, of the proxies in front of this host: from them the header
    /// <c>X-Forwarded-For</c> is believed. Empty believes it from nobody, and everybody behind a proxy is one place for wrong passwords.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>The parts of <see cref="TrustedProxies"/> that are networks; an address is one of itself.</summary>
    internal IReadOnlyList<IPNetwork> TrustedProxyNetworks => [.. Parts(TrustedProxies).Select(NetworkOf).OfType<IPNetwork>()];

    /// <summary>A decision on what waits is made by one person and confirmed by another.</summary>
    public bool FourEyes { get; set; }

    /// <summary>Local accounts need a code of an authenticator app.</summary>
    public bool RequireApp { get; set; } = true;

    /// <summary>Accounts with a password here may sign in. Off, all people come from a proxy or the identity provider.</summary>
    public bool LocalAccounts { get; set; } = true;

    /// <summary>The identity provider of the organisation.</summary>
    public OrganisationSettings OpenIdConnect { get; set; } = new();

    /// <summary>What protects the keys in the store.</summary>
    public KeySettings Keys { get; set; } = new();

    /// <summary>A session without a request ends after this time.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this time, whatever happens in it.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Attempts to sign in from one address in a minute; more get no answer but "later".</summary>
    public int SignInsPerMinute { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return Wrong(nameof(Url), "an address is needed, as in http://127.0.0.1:8090");
        else if (url is { Scheme: "http", IsLoopback: false } && !TlsEndsAtProxy)
            yield return Wrong(nameof(Url), $"plain http is for this machine only. Say {Section}:{nameof(TlsEndsAtProxy)}=true when a proxy in front speaks https");
        if (ProxySecret.Length is > 0 and < ShortestSecret)
            yield return Wrong(nameof(ProxySecret), $"at least {ShortestSecret} characters are needed");
        if (ProxyUserHeader.Length == 0)
            yield return Wrong(nameof(ProxyUserHeader), "the name of a header is needed");
        if (!LocalAccounts && ProxySecret.Length == 0 && !OpenIdConnect.IsOn)
            yield return Wrong(nameof(LocalAccounts), $"nobody can sign in without {nameof(ProxySecret)} or {nameof(OpenIdConnect)}");
        foreach (var (setting, why) in OpenIdConnect.Problems())
            yield return Wrong($"{nameof(OpenIdConnect)}:{setting}", why);
        foreach (var problem in Keys.Problems())
            yield return new($"{Section}:{nameof(Keys)}:{problem}", [nameof(Keys)]);
        if (Parts(TrustedProxies).FirstOrDefault(p => NetworkOf(p) is null) is { } wrong)
            yield return Wrong(nameof(TrustedProxies), $"{wrong} is no address and no network, as in 10.0.0.0/8");
        if (!IsBetween(SessionIdle, TimeSpan.FromMinutes(1), TimeSpan.FromHours(12)))
            yield return Wrong(nameof(SessionIdle), "from a minute to twelve hours");
        if (!IsBetween(SessionLength, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)))
            yield return Wrong(nameof(SessionLength), "from a minute to a day");
        if (SignInsPerMinute is < 1 or > 10_000)
            yield return Wrong(nameof(SignInsPerMinute), "from 1 to 10000");
    }

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? NetworkOf(string part) =>
        IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private static ValidationResult Wrong(string setting, string why) => new($"{Section}:{setting}: {why}.", [setting]);

    private static bool IsBetween(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;
}
