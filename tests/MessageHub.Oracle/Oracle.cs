namespace MessageHub.Oracles;

/// <summary>
/// A second, slow reading of the rules of levels 2 to 4 for iJw and iWmo 3.2 (rules.md §1 to §6). Agreements say the variant of a product
/// and nothing else. It assumes that level 1 is passed and that TR135 cannot fail.
/// Nothing is kept between questions: every lookup walks over the complete list of facts.
/// </summary>
public static partial class Oracle
{
    /// <summary>
    /// rules.md §1.2, order of evaluation: "Header rules of level 3/4 (stop if any), then – for 323 – Declaratie rules (stop if any),
    /// then Client rules, then the remaining rules; collect every failing rule per class".
    /// </summary>
    public static OVerdict Judge(IReadOnlyList<Accepted> history, OMessage message, IReadOnlyList<OAgreement>? agreements = null)
    {
        var facts = new Facts(history, message.Header, agreements);
        var findings = new Findings();

        // §1.2: "all of level 2 (collect, stop if any)".
        foreach (var rule in LevelTwo.Violations(message))
            findings.Add(Keys.Content, rule);
        if (findings.Any)
            return findings.Verdict(OOutcome.Rejected, counts: false);

        findings.AddWhen(IdentificationUsed(facts, message), Keys.Header, "TR056");
        findings.AddWhen(MunicipalityUnknown(facts, message), Keys.Header, "TR378");
        if (findings.Any)
            return findings.Verdict(OOutcome.Rejected, counts: false);

        switch (message)
        {
            case O301 allocation:
                JudgeAllocation(facts, allocation, findings);
                break;
            case O305 start:
                JudgeStart(facts, start, findings);
                break;
            case O307 stop:
                JudgeStop(facts, stop, findings);
                break;
            case O315 request:
                JudgeRequest(facts, request, findings);
                break;
            case O317 change:
                JudgeChange(facts, change, findings);
                break;
            case O319 answer:
                JudgeAnswer(facts, answer, findings);
                break;
            case O323 claim:
                return JudgeClaim(facts, claim, findings);
        }

        // §1.2, "Level 3/4 on the non-claim messages. Any error rejects the whole message".
        return findings.Verdict(findings.Any ? OOutcome.Rejected : OOutcome.Accepted, counts: !findings.Any);
    }

    /// <summary>
    /// The list of facts after the message. "Only accepted (323: processed) messages count"; the lines of a processed 323 that were
    /// not granted are remembered, because they "do use up their ReferentieNummer".
    /// </summary>
    public static IReadOnlyList<Accepted> Apply(IReadOnlyList<Accepted> history, OMessage message, OVerdict verdict)
    {
        if (!verdict.Counts)
            return history;
        var refused = new HashSet<string>(verdict.Findings.Keys, StringComparer.Ordinal);
        refused.UnionWith(verdict.NotAssessed);
        return [.. history, new Accepted(message, refused, verdict.Outcome is OOutcome.Held)];
    }

    /// <summary>
    /// TR056 (§3A): "(Afzender, message type, BerichtIdentificatie/Identificatie) has not been used before", among messages that count
    /// . Return messages carry IdentificatieRetour, which the rule does not list.
    /// </summary>
    private static bool IdentificationUsed(Facts facts, OMessage message) =>
        message is not O302 && facts.MessagesInForce().Any(earlier =>
            earlier is not O302
                && earlier.Header.Family == message.Header.Family
                && earlier.Type == message.Type
                && Sender(earlier) == Sender(message)
            && earlier.Header.Identification == message.Header.Identification);

    /// <summary>
    /// TR378 (§4, R-033, R-093): "valid on Dagtekening: pass; else valid on at least one relevant date (301: any Ingangsdatum; 315: any
    /// ToewijzingIngangsdatum; 305/307/317/323: Ingangsdatum of a referenced allocation; 319: none): pass; else fail". It is not listed for
    /// a 302.
    /// </summary>
    private static bool MunicipalityUnknown(Facts facts, OMessage message)
    {
        IEnumerable<long> referenced = message switch
        {
            O305 m => m.Starts.Select(line => line.Number).OfType<long>(),
            O307 m => m.Stops.Select(line => line.Number).OfType<long>(),
            O317 m => m.Unchanged.Concat(m.Changed.Select(line => line.Number)),
            O323 m => m.Clients.SelectMany(client => client.Lines).Select(line => line.Number),
            _ => [],
        };
        IEnumerable<DateOnly> own = message switch
        {
            O301 m => m.Allocations.Select(line => line.Start),
            O315 m => m.Products.Select(line => line.Start),
            _ => [],
        };
        var days = own.Concat(referenced.Select(facts.Current).OfType<Version>().Select(version => version.Allocation.Start))
            .Append(message.Header.Dated);
        return message is not O302 && !days.Any(day => Municipalities.Exists(message.Header.Municipality, day));
    }

    /// <summary>A 301 and a 319 are sent by the municipality, the others by the provider.</summary>
    private static string Sender(OMessage message) =>
        message is O301 or O319 ? message.Header.Municipality : message.Header.Provider;
}
