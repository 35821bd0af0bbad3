using System.Globalization;

namespace MessageHub.HubSimulator.Commands;

/// <summary>What a load came to. Times are of single requests, from sending to the whole answer.</summary>
internal sealed record LoadFigures(int Sent, int Acknowledged, int Bytes, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sent} envelopes of {Bytes:N0} bytes, {Acknowledged} acknowledged, in {Elapsed.TotalSeconds:F2} s: "
        + $"{Acknowledged / Elapsed.TotalSeconds:F0} a second; median {Median.TotalMilliseconds:F0} ms, 99% within "
        + $"{P99.TotalMilliseconds:F0} ms");
}
