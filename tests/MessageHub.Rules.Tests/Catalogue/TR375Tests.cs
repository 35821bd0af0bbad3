using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR375Tests
{
    private static readonly TestedRule Rule = new("TR375");

    [Theory]
    [EachFamily]
    public void A_generic_allocation_takes_no_volume(Standaard standaard)
    {
        var generic = Valid.Toewijzing(standaard) with
        {
            Product = null, Ingangsdatum = new(2020, 1, 1), Einddatum = null, Omvang = null, Budget = 500000
        };
        var product = Valid.TeWijzigenProduct() with { GewensteIngangsdatum = new(2020, 1, 1) };

        void Expect(Ruling ruling, string reason, TeWijzigenProduct line) =>
            Rule.Gives(ruling, reason, Changing(standaard, line), Valid.With(generic));

        Expect(Rejects, "an Omvang", product);
        Expect(Rejects, "an open-ended change", product with { Einddatum = null });
        Expect(Rejects, "the first day that is covered", product with { Einddatum = new(2021, 1, 1) });
        Expect(Accepts, "the last day of 2020 is not covered", product with { Einddatum = new(2020, 12, 31) });
        Expect(Accepts, "a Budget only", product with { Omvang = null, Budget = 600000 });

        Rule.Accepts(
            "a category without Code is left to TR412", Changing(standaard, product),
            Valid.With(generic with { Product = new() { Categorie = Valid.Categorie(standaard) } }));
        Rule.Accepts(
            "a specific allocation wants a volume",
            Changing(standaard, product), Valid.With(generic with { Product = Valid.Product(standaard) }));
        Rule.Accepts(
            "left to TR351 when the allocation is not current", Changing(standaard, product),
            Valid.With(generic with { Einddatum = new(2026, 5, 31) }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een wijziging van een toewijzing zonder product heeft geen omvang, tenzij zij uiterlijk op 31-12-2020 eindigt. "
        + "Gevonden: Omvang/Volume = 12 (dit bericht); Einddatum = 31-12-2026 (dit bericht); "
        + "Product = (leeg) (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Laat Omvang weg.",
        Changing(Standaard.Ijw, Valid.TeWijzigenProduct()),
        Valid.With(Valid.Toewijzing() with { Product = null, Omvang = null, Budget = 500000 }));

    private static Bericht Changing(Standaard standaard, TeWijzigenProduct product) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with { OngewijzigdeProducten = null, TeWijzigenProducten = [product] });
}
