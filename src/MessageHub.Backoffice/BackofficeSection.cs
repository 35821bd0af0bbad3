using System.Net;
using System.Net.Sockets;
using MessageHub.Hosting;
using MessageHub.Hosting.Forms;
using MessageHub.Register.Talks;

namespace MessageHub.Backoffice;

/// <summary>The settings of this host alone, section <c>Backoffice</c>.</summary>
public sealed class BackofficeSection : ICheckedSettings
{
    public const string Section = "Backoffice";

    /// <summary>The shortest secret that is taken, in characters.</summary>
    public const int MinSecretLength = 32;

    /// <summary>Where the pages are served: http://127.0.0.1:8090.</summary>
    [Address("http://127.0.0.1:8090", "http", "https", IsRequired = true)]
    public string Url { get; set; } = "http://127.0.0.1:8090";

    /// <summary>A proxy in front of this host ends TLS: plain http on an address others can reach is what is meant.</summary>
    public bool TlsEndsAtProxy { get; set; }

    /// <summary>
    /// What a reverse proxy sends in the header <c>X-MessageHub-Proxy</c> to be believed when it says who signed in; empty believes nobody.
    /// </summary>
    public string ProxySecret { get; set; } = "";

    /// <summary>The header in which the proxy names the account.</summary>
    [Filled("the name of a header is needed")]
    public string ProxyUserHeader { get; set; } = "X-Forwarded-User";

    /// <summary>
    /// Addresses or networks, with commas between them, of the proxies in front of this host: from them the header
    /// <c>X-Forwarded-For</c> is believed. Empty believes it from nobody, and everybody behind a proxy is one place for wrong passwords.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>The parts of <see cref="TrustedProxies"/> that are networks; an address is one of itself.</summary>
    internal IReadOnlyList<IPNetwork> TrustedProxyNetworks => [.. Parts(TrustedProxies).Select(NetworkOf).OfType<IPNetwork>()];

    /// <summary>A decision on what is held is made by one person and confirmed by another.</summary>
    public bool FourEyes { get; set; }

    /// <summary>Local accounts need a code of an authenticator app.</summary>
    public bool RequireApp { get; set; } = true;

    /// <summary>Accounts with a password here may sign in. Off, all people come from a proxy or the identity provider.</summary>
    public bool LocalAccounts { get; set; } = true;

    /// <summary>The identity provider of the organisation.</summary>
    public OrganisationSettings OpenIdConnect { get; set; } = new();

    /// <summary>What protects the keys in the store.</summary>
    public KeySettings Keys { get; set; } = new();

    /// <summary>Fewer clients than this are shown as fewer than this; 1 shows every count.</summary>
    [Within(1, 100)]
    public int LeastClients { get; set; } = 1;

    /// <summary>Months between talks with a strategic aanbieder.</summary>
    [Within(1, 60)]
    public int StrategicTalkMonths { get; set; } = 5;

    /// <summary>Months between talks with a specialised aanbieder.</summary>
    [Within(1, 60)]
    public int SpecialistTalkMonths { get; set; } = 12;

    /// <summary>Weeks from the start of a contract to the first talk.</summary>
    [Within(1, 260)]
    public int NewContractTalkWeeks { get; set; } = 8;

    internal TalkTerms TalkTerms => new(StrategicTalkMonths, SpecialistTalkMonths, NewContractTalkWeeks);

    /// <summary>A session without a request ends after this time.</summary>
    [Interval("1m", "12h")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this time, whatever happens in it.</summary>
    [Interval("1m", "24h")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Attempts to sign in from one address in a minute; more get no answer but "later".</summary>
    [Within(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 30;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems()
    {
        if (Uri.TryCreate(Url, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: false } && !TlsEndsAtProxy)
        {
            yield return new(
                nameof(Url),
                $"plain http is for this machine only. Say {Section}:{nameof(TlsEndsAtProxy)}=true when a proxy in front speaks https");
        }

        if (ProxySecret.Length is > 0 and < MinSecretLength)
            yield return new(nameof(ProxySecret), $"at least {MinSecretLength} characters are needed");
        if (!LocalAccounts && ProxySecret.Length == 0 && !OpenIdConnect.IsOn)
            yield return new(nameof(LocalAccounts), $"nobody can sign in without {nameof(ProxySecret)} or {nameof(OpenIdConnect)}");
        if (!Parts(TrustedProxies).All(p => NetworkOf(p) is not null))
            yield return new(
                nameof(TrustedProxies), "addresses or networks as 10.0.0.0/8, 192.168.1.5 are needed, with commas between them");
    }

    private static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? NetworkOf(string part) =>
        IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
