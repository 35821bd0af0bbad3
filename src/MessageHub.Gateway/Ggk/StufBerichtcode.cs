namespace MessageHub.Gateway.Ggk;

/// <summary>The message kinds that StUF 03.01 knows, whether or not the GGk uses them.</summary>
internal static class StufBerichtcode
{
    private static readonly HashSet<string> Known =
    [
        "Bv01", "Bv02", "Bv03", "Bv04", "Di01", "Di02", "Du01", "Du02", "Fo01", "Fo02", "Fo03",
        .. from kind in new[] { "Lk", "Lv", "La", "Sh", "Sa" } from n in Enumerable.Range(1, 14) select $"{kind}{n:00}",
        "Tr01",
    ];

    public static bool IsKnown(string code) => Known.Contains(code);
}
