using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD079Tests
{
    private static readonly TestedRule Rule = new("CD079");

    private static (string Reason, ProductLine Line, Ruling Ruling)[] Cases(Standaard standaard) =>
    [
        ("category without budget or volume", new() { Product = ProductLine.CategorieOnly(standaard) }, Accepts),
        ("code with volume", new() { Product = Valid.Product(standaard), Omvang = Valid.Omvang() }, Accepts),
        ("generic with budget", new() { Budget = 100000 }, Accepts),
        ("neither product nor budget", new(), Rejects),
        ("volume alone", new() { Omvang = Valid.Omvang() }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Without_budget_there_is_a_product(Standaard standaard, string reason)
    {
        var (_, line, ruling) = Cases(standaard).Single(c => c.Reason == reason);
        Rule.Gives(ruling, $"301, {reason}", Places.Toegewezen(standaard, line));
        Rule.Gives(ruling, $"315, {reason}", Places.Aangevraagd(standaard, line));
        Rule.Gives(ruling, $"317 NieuwProduct, {reason}", Places.Nieuw(standaard, line));
        Rule.Accepts($"317 TeWijzigenProduct has no product, {reason}", Places.TeWijzigen(standaard, line));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Zonder budget is het product gevuld. Gevonden: Budget = (leeg) (dit bericht); Product = (leeg) (dit bericht). Wat wel kan: "
        + "Vul Product met een Categorie, of vul Budget.",
        Places.Toegewezen(Standaard.Ijw, new() { Omvang = Valid.Omvang() }));
}
