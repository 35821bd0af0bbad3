using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;

namespace MessageHub.Rules.Assessment;

/// <summary>Runs the checks of one phase and keeps what fails, per class instance.</summary>
internal sealed class FindingCollector(PhasePlan phase, RuleContext context)
{
    private readonly Dictionary<Klasse, List<Finding>> found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs the checks that look at all records of a class together.</summary>
    public void JudgeAcross(Instances instances)
    {
        context.Client = instances.All.Select(i => i.Client).FirstOrDefault(c => c is not null);
        foreach (var (rule, check) in phase.Across)
        {
            foreach (var (offender, violation) in check.Judge(instances, context))
                Add(new(rule, offender, violation));
        }
    }

    /// <summary>Runs the checks on one record; true when no rule of the phase rejects it.</summary>
    public bool Judge(Klasse record, Client? client)
    {
        context.Client = client;
        foreach (var (rule, check) in phase.On(record))
        {
            if (rule.Needs.Count > 0 && Failed(record, rule.Needs))
                continue;
            if (check.Judge(record, context) is { } violation)
                Add(new(rule, record, violation));
        }

        return !found.ContainsKey(record);
    }

    public bool HasFinding(Klasse record) => found.ContainsKey(record);

    /// <summary>The findings on one record, by rule code.</summary>
    public IEnumerable<Finding> On(Klasse record) =>
        found.TryGetValue(record, out var list) ? list.OrderBy(f => f.Rule.Code, StringComparer.Ordinal) : [];

    public void Add(Finding finding)
    {
        if (!found.TryGetValue(finding.Instance, out var list))
            found[finding.Instance] = list = [];
        list.Add(finding);
    }

    /// <summary>What was found on a record that is not judged after all.</summary>
    public void Forget(Klasse record) => found.Remove(record);

    public List<Finding> InDocumentOrder(Instances instances) =>
        found.Count == 0 ? [] : [.. instances.All.SelectMany(i => On(i.Record))];

    private bool Failed(Klasse record, IReadOnlyList<string> codes) =>
        found.TryGetValue(record, out var list) && list.Exists(f => codes.Contains(f.Rule.Code));
}
