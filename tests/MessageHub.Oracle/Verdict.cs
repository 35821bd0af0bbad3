using System.Text;

namespace MessageHub.Oracles;

/// <summary>What becomes of a message as a whole.</summary>
public enum OOutcome
{
    /// <summary>No rule fails.</summary>
    Accepted,

    /// <summary>A 323 of which some lines are granted and some are not.</summary>
    Partly,

    /// <summary>A 323 with a line that is held for a person: nothing is granted yet .</summary>
    Held,

    /// <summary>
    /// Nothing is granted or registered as correct. A 323 can be rejected and processed all the same: see <see cref="OVerdict.Counts"/>.
    /// </summary>
    Rejected,
}

/// <summary>
/// The verdict on one message. Keys of <see cref="Findings"/> and <see cref="NotAssessed"/> are paths with positions from 1 in document
/// order:
/// <c>Header</c>, <c>Declaratie</c>, <c>Antwoord</c>, <c>Client[1]</c>, <c>Client[1]/ToegewezenProduct[2]</c>, <c>…/StartProduct[1]</c>,
/// <c>…/StopProduct[1]</c>, <c>…/AangevraagdProduct[1]</c>, <c>…/Verzoek</c>, <c>…/OngewijzigdProduct[1]</c>,
/// <c>…/TeWijzigenProduct[1]</c>,
/// <c>…/NieuwProduct[1]</c>, <c>Client[2]/Prestatie[3]</c>. Values are rule codes (TR…), exact sets; a class without a failing rule is
/// absent.
/// </summary>
/// <param name="Outcome">The message as a whole.</param>
/// <param name="Counts">
/// True when the message is a fact for later messages: accepted, or a 323 that passed Header and Declaratie.
/// </param>
/// <param name="Findings">Per class instance the rules that fail.</param>
/// <param name="NotAssessed">Classes below a Client with an error: they get 0233.</param>
/// <param name="GrantedCents">
/// 323 only: signed sum of the granted lines, 0 on an error in Declaratie, null on an error in Header and while it waits.
/// </param>
/// <param name="Waiting">Lines of a 323 that no rule rejects and that are held for a person .</param>
public sealed record OVerdict(
    OOutcome Outcome,
    bool Counts,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Findings,
    IReadOnlySet<string> NotAssessed,
    long? GrantedCents,
    IReadOnlySet<string> Waiting)
{
    /// <summary>All failing rules of the message.</summary>
    public IReadOnlySet<string> Rules => Findings.SelectMany(finding => finding.Value).ToHashSet(StringComparer.Ordinal);

    public override string ToString()
    {
        var text = new StringBuilder().Append(Outcome);
        if (GrantedCents is { } granted)
            text.Append(", granted ").Append(granted);
        foreach (var (key, rules) in Findings)
            text.Append("\n  ").Append(key).Append(": ").AppendJoin(' ', rules);
        foreach (var key in Waiting)
            text.Append("\n  ").Append(key).Append(": waits");
        foreach (var key in NotAssessed)
            text.Append("\n  ").Append(key).Append(": not assessed");
        return text.ToString();
    }
}

/// <summary>
/// A message that counts as a fact, with the keys of the lines of a 323 that were not granted. Of one that waits none is granted yet.
/// </summary>
public sealed record Accepted(OMessage Message, IReadOnlySet<string> Refused, bool Waits);

/// <summary>Collects failing rules per class.</summary>
internal sealed class Findings
{
    private readonly SortedDictionary<string, SortedSet<string>> found = new(StringComparer.Ordinal);
    private readonly SortedSet<string> notAssessed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> waiting = new(StringComparer.Ordinal);

    public void Add(string key, string rule)
    {
        if (!found.TryGetValue(key, out var rules))
            found[key] = rules = new SortedSet<string>(StringComparer.Ordinal);
        rules.Add(rule);
    }

    public void AddWhen(bool fails, string key, string rule)
    {
        if (fails)
            Add(key, rule);
    }

    public void NotAssessed(string key) => notAssessed.Add(key);

    public void Waits(string key) => waiting.Add(key);

    public bool Any => found.Count > 0;

    public bool AnyWaits => waiting.Count > 0;

    public bool Has(string key) => found.ContainsKey(key);

    public OVerdict Verdict(OOutcome outcome, bool counts, long? granted = null) => new(
        outcome,
        counts,
        found.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)pair.Value, StringComparer.Ordinal),
        // What was not assessed is reported in the answer, and what waits has none yet.
        outcome is OOutcome.Held ? new HashSet<string>() : notAssessed,
        granted,
        waiting);
}
