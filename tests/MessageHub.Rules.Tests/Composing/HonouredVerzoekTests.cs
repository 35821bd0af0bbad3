using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

/// <summary>The table of process.md §2.4, and the worked examples of IV093 and IV094.</summary>
public class HonouredVerzoekTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 8);
    private static readonly Toewijzing Monthly = Valid.Toewijzing();
    private static readonly Toewijzing Total = Monthly with { Omvang = Valid.Omvang(100, frequentie: "6") };
    private static readonly Toewijzing Budget = Monthly with { Product = new() { Categorie = "45" }, Omvang = null, Budget = 500_00 };

    public static TheoryData<string, Toewijzing, GevraagdProduct.TeWijzigen, AllocationChange[]> Table => new()
    {
        { "a higher budget", Budget, Wanted(budget: 600_00), [Alter("2026-12-31", null, 600_00)] },
        { "a higher budget and a later end", Budget, Wanted("2027-06-30", budget: 600_00), [Alter("2027-06-30", null, 600_00)] },
        {
            "another total", Total, Wanted(omvang: Valid.Omvang(120, frequentie: "6")),
            [Alter("2026-12-31", Valid.Omvang(120, frequentie: "6"))]
        },
        { "only a later end, the volume repeated", Monthly, Wanted("2027-06-30", Valid.Omvang()), [Alter("2027-06-30", Valid.Omvang())] },
        { "only a later end, the volume left out", Monthly, Wanted("2027-06-30"), [Alter("2027-06-30", Valid.Omvang())] },
        { "only an earlier end", Monthly, Wanted("2026-08-31", Valid.Omvang()), [Alter("2026-08-31", Valid.Omvang())] },
        {
            "a later end of what ended meanwhile", Monthly with { Einddatum = new(2026, 6, 7) }, Wanted("2027-06-30", Valid.Omvang()),
            [new AllocationChange.Assign(Monthly.Product, AsOf, new(2027, 6, 30), Valid.Omvang(), null)]
        },
        {
            "a later end of what ends today", Monthly with { Einddatum = AsOf }, Wanted("2027-06-30", Valid.Omvang()),
            [Alter("2027-06-30", Valid.Omvang())]
        },
        {
            "another volume in the future", Monthly, Wanted("2026-12-31", Valid.Omvang(12), "2026-07-01"),
            [Alter("2026-06-30", Valid.Omvang()),
            new AllocationChange.Assign(Monthly.Product, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(12), null)]
        },
        {
            "a total in place of a monthly volume", Monthly, Wanted("2026-12-31", Valid.Omvang(60, frequentie: "6"), "2026-07-01"),
            [
                Alter("2026-06-30", Valid.Omvang()),
                new AllocationChange.Assign(Monthly.Product, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(60, frequentie: "6"), null),
            ]
        },
        {
            "another volume from the day after the end", Monthly with { Einddatum = new(2026, 6, 30) },
            Wanted("2026-12-31", Valid.Omvang(12), "2026-07-01"),
            [new AllocationChange.Assign(Monthly.Product, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(12), null)]
        },
        { "nothing", Monthly, Wanted("2026-12-31", Valid.Omvang()), [] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_changed_product(string _, Toewijzing version, GevraagdProduct.TeWijzigen wanted, AllocationChange[] expected)
    {
        var honoured = HonouredVerzoek.Grant([wanted], Current(version), AsOf);
        Assert.Null(honoured.Refusal);
        Assert.Equal(expected, honoured.Changes);
    }

    [Fact]
    public void Another_volume_from_the_first_day_cannot_be_expressed() => Assert.Equal(
        new(ComposeRefusalReason.NotExpressible, 10072),
        HonouredVerzoek.Grant([Wanted("2026-12-31", Valid.Omvang(12))], Current(Monthly), AsOf).Refusal);

    [Fact]
    public void An_unknown_allocation_cannot_be_changed() => Assert.Equal(
        new(ComposeRefusalReason.UnknownAllocation, 10072),
        HonouredVerzoek.Grant([Wanted()], new Dictionary<long, Toewijzing>(), AsOf).Refusal);

    /// <summary>
    /// E 4 hours a week and F 3 hours a week, both 2025. Asked: E to 30-6-2026, F 6 hours a week from 12-6-2025. Decided on 2-6-2025.
    /// </summary>
    [Fact]
    public void The_first_example_of_IV093()
    {
        var e = Monthly with
        {
            Nummer = 123001, Product = new() { Categorie = "45", Code = "45A04" }, Omvang = Valid.Omvang(4, frequentie: "2"),
            Toewijzingsdatum = new(2024, 12, 15), Ingangsdatum = new(2025, 1, 1), Einddatum = new(2025, 12, 31),
        };
        var f = e with { Nummer = 123002, Product = new() { Categorie = "44", Code = "44A09" }, Omvang = Valid.Omvang(3, frequentie: "2") };
        var current = new[] { e, f };
        var decided = new DateOnly(2025, 6, 2);
        var honoured = HonouredVerzoek.Grant(
            [
                new GevraagdProduct.TeWijzigen(123001, new(2025, 1, 1), new(2026, 6, 30), e.Omvang, null),
                new GevraagdProduct.TeWijzigen(123002, new(2025, 6, 12), new(2025, 12, 31), Valid.Omvang(6, frequentie: "2"), null),
            ],
            current.ToDictionary(t => t.Nummer),
            decided);
        var products = Compose(honoured.Changes, "A001", decided, [123078], current);

        Assert.Equal(
            ["123001 01-01-2025 30-06-2026 4 12 A001", "123002 01-01-2025 11-06-2025 3 12 A001", "123078 12-06-2025 31-12-2025 6  A001"],
            products.Select(Line));
    }

    [Fact]
    public void An_unchanged_product_carries_the_reference_too()
    {
        var honoured = HonouredVerzoek.Grant(GevraagdProduct.Of(Valid.Verzoek()), Current(Monthly), AsOf);
        var products = Compose(honoured.Changes, "W100", AsOf, [10090], Monthly);

        Assert.Equal(
            ["10072 01-01-2026 31-12-2026 10  W100", "10090 01-07-2026 31-12-2026 2  W100"], products.Select(Line));
    }

    /// <summary>One of the products of a 315 is granted: it carries its reference, what was there before carries none.</summary>
    [Fact]
    public void A_granted_315()
    {
        var grant = HonouredVerzoek.Grant(
            GevraagdProduct.Of(Valid.AangevraagdProduct() with { Product = Valid.NieuwProduct().Product }), "V100");
        var products = Compose([grant], null, AsOf, [10090], Monthly);

        Assert.Equal(
            ["10072 01-01-2026 31-12-2026 10  ", "10090 01-07-2026 31-12-2026 10  V100"], products.Select(Line));
    }

    /// <summary>The products of the whole message.</summary>
    private static IReadOnlyList<ToegewezenProduct> Compose(
        IReadOnlyList<AllocationChange> changes, string? reference, DateOnly decided, IReadOnlyList<long> numbers,
        params Toewijzing[] current) =>
        OwnBericht.Toewijzing(
            new(new(Standaard.Ijw, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, decided, new(9, 0), changes, reference),
            Valid.B301().Client!,
            Valid.With(current),
            [],
            numbers,
            new(new(3, 2), "A1", decided, new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" }))
                .Bericht!.Client!.ToegewezenProducten!;

    private static string Line(ToegewezenProduct p) => string.Create(
        CultureInfo.InvariantCulture,
        $"{p.ToewijzingNummer} {p.Ingangsdatum:dd-MM-yyyy} {p.Einddatum:dd-MM-yyyy} {p.Omvang?.Volume} {p.RedenWijziging} "
        + $"{p.ReferentieAanbieder}");

    private static Dictionary<long, Toewijzing> Current(Toewijzing version) => new() { [version.Nummer] = version };

    private static AllocationChange.Alter Alter(string end, Omvang? omvang, long? budget = null) =>
        new(10072, Day(end), omvang, budget, "12");

    private static GevraagdProduct.TeWijzigen Wanted(
        string end = "2026-12-31", Omvang? omvang = null, string begin = "2026-01-01", long? budget = null) =>
        new(10072, Day(begin), Day(end), omvang, budget);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
