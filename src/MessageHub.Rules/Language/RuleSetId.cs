using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Rules.Language;

/// <summary>
/// The identity of a set of rules: a hash over what each says, where it holds and how it is checked, as far as that is data. How a check
/// is programmed is not in it; that is what the version of the program beside it says.
/// </summary>
internal static class RuleSetId
{
    /// <summary>64 bits: enough to distinguish the sets of a century, and short enough to read out.</summary>
    private const int Bytes = 8;

    /// <summary>Sixteen hexadecimal digits, the same for the same rules in whatever order.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="warnings">What holds a message; where nothing does it adds nothing.</param>
    public static string Of(IEnumerable<Rule> rules, WarningPolicy warnings)
    {
        var content = string.Concat(rules.Select(ContentOf).Order(StringComparer.Ordinal)) + warnings.Text;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, Bytes));
    }

    /// <summary>The fields in a fixed order, each with its length, so that no two rules write the same.</summary>
    private static string ContentOf(Rule rule)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])
        [
            rule.Code, rule.Name, rule.Level.ToString(), rule.RetourCode, rule.Since?.ToString(), rule.Until?.ToString(), rule.Definitie,
            rule.ListId,
            string.Join(',', rule.AppliesTo.Nummers), string.Join(',', rule.AppliesTo.Standaarden), string.Join(',', rule.Needs),
            string.Join(',', rule.Checks.Select(c => $"{c.GetType().Name} {c.Target.Name}")),
        ])
        {
            text.Append(CultureInfo.InvariantCulture, $"{field?.Length ?? -1}:{field};");
        }

        return text.Append('\n').ToString();
    }
}
