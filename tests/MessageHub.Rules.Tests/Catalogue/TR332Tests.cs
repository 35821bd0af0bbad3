using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR332Tests
{
    private const string Rule = "TR332";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_number_stays_with_its_allocation(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        var known = Valid.Toewijzing(standaard);
        var product = Valid.ToegewezenProduct(standaard);

        void Expect(bool fails, string reason, ToegewezenProduct line) => Judging.Expect(Rule, fails, reason, Valid.B301(standaard, line), register);

        Expect(false, "sent again unchanged", product);
        Expect(false, "another Einddatum", product with { Toewijzingsdatum = new(2026, 6, 1), Einddatum = new(2026, 9, 30), RedenWijziging = "14" });
        Expect(false, "another Omvang", product with { Toewijzingsdatum = new(2026, 6, 1), Omvang = Valid.Omvang(4) });
        Expect(true, "another Code", product with { Product = Valid.NieuwProduct(standaard).Product });
        Expect(true, "the category without its Code", product with { Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null, Budget = 1000 });
        Expect(true, "no Product", product with { Product = null, Omvang = null, Budget = 1000 });
        Expect(true, "another Ingangsdatum", product with { Ingangsdatum = new(2026, 1, 2) });
        Expect(false, "a new number", product with { ToewijzingNummer = 10080, Ingangsdatum = new(2026, 1, 2) });

        Judging.Expect(Rule, true, "the number of another client", Valid.B301(standaard), Valid.With(known with { Bsn = Valid.OtherBsn }));
        Judging.Expect(Rule, true, "the number of another aanbieder", Valid.B301(standaard), Valid.With(known with { Aanbieder = "65656056" }));
        Judging.Expect(
            Rule, true, "a deleted allocation keeps its number", Valid.B301(standaard),
            Valid.With(known with { Ingangsdatum = new(2026, 2, 1), Einddatum = new(2026, 2, 1), RedenWijziging = "13" }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een toewijzingnummer dat al in gebruik is, houdt dezelfde cliënt, dezelfde aanbieder, hetzelfde product en dezelfde ingangsdatum. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A05 (dit bericht); "
        + "Product = 45/45A04 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Geef deze toewijzing een eigen ToewijzingNummer.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { Product = new() { Categorie = "45", Code = "45A05" } }),
        Valid.Register());

    [Fact]
    public void Explains_itself_without_the_bsn_of_anyone() => Judging.ExpectExplanation(
        Rule,
        "Een toewijzingnummer dat al in gebruik is, houdt dezelfde cliënt, dezelfde aanbieder, hetzelfde product en dezelfde ingangsdatum. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
        + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072)); Ontvanger = 65656055 (dit bericht); "
        + "Ontvanger = 65656056 (de 301 van 15-12-2025 (toewijzing 10072)); Ingangsdatum = 01-01-2026 (dit bericht); "
        + "Ingangsdatum = 01-02-2026 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Geef deze toewijzing een eigen ToewijzingNummer.",
        Valid.B301(),
        Valid.With(Valid.Toewijzing() with { Bsn = Valid.OtherBsn, Aanbieder = "65656056", Ingangsdatum = new(2026, 2, 1) }));
}
