using MessageHub.Gateway.Ggk;
using MessageHub.Hosting;
using MessageHub.Hosting.Forms;

namespace MessageHub.Gateway.Settings;

/// <summary>A hub or an adapter that envelopes are sent to.</summary>
internal sealed class ConnectionSettings
{
    /// <summary>Name in the store and in the log; stays the same as long as envelopes wait for it.</summary>
    public string Name { get; set; } = "";

    [Address("https://hub.example.nl", "http", "https", IsRequired = true)]
    public string Url { get; set; } = "";

    /// <summary>
    /// Soap: the counterpart's OntvangAsynchroon (profile A). Bare: an adapter that takes the envelope by itself (profile B).
    /// </summary>
    public EnvelopeForm Form { get; set; }

    /// <summary>The gemeenten whose envelopes leave by here; empty is all.</summary>
    public string[] Gemeenten { get; set; } = [];

    /// <summary>How long the other side may take (reading: 60 s).</summary>
    [Interval("10ms", "24h")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Envelopes on their way at a time.</summary>
    [Within(1, 100)]
    public int Concurrency { get; set; } = 4;

    /// <summary>First pause before the same bytes are tried again; it doubles, with some chance in it.</summary>
    [Interval("10ms", "24h")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause.</summary>
    [Interval("10ms", "24h")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Attempts after which a person is notified. Trying goes on.</summary>
    [Within(1, 1000)]
    public int AlarmAfter { get; set; } = 5;

    public bool Serves(string gemeente) => Gemeenten.Length == 0 || Gemeenten.Contains(gemeente);

    /// <summary>What does not fit the rest of the gateway.</summary>
    internal IEnumerable<SettingProblem> Problems(GatewaySection gateway)
    {
        if (Name.Length is 0 or > 50)
            yield return new(nameof(Name), "1 to 50 characters");
        if (Uri.TryCreate(Url, UriKind.Absolute, out var url) && url is { Scheme: "http" } && !(gateway.PlainHttp && url.IsLoopback))
        {
            yield return new(
                nameof(Url),
                $"http is only for development, to this machine and with {nameof(GatewaySection.PlainHttp)}; otherwise https is needed");
        }

        if (url is { Scheme: "https" } && gateway.Certificate.File.Length == 0 && !gateway.ListensSecurely)
            yield return new(nameof(Url), $"https needs {CertificateSettings.Missing.In(nameof(GatewaySection.Certificate)).Name}");
        foreach (var (at, _) in Gemeenten.Index().Where(g => gateway.Gemeenten.All(served => served.Code != g.Item)))
            yield return new($"{nameof(Gemeenten)}:{at}", "it is not served here");
    }
}
