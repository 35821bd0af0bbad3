using System.Text;

namespace MessageHub.Rules.Language;

/// <summary>
/// Says a finding in plain Dutch. The same finding always gives the same words, and never a BSN, name, address or birth date.
/// </summary>
public static class Explanation
{
    /// <summary>What the rule says, what was found and where it came from, and the smallest change that would pass.</summary>
    public static string Of(Finding finding)
    {
        var text = new StringBuilder(finding.Rule.Definitie);
        if (finding.Violation.Values.Count > 0)
        {
            text.Append(" Gevonden: ");
            text.AppendJoin("; ", finding.Violation.Values.Select(v => $"{v.Name} = {v.Text} ({v.Source})"));
            text.Append('.');
        }

        return text.Append(" Wat wel kan: ").Append(finding.Violation.Remedy).ToString();
    }
}
