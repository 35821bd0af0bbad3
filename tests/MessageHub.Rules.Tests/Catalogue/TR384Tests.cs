using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR384Tests
{
    private static readonly TestedRule Rule = new("TR384");

    [Theory]
    [EachFamily]
    public void A_deleted_allocation_is_not_claimed_on(Standaard standaard)
    {
        var (claim, toewijzing) = (Valid.B323(standaard), Valid.Toewijzing(standaard));
        Rule.Accepts("an allocation in force", claim, Valid.With(toewijzing));
        Rule.Accepts("another RedenWijziging", claim, Valid.With(toewijzing with { RedenWijziging = "14" }));
        Rule.Accepts("an allocation of one day", claim, Valid.With(toewijzing with { Einddatum = toewijzing.Ingangsdatum }));
        Rule.Rejects("deleted", claim, Deleted(standaard, "13"));
        Rule.Rejects("deleted with the obsolete reason", claim, Deleted(standaard, "01"));
        Rule.Rejects("deleted, and sent again with the old last day (R-091)", claim, Valid.With(toewijzing with { RedenWijziging = "13" }));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        Rule.Accepts(
            "a credit may (R-028)", Valid.B323(standaard, Claims.CreditOf(debit)), Deleted(standaard, "13").WithPrestaties(debit));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Op een verwijderde toewijzing wordt niet gedeclareerd. Gevonden: ToewijzingNummer = 10072 (dit bericht); RedenWijziging = 13 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer op een toewijzing die niet verwijderd is.",
        Valid.B323(),
        Deleted(Standaard.Ijw, "13"));

    private static RegisterSnapshot Deleted(Standaard standaard, string reden) =>
        Valid.With(Valid.Toewijzing(standaard) with { Einddatum = new(2026, 1, 1), RedenWijziging = reden });
}
