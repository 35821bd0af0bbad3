using System.Collections.Concurrent;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Language;

/// <summary>
/// The rules a message is judged by, as a value: the catalogue, or what a what-if or a test makes of it. Per message and release it works
/// out once which checks look at which class and in which order.
/// </summary>
public sealed class RuleSet
{
    private readonly ConcurrentDictionary<BerichtIdentity, MessagePlan> plans = new();

    private readonly Lazy<string> id;

    /// <exception cref="ArgumentException">Two rules with one code hold for the same message.</exception>
    public RuleSet(IEnumerable<Rule> rules, IEnumerable<Rule>? signals = null, WarningPolicy? warnings = null)
    {
        (Rules, Signals, Warnings) = ([.. rules], [.. signals ?? []], warnings ?? WarningPolicy.ShowAll);
        var all = Rules.Concat(Signals);
        if (all.GroupBy(r => r.Code).FirstOrDefault(HoldTogether) is { Key: var code })
            throw new ArgumentException(
                $"Two rules {code} hold for the same message: say up to which release the older one does.", nameof(rules));
        id = new(() => RuleSetId.Of(all, Warnings));
    }

    /// <summary>
    /// Distinguishes this set from any other, on every machine: kept with each verdict, so that it can be known later by which rules it was
    /// reached (<see cref="Assessment.Provenance"/>).
    /// </summary>
    public string Id => id.Value;

    /// <summary>The rules of the standard, of all releases.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>What is looked for in messages that all rules accept (<see cref="Level.Signal"/>).</summary>
    public IReadOnlyList<Rule> Signals { get; }

    /// <summary>Which of the signals on messages of our own hold them.</summary>
    public WarningPolicy Warnings { get; }

    /// <summary>The rule with this code, of the newest release that has one.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such rule.</exception>
    public Rule this[string code] =>
        Rules.Where(r => r.Code == code).MaxBy(r => r.Since ?? default) ?? throw new KeyNotFoundException($"No rule {code}.");

    /// <summary>The same rules without some: what if this rule did not exist?</summary>
    public RuleSet Without(params IReadOnlyCollection<string> codes) =>
        new(Rules.Where(r => !codes.Contains(r.Code)), Signals.Where(r => !codes.Contains(r.Code)), Warnings);

    /// <summary>The same rules with another one in the place of that with its code and first release.</summary>
    public RuleSet With(Rule rule) => new(Rules.Select(r => r.Code == rule.Code && r.Since == rule.Since ? rule : r), Signals, Warnings);

    /// <summary>The same rules, with other warnings that hold messages of our own.</summary>
    public RuleSet With(WarningPolicy warnings) => new(Rules, Signals, warnings);

    /// <summary>The rules that can reject a single line of a claim. With their codes a person can reject one as well.</summary>
    public IEnumerable<Rule> RejectingPrestaties(BerichtIdentity identity) => Rules.Where(r =>
        r.Level is Level.AcrossMessages or Level.ExternalSource
        && r.RetourCode is not null
        && r.Covers(identity)
        && r.Checks.Any(c => c.Target == typeof(Prestatie)));

    /// <summary>Some two of these rules hold for the same message.</summary>
    private static bool HoldTogether(IEnumerable<Rule> rules) =>
        rules.Index().Any(a => rules.Skip(a.Index + 1).Any(b => a.Item.AppliesTo.Overlaps(b.AppliesTo)));

    internal MessagePlan PlanFor(BerichtIdentity identity) =>
        plans.GetOrAdd(identity, i => new(Rules.Concat(Signals).Where(r => r.Covers(i))));
}

/// <summary>The checks of one message, split by phase.</summary>
internal sealed class MessagePlan
{
    private static readonly Level[] AboveContent = [Level.AcrossMessages, Level.ExternalSource];

    public MessagePlan(IEnumerable<Rule> rules)
    {
        var all = rules.ToList();
        Content = new(all.Where(r => r.Level is Level.Content));
        Beyond = new(all.Where(r => AboveContent.Contains(r.Level)));
        Signals = new(all.Where(r => r.Level is Level.Signal));
    }

    /// <summary>Level 2.</summary>
    public PhasePlan Content { get; }

    /// <summary>Levels 3 and 4, judged together.</summary>
    public PhasePlan Beyond { get; }

    /// <summary>Judged when nothing failed.</summary>
    public PhasePlan Signals { get; }
}

/// <summary>The checks of one phase, by class.</summary>
internal sealed class PhasePlan
{
    private readonly ConcurrentDictionary<Type, (Rule Rule, EachCheck Check)[]> each = new();
    private readonly List<Rule> ordered;

    public PhasePlan(IEnumerable<Rule> rules)
    {
        ordered = Order([.. rules]);
        Across = [.. from rule in ordered from check in rule.Checks.OfType<AcrossCheck>() select (rule, check)];
    }

    /// <summary>Checks that look at all records of a class together.</summary>
    public IReadOnlyList<(Rule Rule, AcrossCheck Check)> Across { get; }

    /// <summary>Checks on a single record of this class; a rule stands after the rules it needs.</summary>
    public (Rule Rule, EachCheck Check)[] On(Klasse record) => each.GetOrAdd(
        record.GetType(),
        static (type, rules) =>
            [
                .. from rule in rules
                   from check in rule.Checks.OfType<EachCheck>()
                   where check.Target.IsAssignableFrom(type)
                   select (rule, check),
            ],
        ordered);

    private static List<Rule> Order(List<Rule> rules)
    {
        var result = new List<Rule>();
        var open = rules.OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
        while (open.Count > 0)
        {
            var ready = open.Where(r => !r.Needs.Any(n => open.Exists(o => o.Code == n))).ToList();
            if (ready.Count == 0)
                throw new InvalidOperationException($"These rules need each other: {string.Join(", ", open)}.");
            result.AddRange(ready);
            open.RemoveAll(ready.Contains);
        }

        return result;
    }
}
