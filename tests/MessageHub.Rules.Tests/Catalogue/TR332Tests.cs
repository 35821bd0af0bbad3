using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR332Tests
{
    private static readonly TestedRule Rule = new("TR332");

    [Theory]
    [EachFamily]
    public void A_number_stays_with_its_allocation(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        var known = Valid.Toewijzing(standaard);
        var product = Valid.ToegewezenProduct(standaard);

        void Expect(Ruling ruling, string reason, ToegewezenProduct line) =>
            Rule.Gives(ruling, reason, Valid.B301(standaard, line), register);

        Expect(Accepts, "sent again unchanged", product);
        Expect(
            Accepts,
            "another Einddatum", product with { Toewijzingsdatum = new(2026, 6, 1), Einddatum = new(2026, 9, 30), RedenWijziging = "14" });
        Expect(Accepts, "another Omvang", product with { Toewijzingsdatum = new(2026, 6, 1), Omvang = Valid.Omvang(4) });
        Expect(Rejects, "another Code", product with { Product = Valid.NieuwProduct(standaard).Product });
        Expect(
            Rejects, "the category without its Code",
            product with { Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null, Budget = 1000 });
        Expect(Rejects, "no Product", product with { Product = null, Omvang = null, Budget = 1000 });
        Expect(Rejects, "another Ingangsdatum", product with { Ingangsdatum = new(2026, 1, 2) });
        Expect(Accepts, "a new number", product with { ToewijzingNummer = 10080, Ingangsdatum = new(2026, 1, 2) });

        Rule.Rejects("the number of another client", Valid.B301(standaard), Valid.With(known with { Bsn = Valid.OtherBsn }));
        Rule.Rejects("the number of another aanbieder", Valid.B301(standaard), Valid.With(known with { Aanbieder = "65656056" }));
        Rule.Rejects(
            "a deleted allocation keeps its number", Valid.B301(standaard),
            Valid.With(known with { Ingangsdatum = new(2026, 2, 1), Einddatum = new(2026, 2, 1), RedenWijziging = "13" }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een toewijzingnummer dat al in gebruik is, houdt dezelfde cliënt, dezelfde aanbieder, hetzelfde product en dezelfde ingangsdatum. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A05 (dit bericht); "
        + "Product = 45/45A04 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Geef deze toewijzing een eigen ToewijzingNummer.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { Product = new() { Categorie = "45", Code = "45A05" } }),
        Valid.Register());

    [Fact]
    public void Explains_itself_without_the_bsn_of_anyone() => Rule.Explains(
        "Een toewijzingnummer dat al in gebruik is, houdt dezelfde cliënt, dezelfde aanbieder, hetzelfde product en dezelfde ingangsdatum. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
        + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072)); Ontvanger = 65656055 (dit bericht); "
        + "Ontvanger = 65656056 (de 301 van 15-12-2025 (toewijzing 10072)); Ingangsdatum = 01-01-2026 (dit bericht); "
        + "Ingangsdatum = 01-02-2026 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Geef deze toewijzing een eigen "
        + "ToewijzingNummer.",
        Valid.B301(),
        Valid.With(Valid.Toewijzing() with { Bsn = Valid.OtherBsn, Aanbieder = "65656056", Ingangsdatum = new(2026, 2, 1) }));
}
