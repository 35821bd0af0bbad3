using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

/// <summary>TR350 of an unchanged product and TR351 of one to change: both name a current allocation of the client.</summary>
public class TR350TR351Tests
{
    private static (string Reason, Toewijzing Named, Ruling Ruling)[] Cases(Standaard standaard)
    {
        var toewijzing = Valid.Toewijzing(standaard);
        return
        [
            ("it runs on", toewijzing, Accepts),
            ("it ends on the Dagtekening", toewijzing with { Einddatum = Valid.Dagtekening }, Accepts),
            ("it ended the day before", toewijzing with { Einddatum = Valid.Dagtekening.AddDays(-1) }, Rejects),
            ("it is open-ended", toewijzing with { Einddatum = null }, Accepts),
            ("it starts later", toewijzing with { Ingangsdatum = new(2026, 9, 1) }, Accepts),
            ("it was deleted", Deleted(toewijzing, "13"), Rejects),
            ("it was deleted with the obsolete reason", Deleted(toewijzing, "01"), Rejects),
            ("it belongs to another client", toewijzing with { Bsn = Valid.OtherBsn }, Rejects),
            ("unknown", toewijzing with { Nummer = 999 }, Rejects),
        ];
    }

    [Theory]
    [EachFamilyOf(nameof(Cases), "TR350")]
    [EachFamilyOf(nameof(Cases), "TR351")]
    public void A_product_that_is_named_is_a_current_allocation(Standaard standaard, string rule, string reason)
    {
        var (_, named, ruling) = Cases(standaard).Single(c => c.Reason == reason);
        // A second allocation keeps the client known (TR304), whatever becomes of the first.
        var register = Valid.With(named, Valid.Toewijzing(standaard) with { Nummer = 10080 });
        new TestedRule(rule).Gives(ruling, reason, Naming(rule, standaard), register);
    }

    [Theory]
    [EachFamily]
    public void Each_is_about_its_own_products(Standaard standaard)
    {
        var toewijzing = Valid.Toewijzing(standaard);
        var ended = Valid.With(toewijzing with { Einddatum = new(2026, 1, 31) }, toewijzing with { Nummer = 10080 });
        new TestedRule("TR350").Accepts("a product to change", Naming("TR351", standaard), ended);
        new TestedRule("TR351").Accepts("an unchanged product", Naming("TR350", standaard), ended);
    }

    [Theory]
    [InlineData("TR350")]
    [InlineData("TR351")]
    public void Explains_itself(string rule) => Explains(
        rule,
        "ToewijzingNummer = 10072 (dit bericht); Dagtekening = 08-06-2026 (dit bericht); "
        + "Einddatum = 07-06-2026 (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Einddatum = new(2026, 6, 7) });

    [Theory]
    [InlineData("TR350")]
    [InlineData("TR351")]
    public void Explains_a_deleted_allocation(string rule) => Explains(
        rule,
        "ToewijzingNummer = 10072 (dit bericht); Einddatum = 01-01-2026 (de 301 van 15-12-2025 (toewijzing 10072)); "
        + "RedenWijziging = 13 (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" });

    [Theory]
    [InlineData("TR350")]
    [InlineData("TR351")]
    public void Explains_an_allocation_of_another_client(string rule) => Explains(
        rule,
        "ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
        + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Bsn = Valid.OtherBsn });

    private static void Explains(string rule, string found, Toewijzing named)
    {
        var (definitie, remedy) = rule == "TR350"
            ? ("Een ongewijzigd product is een actuele toewijzing van deze cliënt.", "laat dit product weg")
            : ("Een te wijzigen product is een actuele toewijzing van deze cliënt.", "vraag een nieuw product aan");
        new TestedRule(rule).Explains(
            $"{definitie} Gevonden: {found}. "
            + $"Wat wel kan: Noem een toewijzing van deze cliënt die op de dagtekening niet is geëindigd of verwijderd, of {remedy}.",
            Naming(rule, Standaard.Ijw),
            Valid.With(named, Valid.Toewijzing() with { Nummer = 10080 }));
    }

    private static Toewijzing Deleted(Toewijzing toewijzing, string reden) =>
        toewijzing with { Ingangsdatum = new(2026, 9, 1), Einddatum = new(2026, 9, 1), RedenWijziging = reden };

    private static Bericht Naming(string rule, Standaard standaard)
    {
        var verzoek = Valid.Verzoek(standaard);
        return Valid.B317(standaard, rule == "TR350" ? verzoek : verzoek with
        {
            OngewijzigdeProducten = null,
            TeWijzigenProducten = [Valid.TeWijzigenProduct()],
        });
    }
}
