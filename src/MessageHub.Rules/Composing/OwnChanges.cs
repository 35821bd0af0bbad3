using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// What changes on own initiative come down to: only what may change under one number, with its RedenWijziging. Pure. Source: process.md
/// §3.1 and §3.2, OP033x1, OP257, OP258, OP380, IV066, IV099, R-120, R-121.
/// </summary>
public static class OwnChanges
{
    /// <summary>
    /// RedenWijziging (JZ002, WMO002) of an earlier last day. 13 is a removal, 04 a later last day, 01 is not used any more.
    /// </summary>
    public static IReadOnlyList<string> EndReasons { get; } =
    [
        Codes.RedenWijziging.Overleden,
        Codes.RedenWijziging.Contractwijziging,
        Codes.RedenWijziging.Verkorting,
        Codes.RedenWijziging.AnderDomein,
        Codes.RedenWijziging.Verhuizing,
        Codes.RedenWijziging.Leveringsvorm,
        Codes.RedenWijziging.AndereAanbieder,
        Codes.RedenWijziging.Bekostiging,
        Codes.RedenWijziging.Herindeling,
        Codes.RedenWijziging.Aanbieder,
        Codes.RedenWijziging.Correctie,
    ];

    /// <summary>The changes to compose, or why they cannot be.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="current">Current versions by ToewijzingNummer.</param>
    /// <param name="decided">The day of the decision.</param>
    public static (IReadOnlyList<AllocationChange> Changes, ComposeRefusal? Refusal) Of(
        IEnumerable<OwnChange> wanted, IReadOnlyDictionary<long, Toewijzing> current, DateOnly decided)
    {
        var changes = new List<AllocationChange>();
        foreach (var one in wanted)
        {
            if (one is OwnChange.Assign added)
            {
                changes.Add(Assign(added));
                continue;
            }

            var nummer = NummerOf(one);
            if (current.GetValueOrDefault(nummer) is not { IsDeleted: false } version)
                return ([], new(ComposeRefusalReason.UnknownAllocation, nummer));
            if (WhyNot(one, version) is { } reason)
                return ([], new(reason, nummer));
            changes.AddRange(ChangesOf(one, version, decided));
        }

        return (changes, null);
    }

    /// <summary>
    /// Allocations that care ended on, as the aanbieder reported, and that go on: to be ended on that day (RedenWijziging 14).
    /// </summary>
    /// <param name="register">Allocations, starts and stops of a client.</param>
    /// <param name="today">The day on which is looked what goes on.</param>
    public static IReadOnlyList<OwnChange.End> AfterStop(RegisterSnapshot register, DateOnly today) =>
    [
        .. from version in register.Toewijzingen.Values
        where version.IsActueelOn(today)
        let stop = ConsentRules.StopForGood(version.Nummer, register)
        where stop is not null && stop.Einddatum < version.LastDay && stop.Einddatum >= version.Ingangsdatum
        orderby version.Nummer
        select new OwnChange.End(version.Nummer, stop.Einddatum, Codes.RedenWijziging.Correctie),
    ];

    /// <summary>
    /// The end of all care of a client with the aanbieder: what runs ends on a day, and what would begin later is removed.
    /// </summary>
    /// <param name="last">The last day of care.</param>
    /// <param name="redenWijziging">One of <see cref="EndReasons"/>.</param>
    /// <param name="current">Allocations of the client that are current.</param>
    public static IReadOnlyList<OwnChange> EndOfAll(DateOnly last, string redenWijziging, IEnumerable<Toewijzing> current) =>
    [
        .. from version in current
        where version.LastDay > last
        orderby version.Nummer
        select version.Ingangsdatum > last
            ? (OwnChange)new OwnChange.Remove(version.Nummer)
            : new OwnChange.End(version.Nummer, last, redenWijziging),
    ];

    /// <summary>Whether the amount of an allocation may change under its number: a budget, or a volume with Frequentie 6 (IV066).</summary>
    public static bool HasAmountThatMayChange(Toewijzing version) =>
        version.Budget is not null || version.Omvang is { Frequentie: Codes.Frequentie.Totaal };

    private static long NummerOf(OwnChange change) => change switch
    {
        OwnChange.Extend extend => extend.ToewijzingNummer,
        OwnChange.End end => end.ToewijzingNummer,
        OwnChange.Succeed succeed => succeed.ToewijzingNummer,
        OwnChange.Amount amount => amount.ToewijzingNummer,
        OwnChange.Remove remove => remove.ToewijzingNummer,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ComposeRefusalReason? WhyNot(OwnChange change, Toewijzing version) => change switch
    {
        OwnChange.Extend extend when (extend.Einddatum ?? DateOnly.MaxValue) <= version.LastDay => ComposeRefusalReason.EndNotLater,
        OwnChange.End end when end.Einddatum >= version.LastDay => ComposeRefusalReason.EndNotEarlier,
        OwnChange.End end when !EndReasons.Contains(end.RedenWijziging) => ComposeRefusalReason.ReasonNotPossible,
        OwnChange.Amount when !HasAmountThatMayChange(version) => ComposeRefusalReason.NotUnderOneNumber,
        _ => null,
    };

    private static IEnumerable<AllocationChange> ChangesOf(OwnChange change, Toewijzing version, DateOnly decided)
    {
        switch (change)
        {
            case OwnChange.Extend extend when version.LastDay < decided:
                yield return new AllocationChange.Assign(
                    version.Product, version.LastDay.AddDays(1), extend.Einddatum, version.Omvang, version.Budget);
                break;
            case OwnChange.Extend extend:
                yield return Altered(version, extend.Einddatum, Codes.RedenWijziging.Verlenging);
                break;
            case OwnChange.End end:
                yield return Altered(version, end.Einddatum, end.RedenWijziging);
                break;
            case OwnChange.Succeed succeed:
                var before = succeed.Successor.Ingangsdatum.AddDays(-1);
                if (before < version.LastDay)
                    yield return Altered(version, before, Codes.RedenWijziging.Verkorting);
                yield return Assign(succeed.Successor);
                break;
            case OwnChange.Amount amount:
                var was = version.Budget ?? version.Omvang!.Volume;
                var reden = amount.AskedByAanbieder ? Codes.RedenWijziging.Aanbieder
                    : amount.To < was ? Codes.RedenWijziging.Verkorting
                    : Codes.RedenWijziging.Verlenging;
                yield return new AllocationChange.Alter(
                    version.Nummer,
                    version.Einddatum,
                    version.Budget is null ? version.Omvang! with { Volume = amount.To } : null,
                    version.Budget is null ? null : amount.To,
                    reden);
                break;
            case OwnChange.Remove remove:
                yield return new AllocationChange.Remove(version.Nummer);
                if (remove.Replacement is { } replacement)
                    yield return Assign(replacement);
                break;
        }
    }

    private static AllocationChange.Assign Assign(OwnChange.Assign added) =>
        new(added.Product, added.Ingangsdatum, added.Einddatum, added.Omvang, added.Budget);

    private static AllocationChange.Alter Altered(Toewijzing version, DateOnly? einddatum, string reden) =>
        new(version.Nummer, einddatum, version.Omvang, version.Budget, reden);
}
