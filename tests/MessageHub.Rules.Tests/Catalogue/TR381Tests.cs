using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR381Tests
{
    private static readonly TestedRule Rule = new("TR381");

    public static TheoryData<string, Func<Standaard, Product, Bericht>> Classes => new()
    {
        { "301 ToegewezenProduct", (s, p) => Valid.B301(s, Valid.ToegewezenProduct(s) with { Product = p }) },
        { "305 StartProduct", (s, p) => Valid.B305(s, Valid.StartProduct(s) with { Product = p }) },
        { "307 StopProduct", (s, p) => Valid.B307(s, Valid.StopProduct(s) with { Product = p }) },
        { "315 AangevraagdProduct", (s, p) => Valid.B315(s, Valid.AangevraagdProduct(s) with { Product = p }) },
        {
            "317 NieuwProduct",
            (s, p) => Valid.B317(s, Valid.Verzoek(s) with { NieuweProducten = [Valid.NieuwProduct(s) with { Product = p }] })
        },
        { "323 Prestatie", (s, p) => Valid.B323(s, Valid.Prestatie(s) with { ProductCategorie = p.Categorie, ProductCode = p.Code! }) },
    };

    [Theory]
    [EachFamilyOf(nameof(Classes))]
    public void A_code_is_agreed_and_fits_its_category(Standaard standaard, string where, Func<Standaard, Product, Bericht> of)
    {
        var register = Listed(standaard, Valid.Categorie(standaard), Valid.Code(standaard));
        Rule.Accepts($"{where} {standaard}: agreed", of(standaard, Valid.Product(standaard)), register);
        Rule.Rejects($"{where} {standaard}: not agreed", of(standaard, Valid.Product(standaard) with { Code = "55A11" }), register);
        Rule.Rejects($"{where} {standaard}: another category", of(standaard, Valid.Product(standaard) with { Categorie = "53" }), register);
        Rule.Rejects($"{where} {standaard}: codes differ by case", of(
            standaard, Valid.Product(standaard) with { Code = Valid.Code(standaard).ToLowerInvariant() }), register);
        Rule.Accepts($"{where} {standaard}: no list", of(
            standaard, Valid.Product(standaard) with { Code = "55A11" }), register with { Contract = ContractData.None });
    }

    [Theory]
    [EachFamily]
    public void Some_lines_are_not_compared(Standaard standaard)
    {
        var register = Listed(standaard, "53", "53A01");
        Rule.Accepts("a category alone has no code", Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with
        {
            Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null, Budget = 1000,
        }), register);
        Rule.Accepts("generic care has no product", Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with
        {
            Product = null, Omvang = null, Budget = 1000,
        }), register);
        Rule.Accepts(
            "a deletion of a start", Valid.B305(standaard, Valid.StartProduct(standaard) with { StatusAanlevering = "3" }), register);
        Rule.Accepts(
            "a deletion of a stop", Valid.B307(standaard, Valid.StopProduct(standaard) with { StatusAanlevering = "3" }), register);
        Rule.Accepts("a credit", Valid.B323(standaard, Valid.Prestatie(standaard) with
        {
            ProductReferentie = new() { ReferentieNummer = "R002", VorigReferentieNummer = "R900" },
            IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "C" },
        }), register);
        Rule.Accepts("a TeWijzigenProduct has no product", Valid.B317(standaard, Valid.Verzoek(standaard) with
        {
            OngewijzigdeProducten = null, NieuweProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct()],
        }), register);
    }

    [Fact]
    public void The_class_with_the_product_gets_the_code()
    {
        var line = Valid.Prestatie() with { ProductCode = "55A11" };
        var finding = Assert.Single(Rule.FindingsIn(Valid.B323(Standaard.Ijw, line), Listed(Standaard.Ijw, "45", "45A04")));
        Assert.Same(line, finding.Instance);
        Assert.Equal("S329", finding.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De productcode is met de gemeente afgesproken en hoort bij de productcategorie. "
        + "Gevonden: Product/Categorie = 45 (dit bericht); Product/Code = 55A11 (dit bericht); "
        + "categorie met deze code = komt niet voor (de productcodelijst van de gemeente). "
        + "Wat wel kan: Vul een productcode die met de gemeente is afgesproken bij categorie 45.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { Product = new() { Categorie = "45", Code = "55A11" } }),
        Listed(Standaard.Ijw, "45", "45A04"));

    /// <summary>The register with a product code list of one product, and no agreements with this aanbieder.</summary>
    private static RegisterSnapshot Listed(Standaard standaard, string categorie, string code) =>
        Valid.Register(standaard) with { Contract = new([], new HashSet<(string, string)> { (categorie, code) }) };
}
