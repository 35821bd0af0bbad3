using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway;

/// <summary>
/// What the codes of refusals in the chain mean (ggk.md, section 11). Two lists reuse the same codes, so which list counts is a setting,
/// and what the sender wrote itself is always shown beside it. Codes of both are taken (G-005, G-006).
/// </summary>
internal sealed class ChainCodeList
{
    private readonly Dictionary<string, string> advice = new(StringComparer.OrdinalIgnoreCase);

    public ChainCodeList(GatewaySettings settings)
    {
        // The chosen list first; a code it does not have may still come from the other.
        foreach (var list in new[] { settings.Gateway.ChainCodes, settings.Gateway.ChainCodes == 2025 ? 2018 : 2025 })
        {
            using var reader = new StreamReader(
                typeof(ChainCodeList).Assembly.GetManifestResourceStream($"MessageHub.Gateway.ChainCodes.{list}.csv")!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Split(';') is [var code, var by, var text])
                    advice.TryAdd(code, $"Lijst {list}, {by}: {text}");
            }
        }
    }

    /// <summary>
    /// Who raises it, what it means and what to do, in Dutch; null for a code in neither list, which a person has to judge.
    /// </summary>
    public string? Find(string code) => advice.GetValueOrDefault(code);
}
