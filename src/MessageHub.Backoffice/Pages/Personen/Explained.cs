using MessageHub.Processing;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Trace;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>One finding: what the register keeps of it, and how it is reported with the values that were compared.</summary>
/// <param name="Finding">Rule, text, values and what would pass.</param>
/// <param name="Row">Its keys, or null while the message was not judged for good.</param>
public sealed record Explained(FindingResult Finding, FindingRow? Row);

/// <summary>The findings on one class instance: the middle step from message to finding.</summary>
/// <param name="Class">Name of the class, or null at level 1.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Findings">In document order.</param>
public sealed record ExplainedClass(string? Class, string? Path, IReadOnlyList<Explained> Findings)
{
    /// <summary>The keys of the instance, or null.</summary>
    public FindingRow? Row => Findings[0].Row;

    /// <summary>
    /// The first classes that have no more than so many findings together; of a first one that has more by itself, as many.
    /// </summary>
    public static IReadOnlyList<ExplainedClass> AtMost(IEnumerable<ExplainedClass> classes, int findings)
    {
        var (result, left) = (new List<ExplainedClass>(), findings);
        foreach (var each in classes)
        {
            left -= each.Findings.Count;
            if (left < 0 && result.Count > 0)
                break;
            result.Add(each with { Findings = [.. each.Findings.Take(findings)] });
        }

        return result;
    }

    /// <summary>All findings of a message, by class instance.</summary>
    /// <param name="detail">The message.</param>
    /// <param name="result">Its result, or null while it was not judged.</param>
    public static IReadOnlyList<ExplainedClass> Of(BerichtDetail detail, BerichtResult? result)
    {
        if (result is null)
            return [];
        var rows = detail.Findings.ToDictionary(f => f.Ordinal);
        return
        [
            .. result.Findings
                .Select((finding, i) => new Explained(finding, rows.GetValueOrDefault(i)))
                .GroupBy(e => (e.Finding.Class, e.Finding.Path))
                .Select(g => new ExplainedClass(g.Key.Class, g.Key.Path, [.. g])),
        ];
    }
}
