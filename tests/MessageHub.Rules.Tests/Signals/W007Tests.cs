using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W007Tests
{
    private static readonly GevraagdProduct.TeWijzigen Extended = new(10072, new(2026, 1, 1), new(2027, 6, 30), Valid.Omvang(), null);
    private static readonly GevraagdProduct.Nieuw Added = new(
        new() { Categorie = "44", Code = "44A09" }, new(2026, 7, 1), new(2026, 12, 31), Valid.Omvang(2, "14"), null);

    private static readonly ToegewezenProduct Version = Valid.ToegewezenProduct() with
    {
        Toewijzingsdatum = new(2026, 6, 8),
        RedenWijziging = "12",
        Einddatum = new(2027, 6, 30),
        ReferentieAanbieder = "W100",
    };

    private static readonly ToegewezenProduct New = new()
    {
        ToewijzingNummer = 10090,
        ReferentieAanbieder = "W100",
        Product = Added.Product,
        Toewijzingsdatum = new(2026, 6, 8),
        Toewijzingstijd = new(10, 0),
        Ingangsdatum = Added.Ingangsdatum,
        Einddatum = Added.Einddatum,
        Omvang = Added.Omvang,
    };

    public static TheoryData<string, string, ToegewezenProduct[]> Cases => new()
    {
        { "", "exactly as asked", [Version, New] },
        { "W007", "the new product is missing", [Version] },
        { "W007", "a day shorter than asked", [Version with { Einddatum = new(2027, 6, 29) }, New] },
        { "W007", "less than asked", [Version, New with { Omvang = Valid.Omvang(1, "14") }] },
        {
            "W007",
            "more than was asked",
            [Version, New, New with { ToewijzingNummer = 10091, Product = new() { Categorie = "44", Code = "44A10" } }]
        },
        { "W007", "the change is left out", [Valid.ToegewezenProduct() with { ReferentieAanbieder = "W100" }, New] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_317_is_honoured_one_to_one(string expected, string reason, ToegewezenProduct[] products) =>
        Assert.Equal((reason, expected), (reason, Signalled.In(Valid.B301(Standaard.Ijw, products), Register(Extended, Added))));

    [Fact]
    public void What_cannot_be_expressed_is_not_asked_of_a_message() => Assert.Equal(
        "W007",
        Signalled.In(
            Valid.B301(Standaard.Ijw, Version),
            Register(Extended with { Omvang = Valid.Omvang(20) })));

    [Fact]
    public void Nothing_is_said_of_a_request_whose_content_was_not_kept() =>
        Assert.Equal("", Signalled.In(Valid.B301(Standaard.Ijw, Version), Register()));

    private static RegisterSnapshot Register(params GevraagdProduct[] asked) => Valid.With(Valid.Toewijzing()) with
    {
        Aanvragen = [Valid.Aanvraag("W100") with { Bericht = new(317, "ID317", new(2026, 6, 1)), Gevraagd = asked }],
    };
}
