using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR338Tests
{
    private static readonly TestedRule Rule = new("TR338");

    [Theory]
    [EachFamily]
    public void A_line_refers_to_a_known_allocation(Standaard standaard)
    {
        var (register, toewijzing) = (Valid.Register(standaard), Valid.Toewijzing(standaard));
        Rule.Accepts("a known allocation", Valid.B323(standaard), register);
        Rule.Rejects("an unknown one", Valid.B323(standaard, Valid.Prestatie(standaard) with { ToewijzingNummer = 99999 }), register);
        Rule.Accepts(
            "a deleted one is TR384", Valid.B323(standaard),
            Valid.With(toewijzing with { Einddatum = toewijzing.Ingangsdatum, RedenWijziging = "13" }));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        Rule.Accepts(
            "a credit is not held against the allocation", Valid.B323(standaard, Claims.CreditOf(debit)),
            register.WithPrestaties(debit) with { Toewijzingen = new Dictionary<long, Toewijzing>() });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een prestatie verwijst naar een toewijzing van deze gemeente aan deze aanbieder. Gevonden: ToewijzingNummer = 99999 (dit "
        + "bericht); "
        + "toewijzing met dit nummer = geen (de toewijzingen aan deze aanbieder). Wat wel kan: Vermeld het nummer van de toewijzing waarop "
        + "de zorg is geleverd.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ToewijzingNummer = 99999 }),
        Valid.Register());
}
