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
        var (which, them) = lines.Count == 1 ? ("1 regel is", "die") : ($"{lines.Count} regels zijn", "deze");
        var who = aanbieders == 1 ? "1 aanbieder moet" : $"{aanbieders} aanbieders moeten";
        var amount = Eurocents.Text(lines.Sum(l => l.Line.Bedrag));
        return $"{which} al toegekend tegen een ander tarief, samen {amount}: {who} {them} crediteren en opnieuw declareren.";
    }
}
