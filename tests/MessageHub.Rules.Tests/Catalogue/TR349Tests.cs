using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR349Tests
{
    private const string Rule = "TR349";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void All_current_allocations_are_named(Standaard standaard)
    {
        var second = Second(standaard);

        void Expect(bool fails, string reason, params Toewijzing[] others) =>
            Judging.Expect(Rule, fails, reason, Valid.B317(standaard), Valid.With([Valid.Toewijzing(standaard), .. others]));

        Expect(false, "the only allocation is named");
        Expect(true, "a second one is missing", second);
        Expect(true, "one that ends on the Dagtekening is current", second with { Einddatum = Valid.Dagtekening });
        Expect(false, "one that ended the day before", second with { Einddatum = Valid.Dagtekening.AddDays(-1) });
        Expect(true, "one that starts later", second with { Ingangsdatum = new(2026, 9, 1) });
        Expect(true, "an open-ended one", second with { Einddatum = null });
        Expect(false, "a deleted one", second with { Ingangsdatum = new(2026, 9, 1), Einddatum = new(2026, 9, 1), RedenWijziging = "13" });
        Expect(false, "one of another client", second with { Bsn = Valid.OtherBsn });

        var register = Valid.With(Valid.Toewijzing(standaard), second);
        var verzoek = Valid.Verzoek(standaard);
        Judging.Expect(
            Rule, false, "one unchanged and one changed",
            Valid.B317(standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct() with { ToewijzingNummer = second.Nummer }] }), register);
        Judging.Expect(
            Rule, true, "one in both lists does not stand for another",
            Valid.B317(standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct()] }), register);
        Judging.Expect(
            Rule, false, "one in both lists is not missing (TR361)",
            Valid.B317(standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct()] }), Valid.Register(standaard) with { Aanvragen = [] });
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verzoek om wijziging noemt elke actuele toewijzing van de cliënt, ongewijzigd of te wijzigen. "
        + "Gevonden: Dagtekening = 08-06-2026 (dit bericht); Einddatum = 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10080)); "
        + "Einddatum = (leeg) (de 301 van 15-12-2025 (toewijzing 10081)). "
        + "Wat wel kan: Neem ook op als OngewijzigdProduct of TeWijzigenProduct: toewijzing 10080, 10081.",
        Valid.B317(),
        Valid.With(Valid.Toewijzing(), Second(Standaard.Ijw) with { Nummer = 10081, Einddatum = null }, Second(Standaard.Ijw)));

    private static Toewijzing Second(Standaard standaard) =>
        Valid.Toewijzing(standaard) with { Nummer = 10080, Product = new() { Categorie = Valid.Categorie(standaard), Code = "45A09" } };
}
