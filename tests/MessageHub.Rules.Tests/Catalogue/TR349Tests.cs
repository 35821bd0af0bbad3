using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR349Tests
{
    private static readonly TestedRule Rule = new("TR349");

    [Theory]
    [EachFamily]
    public void All_current_allocations_are_named(Standaard standaard)
    {
        var second = Second(standaard);

        void Expect(Ruling ruling, string reason, params Toewijzing[] others) =>
            Rule.Gives(ruling, reason, Valid.B317(standaard), Valid.With([Valid.Toewijzing(standaard), .. others]));

        Expect(Accepts, "the only allocation is named");
        Expect(Rejects, "a second one is missing", second);
        Expect(Rejects, "one that ends on the Dagtekening is current", second with { Einddatum = Valid.Dagtekening });
        Expect(Accepts, "one that ended the day before", second with { Einddatum = Valid.Dagtekening.AddDays(-1) });
        Expect(Rejects, "one that starts later", second with { Ingangsdatum = new(2026, 9, 1) });
        Expect(Rejects, "an open-ended one", second with { Einddatum = null });
        Expect(
            Accepts, "a deleted one", second with { Ingangsdatum = new(2026, 9, 1), Einddatum = new(2026, 9, 1), RedenWijziging = "13" });
        Expect(Accepts, "one of another client", second with { Bsn = Valid.OtherBsn });

        var register = Valid.With(Valid.Toewijzing(standaard), second);
        var verzoek = Valid.Verzoek(standaard);
        Rule.Accepts(
            "one unchanged and one changed",
            Valid.B317(
                standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct() with { ToewijzingNummer = second.Nummer }] }),
            register);
        Rule.Rejects(
            "one in both lists does not stand for another",
            Valid.B317(standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct()] }), register);
        Rule.Accepts(
            "one in both lists is not missing (TR361)",
            Valid.B317(standaard, verzoek with { TeWijzigenProducten = [Valid.TeWijzigenProduct()] }),
            Valid.Register(standaard) with { Aanvragen = [] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verzoek om wijziging noemt elke actuele toewijzing van de cliënt, ongewijzigd of te wijzigen. "
        + "Gevonden: Dagtekening = 08-06-2026 (dit bericht); Einddatum = 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10080)); "
        + "Einddatum = (leeg) (de 301 van 15-12-2025 (toewijzing 10081)). "
        + "Wat wel kan: Neem ook op als OngewijzigdProduct of TeWijzigenProduct: toewijzing 10080, 10081.",
        Valid.B317(),
        Valid.With(Valid.Toewijzing(), Second(Standaard.Ijw) with { Nummer = 10081, Einddatum = null }, Second(Standaard.Ijw)));

    private static Toewijzing Second(Standaard standaard) =>
        Valid.Toewijzing(standaard) with { Nummer = 10080, Product = new() { Categorie = Valid.Categorie(standaard), Code = "45A09" } };
}
