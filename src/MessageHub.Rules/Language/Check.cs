using MessageHub.Berichten.Model;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Language;

/// <summary>How a rule is checked: on each record of a class by itself, or across all records of a class in the message.</summary>
public abstract class Check
{
    /// <summary>The record class (or what several have in common) this check looks at.</summary>
    public abstract Type Target { get; }

    /// <summary>
    /// On each record by itself. <paramref name="violation"/> returns null when the rule holds. At levels 3 and 4 the context already
    /// counts the earlier records of the message that were correct.
    /// </summary>
    public static Check Each<T>(Func<T, RuleContext, Violation?> violation)
        where T : class => new EachCheck<T>(violation);

    /// <summary>Across all records of a class in document order; returns the offending records. Not asked when there are none.</summary>
    public static Check Across<T>(Func<IReadOnlyList<T>, RuleContext, IEnumerable<(T Offender, Violation Violation)>> violations)
        where T : class => new AcrossCheck<T>(violations);
}

internal abstract class EachCheck : Check
{
    public abstract Violation? Judge(object record, RuleContext context);
}

internal sealed class EachCheck<T>(Func<T, RuleContext, Violation?> violation) : EachCheck
    where T : class
{
    public override Type Target => typeof(T);

    public override Violation? Judge(object record, RuleContext context) => violation((T)record, context);
}

internal abstract class AcrossCheck : Check
{
    public abstract IEnumerable<(Klasse Offender, Violation Violation)> Judge(Instances instances, RuleContext context);
}

internal sealed class AcrossCheck<T>(Func<IReadOnlyList<T>, RuleContext, IEnumerable<(T Offender, Violation Violation)>> violations)
    : AcrossCheck
    where T : class
{
    public override Type Target => typeof(T);

    public override IEnumerable<(Klasse Offender, Violation Violation)> Judge(Instances instances, RuleContext context) =>
        instances.Of<T>() is { Count: > 0 } records
            ? violations(records, context).Select(v => ((Klasse)(object)v.Offender, v.Violation))
            : [];
}
