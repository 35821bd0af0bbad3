using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Returns;
using MessageHub.Rules.Standard;

namespace MessageHub.Oracles.Tests;

/// <summary>The verdict of the engine in the words of the oracle, so that the two can be laid beside each other.</summary>
internal static class EngineVerdict
{
    private static readonly AnswerDetails Details = new()
    {
        Identificatie = "A1",
        Today = new(2026, 12, 31),
        XsdVersie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" },
        XsltVersie = "2.10.5",
    };

    /// <summary>
    /// Findings come from the verdict; what was not assessed and what was granted come from the answer, because that is what the aanbieder
    /// gets to see.
    /// </summary>
    public static OVerdict Of(Bericht bericht, Verdict verdict)
    {
        var keys = new ClassKeys(bericht).All;
        var answer = Answers.For(bericht, verdict, Details);
        return new(
            verdict.Outcome switch
            {
                Outcome.Accepted => OOutcome.Accepted,
                Outcome.Partly => OOutcome.Partly,
                Outcome.Rejected => OOutcome.Rejected,
                _ => OOutcome.Held,
            },
            Counts: false,
            verdict.Findings
                .GroupBy(f => f.Rule.Level is Level.Content ? "Inhoud" : keys.GetValueOrDefault(f.Instance) ?? f.Instance.GetType().Name)
                .ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.Select(f => f.Rule.Code).ToHashSet()),
            answer is null ? new HashSet<string>() : NotAssessed(bericht, keys, answer),
            answer?.DeclaratieAntwoord?.TotaalToegekendBedrag.SignedCents(),
            verdict.Held.Select(l => keys[l.Instance]).ToHashSet());
    }

    /// <summary>What has to be equal in two verdicts, as text in a fixed order.</summary>
    public static string TextOf(OVerdict verdict) => (verdict with
    {
        Findings = verdict.Findings.OrderBy(f => f.Key, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, f => (IReadOnlySet<string>)new SortedSet<string>(f.Value, StringComparer.Ordinal)),
        NotAssessed = new SortedSet<string>(verdict.NotAssessed, StringComparer.Ordinal),
        Waiting = new SortedSet<string>(verdict.Waiting, StringComparer.Ordinal),
    }).ToString();

    private static HashSet<string> NotAssessed(Bericht bericht, IReadOnlyDictionary<Klasse, string> keys, Bericht answer)
    {
        if (answer.DeclaratieAntwoord is not { } answered)
            return [.. new ClassKeys(answer).All.Where(k => IsNotAssessed(k.Key)).Select(k => k.Value)];

        // A 325 leaves out what is granted, so its positions are others; a line is known by its client and its references.
        return
        [
            .. from client in answered.Clienten ?? []
               from line in client.Prestaties!
               where IsNotAssessed(line)
               let sent = bericht.Declaratie!.Clienten.Single(c => c.Bsn == client.Bsn)
               select keys[sent.Prestaties!.Single(p => p.ProductReferentie == line.ProductReferentie)],
        ];
    }

    private static bool IsNotAssessed(Klasse record) => (record.RetourCodes ?? []).Contains(Codes.RetourCode.NietBeoordeeld);
}
