using System.Security.Cryptography;
using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// Warnings that hold a message of our own until a person confirms it or refuses it. What he confirms is what he read: a warning
/// that says something else when the message is judged again is another warning.
/// </summary>
internal static class HeldWarnings
{
    /// <summary>Enough digits that no two warnings on one message have the same.</summary>
    private const int ReferenceBytes = 4;

    /// <summary>The warnings that hold a message, in document order.</summary>
    /// <param name="bericht">Our own 301 or 319; nothing holds another.</param>
    /// <param name="signals">What was seen of it.</param>
    /// <param name="policy">What the gemeente chose.</param>
    public static IReadOnlyList<LineToDecide> Of(Bericht bericht, IReadOnlyList<Finding> signals, WarningPolicy policy)
    {
        if (!bericht.Identity.IsOwn || signals.Count == 0)
            return [];
        var gemeente = ExchangeScope.Of(bericht).Gemeente;
        var holding = signals.Where(s => policy.Holds(gemeente, s.Rule.Code)).ToList();
        if (holding.Count == 0)
            return [];
        var paths = new BerichtPaths(bericht);
        return [.. holding.Select(s => new LineToDecide(s.Instance, ReferenceOf(s, paths[s.Instance]), ReasonOf(s), s.Violation.Remedy))];
    }

    private static string ReasonOf(Finding warning) =>
        $"{warning.Rule.Code}: {warning.Rule.Definitie} Gevonden: {FoundIn(warning)}.";

    private static string FoundIn(Finding warning) =>
        string.Join("; ", warning.Violation.Values.Select(v => $"{v.Name} = {v.Text} (uit {v.Source})"));

    /// <summary>W005-3f2a9c1b: the same for the same warning at the same place, and for no other.</summary>
    private static string ReferenceOf(Finding warning, string path)
    {
        var content = Encoding.UTF8.GetBytes($"{path}\n{ReasonOf(warning)}\n{warning.Violation.Remedy}");
        return $"{warning.Rule.Code}-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, ReferenceBytes))}";
    }
}
