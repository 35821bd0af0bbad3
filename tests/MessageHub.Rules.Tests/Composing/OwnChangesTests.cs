using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Tests.Composing;

public class OwnChangesTests
{
    private static readonly DateOnly Decided = Valid.Dagtekening;
    private static readonly Toewijzing Monthly = Valid.Toewijzing();
    private static readonly Toewijzing Total = Monthly with { Omvang = Valid.Omvang(100, frequentie: "6") };
    private static readonly Toewijzing Budget = Monthly with { Product = new() { Categorie = "45" }, Omvang = null, Budget = 500_00 };
    private static readonly Toewijzing Ended = Monthly with { Einddatum = new(2026, 6, 7) };
    private static readonly OwnChange.Assign New = new(Valid.NieuwProduct().Product, new(2026, 7, 1), new(2026, 12, 31),
        Valid.Omvang(2, "14"));

    public static TheoryData<string, Toewijzing, OwnChange, AllocationChange[]> Changes => new()
    {
        { "a later end", Monthly, new OwnChange.Extend(10072, new(2027, 6, 30)), [Alter(Monthly, "2027-06-30", "04")] },
        { "no end any more", Monthly, new OwnChange.Extend(10072, null), [Alter(Monthly, null, "04")] },
        {
            "a later end of what has ended", Ended, new OwnChange.Extend(10072, new(2027, 6, 30)),
            [new AllocationChange.Assign(Monthly.Product, new(2026, 6, 8), new(2027, 6, 30), Monthly.Omvang, null)]
        },
        { "a later end of what ends today", Monthly with { Einddatum = Decided }, new OwnChange.Extend(10072, new(2027, 6, 30)),
            [Alter(Monthly, "2027-06-30", "04")] },
        { "an end at death", Monthly, new OwnChange.End(10072, new(2026, 6, 5), "02"), [Alter(Monthly, "2026-06-05", "02")] },
        { "an end of what has no end", Monthly with { Einddatum = null }, new OwnChange.End(10072, new(2026, 6, 30), "07"),
            [Alter(Monthly, "2026-06-30", "07")] },
        { "more volume", Total, new OwnChange.Amount(10072, 101),
            [Alter(Total, "2026-12-31", "04") with { Omvang = Valid.Omvang(101, frequentie: "6") }] },
        { "less volume", Total, new OwnChange.Amount(10072, 99),
            [Alter(Total, "2026-12-31", "05") with { Omvang = Valid.Omvang(99, frequentie: "6") }] },
        { "less volume that the aanbieder asked for", Total, new OwnChange.Amount(10072, 99, true),
            [Alter(Total, "2026-12-31", "12") with { Omvang = Valid.Omvang(99, frequentie: "6") }] },
        { "more budget", Budget, new OwnChange.Amount(10072, 500_01), [Alter(Budget, "2026-12-31", "04") with { Budget = 500_01 }] },
        { "less budget", Budget, new OwnChange.Amount(10072, 499_99), [Alter(Budget, "2026-12-31", "05") with { Budget = 499_99 }] },
        { "a removal", Monthly, new OwnChange.Remove(10072), [new AllocationChange.Remove(10072)] },
        {
            "a removal with what takes its place", Monthly, new OwnChange.Remove(10072, New),
            [new AllocationChange.Remove(10072), new AllocationChange.Assign(New.Product, New.Ingangsdatum, New.Einddatum, New.Omvang,
                null)]
        },
        {
            "other care from a day on", Monthly, new OwnChange.Succeed(10072, New),
            [Alter(Monthly, "2026-06-30", "05"), new AllocationChange.Assign(New.Product, New.Ingangsdatum, New.Einddatum, New.Omvang, null)]
        },
        {
            "other care from a day on, after the last day", Ended, new OwnChange.Succeed(10072, New),
            [new AllocationChange.Assign(New.Product, New.Ingangsdatum, New.Einddatum, New.Omvang, null)]
        },
        { "a new one", Monthly, New, [new AllocationChange.Assign(New.Product, New.Ingangsdatum, New.Einddatum, New.Omvang, null)] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_a_gemeente_wants_becomes_versions(string reason, Toewijzing version, OwnChange wanted, AllocationChange[] expected)
    {
        var (changes, refusal) = Of(version, wanted);
        Assert.Equal((reason, null), (reason, refusal));
        Assert.Equal(expected, changes);
    }

    public static TheoryData<string, Toewijzing, OwnChange, ComposeRefusalReason> Refusals => new()
    {
        { "an unknown number", Monthly, new OwnChange.Extend(1, null), ComposeRefusalReason.UnknownAllocation },
        { "one that was removed", Monthly with { RedenWijziging = "13" }, new OwnChange.Extend(10072, null),
            ComposeRefusalReason.UnknownAllocation },
        { "the same end", Monthly, new OwnChange.Extend(10072, new(2026, 12, 31)), ComposeRefusalReason.EndNotLater },
        { "later than no end", Monthly with { Einddatum = null }, new OwnChange.Extend(10072, null), ComposeRefusalReason.EndNotLater },
        { "an end that is not earlier", Monthly, new OwnChange.End(10072, new(2026, 12, 31), "05"), ComposeRefusalReason.EndNotEarlier },
        { "an end for the reason of a longer one", Monthly, new OwnChange.End(10072, new(2026, 6, 30), "04"),
            ComposeRefusalReason.ReasonNotPossible },
        { "an end for the reason of a removal", Monthly, new OwnChange.End(10072, new(2026, 6, 30), "13"),
            ComposeRefusalReason.ReasonNotPossible },
        { "an end for a reason that is not used any more", Monthly, new OwnChange.End(10072, new(2026, 6, 30), "01"),
            ComposeRefusalReason.ReasonNotPossible },
        { "another volume a month", Monthly, new OwnChange.Amount(10072, 20), ComposeRefusalReason.NotUnderOneNumber },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_may_not_change_under_one_number_is_refused(string reason, Toewijzing version, OwnChange wanted,
        ComposeRefusalReason expected) =>
        Assert.Equal((reason, expected), (reason, Of(version, wanted).Refusal?.Reason));

    [Fact]
    public void Every_reason_to_end_is_one_of_the_standard_and_none_is_for_something_else() => Assert.Equal(
        ["02", "03", "05", "06", "07", "08", "09", "10", "11", "12", "14"], OwnChanges.EndReasons);

    public static TheoryData<string, string, RegisterSnapshot> Stops
    {
        get
        {
            var (start, stop) = (Valid.Start(), StopOf("31", 29));
            var register = Valid.With(Monthly) with { Starts = [start], Stops = [stop] };
            return new()
            {
                { "a definitive stop", "10072 29-05-2026 14", register },
                { "a temporary stop", "", register with { Stops = [StopOf("20", 29)] } },
                { "a temporary stop and then a definitive one", "10072 29-05-2026 14", register with { Stops = [StopOf("20", 20), stop] } },
                { "a stop and a new start", "", register with { Starts = [start, start with { Begindatum = new(2026, 6, 1) }] } },
                { "a stop on the last day", "", register with { Toewijzingen = Valid.With(Monthly with { Einddatum = new(2026, 5, 29) })
                    .Toewijzingen } },
                { "no stop", "", register with { Stops = [] } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public void After_a_definitive_stop_the_end_is_proposed(string reason, string expected, RegisterSnapshot register) => Assert.Equal(
        (reason, expected),
        (reason, string.Join("; ", OwnChanges.AfterStop(register, Decided)
            .Select(e => $"{e.ToewijzingNummer} {ComparedValue.Day(e.Einddatum)} {e.RedenWijziging}"))));

    public static TheoryData<string, string, Toewijzing, OwnChange, RegisterSnapshot> Consents
    {
        get
        {
            var none = RegisterSnapshot.Empty;
            var stopped = none with { Stops = [StopOf("31", 29)] };
            return new()
            {
                { "an end in the past", "OP186", Monthly, new OwnChange.End(10072, new(2026, 6, 7), "05"), none },
                { "an end today", "", Monthly, new OwnChange.End(10072, Decided, "05"), none },
                { "an end in the past that he asked for", "", Monthly, new OwnChange.End(10072, new(2026, 6, 7), "12"), none },
                { "an end on the day on which he stopped", "", Monthly, new OwnChange.End(10072, new(2026, 5, 29), "14"), stopped },
                { "an end before the day on which he stopped", "OP186", Monthly, new OwnChange.End(10072, new(2026, 5, 28), "14"),
                    stopped },
                { "less volume", "OP298", Total, new OwnChange.Amount(10072, 99), none },
                { "less budget", "OP299", Budget, new OwnChange.Amount(10072, 499_99), none },
                { "more budget", "", Budget, new OwnChange.Amount(10072, 500_01), none },
                { "less budget that he asked for", "", Budget, new OwnChange.Amount(10072, 499_99, true), none },
                { "less budget to which he agreed", "", Budget, new OwnChange.Amount(10072, 499_99),
                    none with { Consents = new HashSet<ToewijzingVersie> { new(10072, Decided, new(12, 0)) } } },
                { "a removal", "", Monthly, new OwnChange.Remove(10072), none },
            };
        }
    }

    /// <summary>What needs the agreement of the aanbieder is what W010 and W012 warn of.</summary>
    [Theory]
    [MemberData(nameof(Consents))]
    public void What_takes_the_agreement_of_the_aanbieder(string reason, string expected, Toewijzing version, OwnChange wanted,
        RegisterSnapshot register)
    {
        register = register with { Toewijzingen = Valid.With(version).Toewijzingen };
        var decision = new AllocationDecision(
            new(Berichten.Standaard.Ijw, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, Decided, new(12, 0), Of(version, wanted).Changes);
        var bericht = OwnBericht.Toewijzing(
            decision, Valid.B301().Client!, register, [], [],
            new(new(3, 2), "A1", Decided, new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" })).Bericht!;

        Assert.Equal((reason, expected), (reason, string.Join(' ', ConsentNeeded.In(bericht, register).Select(n => n.Op))));
        Assert.Equal(
            (reason, expected.Length > 0),
            (reason, Judging.Assess(bericht, register).Signals.Any(s => s.Rule.Code is "W010" or "W012")));
    }

    private static Stop StopOf(string reden, int day) => new(
        10072, Monthly.Product, new(2026, 1, 5), reden, new(2026, 5, day), new(307, "ID307", new(2026, 6, 1)));

    private static AllocationChange.Alter Alter(Toewijzing version, string? end, string reden) => new(
        10072, end is null ? null : DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            version.Omvang, version.Budget, reden);

    private static (IReadOnlyList<AllocationChange> Changes, ComposeRefusal? Refusal) Of(Toewijzing version, OwnChange wanted) =>
        OwnChanges.Of([wanted], new Dictionary<long, Toewijzing> { [10072] = version }, Decided);
}
