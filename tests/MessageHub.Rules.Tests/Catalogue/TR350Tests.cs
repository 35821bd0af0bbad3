using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR350Tests
{
    private const string Rule = "TR350";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_unchanged_product_is_a_current_allocation(Standaard standaard)
    {
        var toewijzing = Valid.Toewijzing(standaard);

        // A second allocation keeps the client known (TR304), whatever becomes of the first.
        void Expect(bool fails, string reason, Toewijzing named) =>
            Judging.Expect(Rule, fails, reason, Naming(standaard), Valid.With(named, toewijzing with { Nummer = 10080 }));

        Expect(false, "it runs on", toewijzing);
        Expect(false, "it ends on the Dagtekening", toewijzing with { Einddatum = Valid.Dagtekening });
        Expect(true, "it ended the day before", toewijzing with { Einddatum = Valid.Dagtekening.AddDays(-1) });
        Expect(false, "it is open-ended", toewijzing with { Einddatum = null });
        Expect(false, "it starts later", toewijzing with { Ingangsdatum = new(2026, 9, 1) });
        Expect(true, "it was deleted", toewijzing with { Ingangsdatum = new(2026, 9, 1), Einddatum = new(2026, 9, 1), RedenWijziging = "13" });
        Expect(true, "it was deleted with the obsolete reason", toewijzing with { Ingangsdatum = new(2026, 9, 1), Einddatum = new(2026, 9, 1), RedenWijziging = "01" });
        Expect(true, "it belongs to another client", toewijzing with { Bsn = Valid.OtherBsn });
        Judging.Expect(Rule, true, "unknown", Naming(standaard, 999), Valid.With(toewijzing));
    }

    [Fact]
    public void Explains_itself() => Explains(
        "ToewijzingNummer = 10072 (dit bericht); Dagtekening = 08-06-2026 (dit bericht); "
        + "Einddatum = 07-06-2026 (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Einddatum = new(2026, 6, 7) });

    [Fact]
    public void Explains_a_deleted_allocation() => Explains(
        "ToewijzingNummer = 10072 (dit bericht); Einddatum = 01-01-2026 (de 301 van 15-12-2025 (toewijzing 10072)); "
        + "RedenWijziging = 13 (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" });

    [Fact]
    public void Explains_an_allocation_of_another_client() => Explains(
        "ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072))",
        Valid.Toewijzing() with { Bsn = Valid.OtherBsn });

    private static void Explains(string found, Toewijzing named) => Judging.ExpectExplanation(
        Rule,
        $"Een ongewijzigd product is een actuele toewijzing van deze cliënt. Gevonden: {found}. "
        + "Wat wel kan: Noem een toewijzing van deze cliënt die op de dagtekening niet is geëindigd of verwijderd, of laat dit product weg.",
        Naming(Standaard.Ijw),
        Valid.With(named, Valid.Toewijzing() with { Nummer = 10080 }));

    private static Bericht Naming(Standaard standaard, long nummer = Valid.ToewijzingNummer) => Valid.B317(standaard, Valid.Verzoek(standaard) with { OngewijzigdeProducten = [new() { ToewijzingNummer = nummer }] });
}
