using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR389Tests
{
    private static readonly TestedRule Rule = new("TR389");

    [Theory]
    [EachFamily]
    public void A_debit_stands_once(Standaard standaard)
    {
        var may = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5, standaard);
        var (register, claim) = (Valid.Register(standaard), Valid.B323(standaard));
        Rule.Accepts("nothing before it", claim, register);
        Rule.Rejects("the same month again", claim, register.WithPrestaties(may));
        Rule.Accepts("the earlier one was rejected", claim, register.WithPrestaties(may with { State = PrestatieState.Rejected }));
        Rule.Rejects("the earlier one waits (R-029)", claim, register.WithPrestaties(may with { State = PrestatieState.Held }));
        Rule.Accepts("the earlier one was credited", claim, register.WithPrestaties(may, may.Credited()));
        Rule.Rejects(
            "its credit was rejected", claim, register.WithPrestaties(may, may.Credited() with { State = PrestatieState.Rejected }));
        Rule.Rejects("its credit still waits", claim, register.WithPrestaties(may, may.Credited() with { State = PrestatieState.Held }));

        Rule.Accepts("another allocation", claim, register.WithPrestaties(may with { ToewijzingNummer = 10073 }));
        Rule.Accepts("another category", claim, register.WithPrestaties(may with { ProductCategorie = "46" }));
        Rule.Accepts("another code", claim, register.WithPrestaties(may with { ProductCode = "45A03" }));
        Rule.Accepts("another first day", claim, register.WithPrestaties(may with { Begindatum = new(2026, 5, 2) }));
        Rule.Accepts("another last day", claim, register.WithPrestaties(may with { Einddatum = new(2026, 5, 30) }));
    }

    [Fact]
    public void A_credit_of_the_message_counts_first()
    {
        var may = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5);
        var register = Valid.Register().WithPrestaties(may);
        Rule.Accepts(
            "debit before its credit in the document", Valid.B323(Standaard.Ijw, Valid.Prestatie(), Claims.CreditOf(may)), register);
        Rule.Rejects(
            "the credit is rejected",
            Valid.B323(Standaard.Ijw, Claims.CreditOf(may with { GeleverdVolume = 4 }).WithBedrag(34000), Valid.Prestatie()), register);
        Rule.Accepts("a credit alone", Valid.B323(Standaard.Ijw, Claims.CreditOf(may)), register);
    }

    [Fact]
    public void It_is_judged_on_an_unknown_allocation()
    {
        var may = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5);
        var register = Valid.Register().WithPrestaties(may) with { Toewijzingen = new Dictionary<long, Toewijzing>() };
        Rule.Rejects("beside 9338 (R-086)", Valid.B323(), register);
        new TestedRule("TR338").Rejects("beside 9338 (R-086)", Valid.B323(), register);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Voor een toewijzing, product en productperiode staat er hoogstens één debetregel zonder credit. Gevonden: ToewijzingNummer = "
        + "10072 (dit bericht); "
        + "ProductCode = 45A04 (dit bericht); ProductPeriode = 01-05-2026 t/m 31-05-2026 (dit bericht); debetregel zonder credit = "
        + "01-05-2026 t/m "
        + "31-05-2026 (de 323 van 04-05-2026 (prestatie R900)). Wat wel kan: Laat deze prestatie weg, of crediteer eerst de eerdere "
        + "debetregel.",
        Valid.B323(),
        Valid.Register().WithPrestaties(Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5)));
}
