using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD080Tests
{
    private const string Rule = "CD080";

    private static (string Reason, ProductLine Line, bool Fails)[] Cases(Standaard standaard) =>
    [
        ("category without volume", new() { Product = ProductLine.CategorieOnly(standaard) }, false),
        ("generic with budget", new() { Budget = 100000 }, false),
        ("code with volume", new() { Product = Valid.Product(standaard), Omvang = Valid.Omvang() }, false),
        ("category with volume, ends on the last day of 2020", Aspecific(standaard, new(2020, 12, 31)), false),
        ("category with volume, ends on the first day of 2021", Aspecific(standaard, new(2021, 1, 1)), true),
        ("category with volume, ends in 2027", Aspecific(standaard, new(2027, 6, 30)), true),
        ("category with volume, open-ended", Aspecific(standaard, null), true),
        ("no product with volume", new() { Omvang = Valid.Omvang() }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Without_a_product_code_there_is_no_volume(Standaard standaard)
    {
        foreach (var (reason, line, fails) in Cases(standaard))
        {
            Judging.Expect(Rule, fails, reason, Places.Toegewezen(standaard, line));
            Judging.Expect(Rule, false, $"not on 315 (CD095): {reason}", Places.Aangevraagd(standaard, line));
            Judging.Expect(Rule, false, $"not on 317 (CD096): {reason}", Places.Nieuw(standaard, line));
            Judging.Expect(Rule, false, $"not on TeWijzigenProduct: {reason}", Places.TeWijzigen(standaard, line));
        }
    }

    private static ProductLine Aspecific(Standaard standaard, DateOnly? einde) =>
        new() { Product = ProductLine.CategorieOnly(standaard), Omvang = Valid.Omvang(), Begin = new(2020, 1, 1), Einde = einde };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Zonder productcode is de omvang leeg, tenzij de toewijzing uiterlijk op 31-12-2020 eindigt. Gevonden: Product/Code = (leeg) "
        + "(dit bericht); Omvang = 10 x eenheid 04, frequentie 4 (dit bericht); Einddatum = 30-06-2027 (dit bericht). Wat wel kan: Laat "
        + "Omvang weg, of vul Product/Code.",
        Places.Toegewezen(Standaard.Ijw, Aspecific(Standaard.Ijw, new(2027, 6, 30))));
}
