using MessageHub.Berichten;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

public class AllocationComposerTests
{
    private static readonly DateOnly Decided = new(2026, 6, 8);
    private static readonly Toewijzing Known = Valid.Toewijzing();
    private static readonly Toewijzing Other = Known with { Nummer = 10073, Product = new() { Categorie = "45", Code = "45A05" } };

    private static readonly AllocationChange.Assign New = new(
        new() { Categorie = "44", Code = "44A09" }, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(2, "14"), null, "V100");

    [Fact]
    public void All_that_is_current_or_changes_goes_into_one_message()
    {
        Toewijzing[] current =
        [
            Known,
            Other,
            Other with { Nummer = 10074, Einddatum = Decided.AddDays(-1) },
            Other with { Nummer = 10075, Einddatum = Decided },
            Other with { Nummer = 10076, Ingangsdatum = new(2027, 1, 1), Einddatum = null },
            Other with { Nummer = 10077, RedenWijziging = "13", Einddatum = Other.Ingangsdatum },
            Other with { Nummer = 10078, Bsn = Valid.OtherBsn },
            Other with { Nummer = 10079, Aanbieder = "65656066" },
            Other with { Nummer = 10081, Einddatum = new(2026, 3, 31) },
        ];
        var composed = Compose(
            current, [9001], new AllocationChange.Alter(10072, new(2026, 6, 30), Known.Omvang, null, "05"), New,
            new AllocationChange.Alter(10081, new(2026, 2, 28), Known.Omvang, null, "14"));

        Assert.Null(composed.Refusal);
        Assert.Equal([9001, 10072, 10073, 10075, 10076, 10081], composed.Products.Select(p => p.ToewijzingNummer));
        Assert.Equal(["V100", null, null, null, null, null], composed.Products.Select(p => p.ReferentieAanbieder));
        Assert.Equal([null, "05", null, null, null, "14"], composed.Products.Select(p => p.RedenWijziging));
        Assert.Equal(
            [Decided, Decided, Known.Toewijzingsdatum, Known.Toewijzingsdatum, Known.Toewijzingsdatum, Decided],
            composed.Products.Select(p => p.Toewijzingsdatum));
        Assert.Equal(new DateOnly(2026, 6, 30), composed.Products[1].Einddatum);
    }

    [Fact]
    public void What_stays_as_it_is_is_the_version_that_was_sent()
    {
        var again = Known with { RedenWijziging = "04", Bericht = new(301, "ID301B", new(2026, 3, 1)), Toewijzingsdatum = new(2026, 3, 1) };
        var product = Assert.Single(Compose([again], []).Products);
        Assert.Equal(Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 3, 1) }, product);
    }

    [Fact]
    public void A_removal_ends_on_its_first_day()
    {
        var product = Assert.Single(Compose([Known], [], new AllocationChange.Remove(10072)).Products);
        Assert.Equal(("13", Known.Ingangsdatum, Known.Omvang), (product.RedenWijziging, product.Einddatum, product.Omvang));
    }

    public static TheoryData<string, ComposeRefusalReason, long?, AllocationChange[]> Refusals => new()
    {
        { "an unknown number", ComposeRefusalReason.UnknownAllocation, 1, [new AllocationChange.Remove(1)] },
        { "one of another client", ComposeRefusalReason.UnknownAllocation, 10078, [new AllocationChange.Remove(10078)] },
        { "one with another aanbieder", ComposeRefusalReason.UnknownAllocation, 10079, [new AllocationChange.Remove(10079)] },
        { "one that was removed", ComposeRefusalReason.UnknownAllocation, 10077, [new AllocationChange.Remove(10077)] },
        {
            "one that changes twice",
            ComposeRefusalReason.ChangedTwice,
            10072,
            [new AllocationChange.Remove(10072), new AllocationChange.Remove(10072)]
        },
        { "an end before the begin", ComposeRefusalReason.EndBeforeBegin, 10072, [Alter(end: "2025-12-31")] },
        { "another volume", ComposeRefusalReason.NotUnderOneNumber, 10072, [Alter(volume: 9)] },
        { "nothing", ComposeRefusalReason.NothingChanges, 10072, [Alter()] },
        { "a new one that ends before it begins", ComposeRefusalReason.EndBeforeBegin, null, [New with { Einddatum = new(2026, 6, 30) }] },
        {
            "a volume that no message takes", ComposeRefusalReason.VolumeTooLarge, null,
            [New with { Omvang = Valid.Omvang(100_000_000, "14") }]
        },
        { "more new ones than numbers", ComposeRefusalReason.TooFewNumbers, null, [New, New] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_sent_is_refused_before_it_is(
        string reason, ComposeRefusalReason expected, long? nummer, AllocationChange[] changes)
    {
        var composed = Compose(
            [
                Known, Other with { Nummer = 10077, RedenWijziging = "13" }, Other with { Nummer = 10078, Bsn = Valid.OtherBsn },
                Other with { Nummer = 10079, Aanbieder = "65656066" }
            ],
            [9001],
            changes);
        Assert.Empty(composed.Products);
        Assert.Equal((reason, new ComposeRefusal(expected, nummer)), (reason, composed.Refusal));
        Assert.NotEmpty(composed.Refusal!.Describe());
    }

    [Fact]
    public void A_volume_of_99999999_fits() =>
        Assert.Null(Compose([], [9001], New with { Omvang = Valid.Omvang(99_999_999, "14") }).Refusal);

    [Fact]
    public void A_number_in_use_is_refused_whoever_has_it() => Assert.Equal(
        new(ComposeRefusalReason.NumberNotFree, 10078),
        Compose([Other with { Nummer = 10078, Bsn = Valid.OtherBsn }], [10078], New).Refusal);

    [Fact]
    public void A_decision_is_later_than_the_version_it_changes() => Assert.Equal(
        new(ComposeRefusalReason.DecidedBeforeCurrentVersion, 10072),
        Compose([Known with { Toewijzingsdatum = Decided, Toewijzingstijd = new(12, 0) }], [], Alter(end: "2026-06-30")).Refusal);

    [Fact]
    public void Every_reason_has_a_sentence() => Assert.Equal(
        Enum.GetValues<ComposeRefusalReason>().Length,
        Enum.GetValues<ComposeRefusalReason>().Select(r => new ComposeRefusal(r, 1).Describe()).Distinct().Count());

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void No_rule_and_no_warning_stops_what_was_composed(Standaard standaard)
    {
        var known = Valid.Toewijzing(standaard);
        var next = new AllocationChange.Assign(
            Valid.NieuwProduct(standaard).Product, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(2, "14"), null);
        var composed = AllocationComposer.Compose(
            new(
                new(standaard, Valid.Gemeente, Valid.Aanbieder),
                Valid.Bsn,
                Decided,
                new(12, 0),
                [new AllocationChange.Alter(10072, new(2026, 6, 30), known.Omvang, null, "05"), next]),
            [known],
            [9001],
            Decided);
        var verdict = Judging.Assess(Valid.B301(standaard, [.. composed.Products]), Valid.With(known));
        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.Signals);
    }

    private static AllocationChange.Alter Alter(string end = "2026-12-31", long volume = 10) =>
        new(
            10072,
            DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Valid.Omvang(volume),
            null,
            "05");

    private static ComposedAllocations Compose(
        IReadOnlyCollection<Toewijzing> current, IReadOnlyList<long> numbers, params AllocationChange[] changes) =>
        AllocationComposer.Compose(
            new(new(Standaard.Ijw, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, Decided, new(12, 0), changes), current, numbers, Decided);
}
