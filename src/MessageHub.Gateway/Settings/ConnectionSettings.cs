using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Settings;

/// <summary>A hub or an adapter that envelopes are sent to.</summary>
internal sealed class ConnectionSettings
{
    /// <summary>Name in the store and in the log; stays the same as long as envelopes wait for it.</summary>
    public string Name { get; set; } = "";

    public string Url { get; set; } = "";

    /// <summary>
    /// Soap: the counterpart's OntvangAsynchroon (profile A). Bare: an adapter that takes the envelope by itself (profile B).
    /// </summary>
    public EnvelopeForm Form { get; set; }

    /// <summary>The gemeenten whose envelopes leave by here; empty is all.</summary>
    public string[] Gemeenten { get; set; } = [];

    /// <summary>How long the other side may take (reading: 60 s).</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Envelopes on their way at a time.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>First pause before the same bytes are tried again; it doubles, with some chance in it.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Attempts after which a person is told. Trying goes on.</summary>
    public int AlarmAfter { get; set; } = 5;

    public bool Serves(string gemeente) => Gemeenten.Length == 0 || Gemeenten.Contains(gemeente);

    internal IEnumerable<string> Complaints(GatewayPart part)
    {
        if (Name.Length is 0 or > 50)
            yield return $"{nameof(Name)}: 1 to 50 characters.";
        if (!GatewayPart.IsHttp(Url))
            yield return $"{nameof(Url)}: a URL is needed.";
        else if (new Uri(Url) is { Scheme: "http" } url && !(part.PlainHttp && url.IsLoopback))
            yield return $"{nameof(Url)}: http is only for development, to this machine and with {nameof(GatewayPart.PlainHttp)}; otherwise https is needed.";
        else if (new Uri(Url).Scheme == "https" && !part.Listen.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var complaint in part.Certificate.Complaints())
                yield return $"{nameof(Url)}: https needs {nameof(GatewayPart.Certificate)}:{complaint}";
        }

        foreach (var gemeente in Gemeenten.Where(g => part.Gemeenten.All(served => served.Code != g)))
            yield return $"{nameof(Gemeenten)}: {gemeente} is not served here.";
        foreach (var (name, value) in new[] { (nameof(Timeout), Timeout), (nameof(RetryDelay), RetryDelay), (nameof(LongestDelay), LongestDelay) })
        {
            if (value < TimeSpan.FromMilliseconds(10) || value > TimeSpan.FromDays(1))
                yield return $"{name}: from 10 milliseconds to a day, as 00:00:10 for ten seconds.";
        }

        if (Concurrency is < 1 or > 100)
            yield return $"{nameof(Concurrency)}: from 1 to 100.";
        if (AlarmAfter is < 1 or > 1000)
            yield return $"{nameof(AlarmAfter)}: from 1 to 1000.";
    }
}
