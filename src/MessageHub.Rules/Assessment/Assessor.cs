using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Assessment;

/// <summary>Judges messages by the levels and the order of evaluation of rules.md §1.2. Pure: no clock, no query, no log.</summary>
public static class Assessor
{
    /// <summary>Level 2: everything that can be reported from the message alone.</summary>
    /// <param name="bericht">The message, valid against its schema.</param>
    /// <param name="rules">The rules to judge by; those of its release count.</param>
    /// <returns>All findings, in document order.</returns>
    public static IReadOnlyList<Finding> CheckContent(Bericht bericht, RuleSet rules) =>
        CheckContent(new RuleContext(bericht, RegisterSnapshot.Empty, default), rules, Instances.Of(bericht));

    /// <summary>
    /// The verdict of levels 1 and 2 alone, without a register: whether a message is fit to send.
    /// </summary>
    /// <param name="bericht">The message, valid against its schema.</param>
    /// <param name="rules">The rules to judge by; those of its release count.</param>
    public static Verdict AssessContent(Bericht bericht, RuleSet rules)
    {
        var findings = CheckContent(bericht, rules);
        return new()
        {
            Outcome = findings.Count == 0 ? Outcome.Accepted : Outcome.Rejected,
            Findings = findings,
            Submitted = bericht.Declaratie?.TotaalIngediendBedrag.SignedCents(),
            Provenance = Provenance.Of(bericht, rules, RegisterSnapshot.Empty),
        };
    }

    /// <summary>All levels: the verdict.</summary>
    /// <param name="bericht">The message, valid against its schema.</param>
    /// <param name="register">What the register holds for the keys of this message.</param>
    /// <param name="rules">The rules to judge by; those of its release count.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="decisions">What a person decided on lines that were held, by <see cref="LineToDecide.Reference"/>.</param>
    public static Verdict Assess(
        Bericht bericht, RegisterSnapshot register, RuleSet rules, DateOnly today,
        IReadOnlyDictionary<string, Decision>? decisions = null) =>
        Judge(bericht, register, rules, today, decisions) with { Provenance = Provenance.Of(bericht, rules, register) };

    private static Verdict Judge(
        Bericht bericht, RegisterSnapshot register, RuleSet rules, DateOnly today, IReadOnlyDictionary<string, Decision>? decisions)
    {
        if (bericht.Identity.IsReturnOfOwn && register.OwnBericht is null)
            return new()
            {
                Outcome = Outcome.Held,
                Findings = [],
                HeldBecause = $"Deze {bericht.Identity.Nummer} hoort bij geen enkel bericht van de gemeente.",
            };

        var context = new RuleContext(bericht, register, today);
        var instances = Instances.Of(bericht);
        var content = CheckContent(context, rules, instances);
        if (content.Count > 0)
            return Rejected(bericht, content);
        if (EarlierOf(bericht, register) is { } earlier)
            return new() { Outcome = Outcome.Held, Findings = [], HeldBecause = WaitsFor(earlier.Bericht) };

        var phase = rules.PlanFor(bericht.Identity).Beyond;
        if (JudgeAlone(bericht.Header, phase, context) is { Count: > 0 } onHeader)
            return Rejected(bericht, onHeader);
        if (bericht.Declaratie is { } declaratie)
        {
            return JudgeAlone(declaratie, phase, context) is { Count: > 0 } onDeclaratie
                ? Rejected(bericht, onDeclaratie)
                : new ClaimAssessment(declaratie, phase, context, rules, decisions ?? new Dictionary<string, Decision>()).Assess(instances);
        }

        var findings = new BodyAssessment(phase, context).Assess(instances);
        return findings.Count > 0 ? Rejected(bericht, findings) : Accepted(context, rules, instances, decisions);
    }

    /// <summary>
    /// A message of our own does not overtake one about the same client that is held: it would be judged, and read by the aanbieder, as if
    /// that other did not exist. What it says by itself is judged at once.
    /// </summary>
    private static HeldOwn? EarlierOf(Bericht bericht, RegisterSnapshot register) =>
        register.HeldOwn.Count > 0 && bericht.Identity.IsOwn && register.ClientOf(bericht) is { } client
            ? register.HeldOwn.FirstOrDefault(h => h.Client == client)
            : null;

    private static string WaitsFor(EarlierBericht earlier) =>
        $"Een eerder bericht over dezelfde cliënt wacht op een besluit: de {earlier.Nummer} met identificatie {earlier.Identificatie}.";

    /// <summary>No rule rejects it; a message of our own is held by warnings that the gemeente wants it to be held by.</summary>
    private static Verdict Accepted(
        RuleContext context, RuleSet rules, Instances instances, IReadOnlyDictionary<string, Decision>? decisions)
    {
        var signals = SignalsOf(context, rules, instances);
        var warnings = HeldWarnings.Of(context.Bericht, signals, rules.Warnings)
            .ToLookup(w => decisions?.GetValueOrDefault(w.Reference) is Decision.Grant);
        return new()
        {
            Outcome = warnings[false].Any() ? Outcome.Held : Outcome.Accepted,
            Findings = [],
            Signals = signals,
            Held = [.. warnings[false]],
            Decided = [.. warnings[true]],
        };
    }

    /// <summary>
    /// Checks our own 325 before it leaves, against the 323 it answers. A finding here is our fault: the answer must not leave. One
    /// thing is not: an answer that holds a Header only refuses the claim, and has to repeat its gemeente code even when that does not
    /// exist (TR378).
    /// </summary>
    /// <param name="answer">The 325.</param>
    /// <param name="claim">The 323 it answers.</param>
    /// <param name="register">What the register held for the 323.</param>
    /// <param name="rules">The rules to judge by.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    public static IReadOnlyList<Finding> CheckAnswer(
        Bericht answer, Bericht claim, RegisterSnapshot register, RuleSet rules, DateOnly today)
    {
        // Of the register only what the 323 refers to: its own Identificatie is not that of the answer.
        var context = new RuleContext(answer, RegisterSnapshot.Empty with { Toewijzingen = register.Toewijzingen }, today, claim);
        var instances = Instances.Of(answer);
        var findings = CheckContent(context, rules, instances);
        if (findings.Count > 0)
            return findings;
        var phase = rules.PlanFor(answer.Identity).Beyond;
        var onHeader = JudgeAlone(answer.Header, phase, context);
        if (answer.DeclaratieAntwoord is null)
            onHeader.RemoveAll(f => f.Rule.RetourCode == Codes.RetourCode.GemeenteOnbekend);
        return onHeader.Count > 0 ? onHeader : new BodyAssessment(phase, context).Assess(instances);
    }

    /// <summary>What an accepted message leaves for a person to see, judged when all of it counts .</summary>
    private static List<Finding> SignalsOf(RuleContext context, RuleSet rules, Instances instances)
    {
        var found = new FindingCollector(rules.PlanFor(context.Bericht.Identity).Signals, context);
        foreach (var (record, client) in instances.All)
            found.Judge(record, client);
        return found.InDocumentOrder(instances);
    }

    private static List<Finding> CheckContent(RuleContext context, RuleSet rules, Instances instances)
    {
        var phase = rules.PlanFor(context.Bericht.Identity).Content;
        var found = new FindingCollector(phase, context);
        found.JudgeAcross(instances);
        foreach (var (record, client) in instances.All)
            found.Judge(record, client);
        return found.InDocumentOrder(instances);
    }

    private static List<Finding> JudgeAlone(Klasse record, PhasePlan phase, RuleContext context)
    {
        var found = new FindingCollector(phase, context);
        found.Judge(record, null);
        return [.. found.On(record)];
    }

    private static Verdict Rejected(Bericht bericht, IReadOnlyList<Finding> findings) => new()
    {
        Outcome = Outcome.Rejected,
        Findings = findings,
        Submitted = bericht.Declaratie?.TotaalIngediendBedrag.SignedCents(),
        Granted = bericht.Declaratie is null ? null : 0,
    };
}
