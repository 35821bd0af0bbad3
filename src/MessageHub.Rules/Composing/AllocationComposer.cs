using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// Makes the ToegewezenProducten of a 301 out of a decision: every allocation of the client with the aanbieder that is current, and every
/// one that changes, in one message (OP087). Pure. Source: process.md §3.3, IV013, IV066, IV093, IV094, IV097, IV099.
/// </summary>
public static class AllocationComposer
{
    /// <summary>The largest Volume and Budget that the schema takes (LDT_Volume, LDT_Budget).</summary>
    private const long MaxAmount = 99_999_999;

    /// <summary>The products of the 301, by ToewijzingNummer; or why there is none.</summary>
    /// <param name="decision">What is decided. Only its client, aanbieder and gemeente are looked at.</param>
    /// <param name="current">Current versions in force: those of other clients and aanbieders only say which numbers are in use.</param>
    /// <param name="numbers">Reserved for the new allocations, in the order of <see cref="AllocationDecision.Changes"/>.</param>
    /// <param name="asOf">The day of composing: what ended before it and does not change is left out.</param>
    public static ComposedAllocations Compose(
        AllocationDecision decision, IReadOnlyCollection<Toewijzing> current, IReadOnlyList<long> numbers, DateOnly asOf)
    {
        var known = current.ToDictionary(t => t.Nummer);
        var products = new SortedDictionary<long, ToegewezenProduct>();
        var next = 0;
        foreach (var change in decision.Changes)
        {
            if (change is AllocationChange.Assign assign)
            {
                if (next == numbers.Count)
                    return ComposedAllocations.Refused(ComposeRefusalReason.TooFewNumbers);
                var nummer = numbers[next++];
                if (known.ContainsKey(nummer) || !products.TryAdd(nummer, New(assign, nummer, decision)))
                    return ComposedAllocations.Refused(ComposeRefusalReason.NumberNotFree, nummer);
                if (WhyNot(products[nummer]) is { } reason)
                    return ComposedAllocations.Refused(reason);
                continue;
            }

            var (named, version) = change switch
            {
                AllocationChange.Alter alter => (alter.ToewijzingNummer, known.GetValueOrDefault(alter.ToewijzingNummer)),
                AllocationChange.Remove remove => (remove.ToewijzingNummer, known.GetValueOrDefault(remove.ToewijzingNummer)),
                AllocationChange.SendAgain again => (again.ToewijzingNummer, known.GetValueOrDefault(again.ToewijzingNummer)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (version is null || !IsOf(version, decision) || version.IsDeleted)
                return ComposedAllocations.Refused(ComposeRefusalReason.UnknownAllocation, named);
            var changed = Changed(change, version, decision);
            if (change is not AllocationChange.SendAgain && (WhyNot(changed, version, decision) ?? WhyNot(changed)) is { } refused)
                return ComposedAllocations.Refused(refused, named);
            if (!products.TryAdd(named, changed))
                return ComposedAllocations.Refused(ComposeRefusalReason.ChangedTwice, named);
        }

        foreach (var version in known.Values)
        {
            if (IsOf(version, decision) && version.IsActueelOn(asOf))
                products.TryAdd(version.Nummer, Unchanged(version, decision.ReferentieVerzoek));
        }

        return new([.. products.Values], null);
    }

    private static bool IsOf(Toewijzing version, AllocationDecision decision) =>
        version.Bsn == decision.Bsn && version.Aanbieder == decision.Scope.Aanbieder;

    private static ToegewezenProduct New(AllocationChange.Assign assign, long nummer, AllocationDecision decision) => new()
    {
        ToewijzingNummer = nummer,
        ReferentieAanbieder = decision.ReferentieVerzoek ?? assign.ReferentieAanbieder,
        Product = assign.Product,
        Toewijzingsdatum = decision.Date,
        Toewijzingstijd = decision.Time,
        Ingangsdatum = assign.Ingangsdatum,
        Einddatum = assign.Einddatum,
        Omvang = assign.Omvang,
        Budget = assign.Budget,
    };

    private static ToegewezenProduct Changed(AllocationChange change, Toewijzing version, AllocationDecision decision)
    {
        var again = Unchanged(version, decision.ReferentieVerzoek);
        var product = again with { Toewijzingsdatum = decision.Date, Toewijzingstijd = decision.Time };
        return change switch
        {
            AllocationChange.SendAgain => again,
            AllocationChange.Alter alter => product with
            {
                Einddatum = alter.Einddatum,
                Omvang = alter.Omvang,
                Budget = alter.Budget,
                RedenWijziging = alter.RedenWijziging,
            },
            _ => product with { Einddatum = version.Ingangsdatum, RedenWijziging = Codes.RedenWijziging.Verwijderd },
        };
    }

    /// <summary>Sent before: RedenWijziging stays empty (IV099), and so does a reference it once had (IV097).</summary>
    /// <param name="version">The version that counts.</param>
    /// <param name="reference">That of a 317 that the message honours, which is on all that it holds; else null.</param>
    internal static ToegewezenProduct Unchanged(Toewijzing version, string? reference) => new()
    {
        ToewijzingNummer = version.Nummer,
        ReferentieAanbieder = reference,
        Product = version.Product,
        Toewijzingsdatum = version.Toewijzingsdatum,
        Toewijzingstijd = version.Toewijzingstijd,
        Ingangsdatum = version.Ingangsdatum,
        Einddatum = version.Einddatum,
        Omvang = version.Omvang,
        Budget = version.Budget,
    };

    private static ComposeRefusalReason? WhyNot(ToegewezenProduct changed, Toewijzing version, AllocationDecision decision) =>
        (decision.Date, decision.Time).CompareTo((version.Toewijzingsdatum, version.Toewijzingstijd)) <= 0
            ? ComposeRefusalReason.DecidedBeforeCurrentVersion
        : !Versions.MayChangeTo(version, changed.Omvang, changed.Budget) ? ComposeRefusalReason.NotUnderOneNumber
        : (changed.Einddatum, changed.Omvang, changed.Budget) == (version.Einddatum, version.Omvang, version.Budget)
            && changed.RedenWijziging != Codes.RedenWijziging.Verwijderd ? ComposeRefusalReason.NothingChanges
        : null;

    /// <summary>What no message can say, whatever was there before.</summary>
    internal static ComposeRefusalReason? WhyNot(ToegewezenProduct product) =>
        product.Einddatum < product.Ingangsdatum ? ComposeRefusalReason.EndBeforeBegin
        : product.Omvang?.Volume > MaxAmount || product.Budget > MaxAmount ? ComposeRefusalReason.VolumeTooLarge
        : null;
}
