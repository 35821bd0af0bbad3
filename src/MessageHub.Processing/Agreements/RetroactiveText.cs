using MessageHub.Rules.Standard;

namespace MessageHub.Processing.Agreements;

/// <summary>What lines that have to be credited and declared again mean, in plain Dutch.</summary>
public static class RetroactiveText
{
    /// <summary>Null when there are none.</summary>
    public static string? Of(IReadOnlyList<RetroactiveLine> lines)
    {
        if (lines.Count == 0)
            return null;
        var aanbieders = lines.Select(l => l.Line.Aanbieder).Distinct().Count();
        var (which, who) = (lines.Count == 1 ? "1 regel is" : $"{lines.Count} regels zijn", aanbieders == 1 ? "1 aanbieder moet" : $"{aanbieders} aanbieders moeten");
        var them = lines.Count == 1 ? "die" : "deze";
        return $"{which} al toegekend tegen een ander tarief, samen {Eurocents.Text(lines.Sum(l => l.Line.Bedrag))}: {who} {them} crediteren "
            + "en opnieuw declareren.";
    }
}
