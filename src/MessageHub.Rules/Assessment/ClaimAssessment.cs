using System.Diagnostics;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// Levels 3 and 4 of a 323 whose Header and Declaratie are in order: clients first, then the lines, credits before debits and each group
/// in document order (OP366, R-025). A line is granted or rejected as a whole; one that is granted counts for the lines after it.
/// </summary>
internal sealed class ClaimAssessment(
    Declaratie declaratie, PhasePlan phase, RuleContext context, RuleSet rules, IReadOnlyDictionary<string, Decision> decisions)
{
    private readonly FindingCollector found = new(phase, context);
    private readonly List<LineToDecide> held = [];
    private readonly List<LineToDecide> decided = [];

    public Verdict Assess(Instances instances)
    {
        foreach (var client in declaratie.Clienten)
            found.Judge(client, client);
        found.JudgeAcross(instances);
        foreach (var (prestatie, client) in InJudgingOrder())
        {
            if (found.HasFinding(client))
                found.Forget(prestatie);
            else
                Judge(prestatie, client);
        }

        var findings = found.InDocumentOrder(instances);
        var granted = InJudgingOrder().Where(l => !ClaimedLines.IsRejected(l.Client, l.Prestatie, found.HasFinding)).ToList();
        return new()
        {
            Outcome = held.Count > 0 ? Outcome.Held
                : findings.Count == 0 ? Outcome.Accepted
                : granted.Count > 0 ? Outcome.Partly
                : Outcome.Rejected,
            Findings = findings,
            Held = held,
            Decided = decided,
            Submitted = declaratie.TotaalIngediendBedrag.SignedCents(),
            Granted = held.Count > 0 ? null : granted.Sum(l => l.Prestatie.IngediendBedrag.SignedCents()),
        };
    }

    private IEnumerable<(Prestatie Prestatie, Client Client)> InJudgingOrder()
    {
        var lines = declaratie.Clienten.SelectMany(c => (c.Prestaties ?? []).Select(p => (p, c))).ToList();
        return lines.Where(l => !l.p.IsDebit()).Concat(lines.Where(l => l.p.IsDebit()));
    }

    private void Judge(Prestatie prestatie, Client client)
    {
        if (!found.Judge(prestatie, client))
            return;
        if (ToDecide(prestatie, client) is { } line)
        {
            // Without a decision it may still be granted, so it counts for the lines after it; all is judged again when a person has
            // decided (R-078).
            var decision = decisions.GetValueOrDefault(prestatie.ProductReferentie.ReferentieNummer);
            (decision is null ? held : decided).Add(line);
            switch (decision)
            {
                case null or Decision.Grant:
                    break;
                case Decision.Reject reject:
                    found.Add(Rejection(prestatie, reject));
                    return;
                default:
                    throw new UnreachableException("A line is granted or rejected.");
            }
        }

        context.Claims.Accept(prestatie);
    }

    /// <summary>Why a debit that no rule rejects is held for a person, or null. A credit never is (R-080).</summary>
    private LineToDecide? ToDecide(Prestatie prestatie, Client client)
    {
        if (!prestatie.IsDebit())
            return null;
        var causes = new[] { SameMonth(prestatie, client), NoTariff(prestatie) }.OfType<(string Reason, string Proposal)>().ToList();
        return causes.Count == 0
            ? null
            : LineToDecide.Of(prestatie, string.Join(' ', causes.Select(c => c.Reason)), string.Join(' ', causes.Select(c => c.Proposal)));
    }

    /// <summary>
    /// The month was granted before under another ProductPeriode, because the days of the allocation changed meanwhile (R-089).
    /// </summary>
    private (string Reason, string Proposal)? SameMonth(Prestatie prestatie, Client client)
    {
        if (context.Claims.DebitOfSameMonth(prestatie, client.Bsn) is not { } earlier)
            return null;
        var period = $"{ComparedValue.Day(earlier.Begindatum)} t/m {ComparedValue.Day(earlier.Einddatum)}";
        var state = earlier.State is PrestatieState.Held ? "wacht al een debetregel op een besluit" : "is al een debetregel toegekend";
        return (
            $"Over deze maand {state}, met een andere productperiode: prestatie {earlier.ReferentieNummer} over {period} "
            + $"({earlier.Bericht.AsSource()}).",
            $"Laat de aanbieder eerst prestatie {earlier.ReferentieNummer} crediteren: voorstel is afwijzen met 9389.");
    }

    /// <summary>
    /// Agreements with this aanbieder, but none that fits or several that contradict each other (R-067, T-001, tariffs.md §4).
    /// </summary>
    private (string Reason, string Proposal)? NoTariff(Prestatie prestatie)
    {
        var contract = context.Register.Contract;
        var candidates = contract.Candidates(prestatie, context.ToewijzingOf(prestatie)?.Ingangsdatum);
        if (!contract.HasAgreements || candidates.Count == 1)
            return null;
        var line =
            $"product {prestatie.ProductCode} in eenheid {prestatie.Eenheid} op {ComparedValue.Day(prestatie.ProductPeriode.Begindatum)}";
        if (candidates.Count > 1)
        {
            return (
                $"Er zijn {candidates.Count} tariefafspraken tegelijk voor {line}: "
                + $"{string.Join(" en ", candidates.Select(a => a.Source))}.",
                "Herstel de afspraken en beoordeel opnieuw, of ken toe tegen het ingediende tarief.");
        }

        var isSpecific = context.Toewijzing(prestatie.ToewijzingNummer)?.Product?.Code is not null;
        return (
            $"Er is geen tariefafspraak voor {line}.",
            isSpecific
                ? "De aanbieder vertrouwt op de toewijzing: leg de afspraak vast en beoordeel opnieuw, "
                    + "of ken toe tegen het ingediende tarief."
                : "De aanbieder koos zelf dit product: voorstel is afwijzen met 0611, of de afspraak vastleggen en opnieuw beoordelen.");
    }

    private Finding Rejection(Prestatie prestatie, Decision.Reject reject)
    {
        var rule = rules.RejectingPrestaties(context.Bericht.Identity).First(r => r.RetourCode == reject.RetourCode);
        return new(
            rule,
            prestatie,
            new(
                "Overleg met de gemeente: een medewerker heeft deze regel afgewezen.",
                ComparedValue.Here("RetourCode", reject.RetourCode)));
    }
}
