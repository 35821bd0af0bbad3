using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD079Tests
{
    private const string Rule = "CD079";

    private static (string Reason, ProductLine Line, bool Fails)[] Cases(Standaard standaard) =>
    [
        ("category without budget or volume", new() { Product = ProductLine.CategorieOnly(standaard) }, false),
        ("code with volume", new() { Product = Valid.Product(standaard), Omvang = Valid.Omvang() }, false),
        ("generic with budget", new() { Budget = 100000 }, false),
        ("neither product nor budget", new(), true),
        ("volume alone", new() { Omvang = Valid.Omvang() }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Without_budget_there_is_a_product(Standaard standaard)
    {
        foreach (var (reason, line, fails) in Cases(standaard))
        {
            Judging.Expect(Rule, fails, $"301, {reason}", Places.Toegewezen(standaard, line));
            Judging.Expect(Rule, fails, $"315, {reason}", Places.Aangevraagd(standaard, line));
            Judging.Expect(Rule, fails, $"317 NieuwProduct, {reason}", Places.Nieuw(standaard, line));
            Judging.Expect(Rule, false, $"317 TeWijzigenProduct has no product, {reason}", Places.TeWijzigen(standaard, line));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Zonder budget is het product gevuld. Gevonden: Budget = (leeg) (dit bericht); Product = (leeg) (dit bericht). Wat wel kan: "
        + "Vul Product met een Categorie, of vul Budget.",
        Places.Toegewezen(Standaard.Ijw, new() { Omvang = Valid.Omvang() }));
}
