using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR412Tests
{
    private const string Rule = "TR412";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_allocation_without_code_takes_no_volume(Standaard standaard)
    {
        var aspecific = Valid.Toewijzing(standaard) with
        {
            Product = new() { Categorie = Valid.Categorie(standaard) },
            Ingangsdatum = new(2020, 1, 1),
            Einddatum = null,
            Omvang = null,
            Budget = 500000,
        };
        var product = Valid.TeWijzigenProduct() with { GewensteIngangsdatum = new(2020, 1, 1) };

        void Expect(bool fails, string reason, TeWijzigenProduct line) => Judging.Expect(Rule, fails, reason, Changing(standaard, line), Valid.With(aspecific));

        Expect(true, "an Omvang", product);
        Expect(true, "an open-ended change", product with { Einddatum = null });
        Expect(true, "the first day that is covered", product with { Einddatum = new(2021, 1, 1) });
        Expect(false, "the last day of 2020 is not covered", product with { Einddatum = new(2020, 12, 31) });
        Expect(false, "a Budget only", product with { Omvang = null, Budget = 600000 });

        Judging.Expect(Rule, true, "a generic allocation, beside TR375", Changing(standaard, product), Valid.With(aspecific with { Product = null }));
        Judging.Expect(Rule, false, "a specific allocation", Changing(standaard, product), Valid.With(aspecific with { Product = Valid.Product(standaard) }));
        Judging.Expect(
            Rule, false, "left to TR351 when the allocation is not current", Changing(standaard, product),
            Valid.With(aspecific with { Einddatum = new(2026, 5, 31) }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een wijziging van een toewijzing zonder productcode heeft geen omvang, tenzij zij uiterlijk op 31-12-2020 eindigt. "
        + "Gevonden: Omvang/Volume = 12 (dit bericht); Einddatum = 31-12-2026 (dit bericht); "
        + "Product/Code = (leeg) (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Laat Omvang weg.",
        Changing(Standaard.Ijw, Valid.TeWijzigenProduct()),
        Valid.With(Valid.Toewijzing() with { Product = new() { Categorie = "45" }, Omvang = null, Budget = 500000 }));

    private static Bericht Changing(Standaard standaard, TeWijzigenProduct product) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with { OngewijzigdeProducten = null, TeWijzigenProducten = [product] });
}
