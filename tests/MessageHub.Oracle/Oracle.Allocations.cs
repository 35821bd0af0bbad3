namespace MessageHub.Oracles;

public static partial class Oracle
{
    /// <summary>rules.md §3C; the codes go on ToegewezenProduct.</summary>
    private static void JudgeAllocation(Facts facts, O301 message, Findings findings)
    {
        for (var i = 0; i < message.Allocations.Count; i++)
        {
            var key = Keys.Of("ToegewezenProduct", i);
            findings.AddWhen(NumberTaken(facts, message, message.Allocations[i]), key, "TR332");
            findings.AddWhen(ReferenceNotHonoured(facts, message, message.Allocations[i]), key, "TR379");
            findings.AddWhen(DeletesClaimed(facts, message.Allocations[i]), key, "TR385");
        }
    }

    /// <summary>
    /// TR332 (§3C, R-085): "if the number is known in (domain, gemeente), the known allocation has the same Bsn, the same aanbieder, the
    /// same Product (both parts) and the same Ingangsdatum". "A number of a deleted allocation stays taken."
    /// </summary>
    private static bool NumberTaken(Facts facts, O301 message, OAllocation line) =>
        facts.VersionsOfMunicipality().Where(known => known.Allocation.Number == line.Number).Any(known =>
            known.Bsn != message.Bsn || known.Provider != message.Header.Provider
            || known.Allocation.Product != line.Product || known.Allocation.Start != line.Start);

    /// <summary>
    /// TR379 (§3C, R-017): "empty: pass. Filled: (a) unknown reference or other Bsn: fail; (b) aanvraag is Afgewezen: fail; (c) aanvraag is
    /// already Toegewezen by an earlier 301: fail, unless the line is an identical re-send (same ToewijzingNummer, Toewijzingsdatum,
    /// Toewijzingstijd); else pass."
    /// </summary>
    private static bool ReferenceNotHonoured(Facts facts, O301 message, OAllocation line)
    {
        if (line.ProviderReference is null)
            return false;
        if (!facts.RequestsInScope().Any(request => request.Bsn == message.Bsn && request.References.Contains(line.ProviderReference)))
            return true;
        return facts.StatusOf(line.ProviderReference) switch
        {
            RequestStatus.Rejected => true,
            RequestStatus.Allocated => !facts.VersionsInScope().Any(sent => sent.Allocation.Number == line.Number
                && sent.Allocation.DecidedOn == line.DecidedOn && sent.Allocation.DecidedAt == line.DecidedAt),
            _ => false,
        };
    }

    /// <summary>TR385 (§3C): "RedenWijziging 13: no live debit exists with this ToewijzingNummer".</summary>
    private static bool DeletesClaimed(Facts facts, OAllocation line) =>
        line.ChangeReason == "13" && Facts.LiveDebits(facts.GrantedLinesInScope()).Any(debit => debit.Line.Number == line.Number);
}
