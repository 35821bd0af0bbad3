using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR390Tests
{
    private static readonly TestedRule Rule = new("TR390");

    [Theory]
    [EachFamily]
    public void A_debit_is_credited_once(Standaard standaard)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var (register, claim) = (Valid.Register(standaard), Valid.B323(standaard, Claims.CreditOf(debit)));
        Rule.Accepts("the first credit", claim, register.WithPrestaties(debit));
        Rule.Rejects("the second", claim, register.WithPrestaties(debit, debit.Credited()));
        Rule.Accepts(
            "the first was rejected", claim, register.WithPrestaties(debit, debit.Credited() with { State = PrestatieState.Rejected }));
        Rule.Accepts("the first waits", claim, register.WithPrestaties(debit, debit.Credited() with { State = PrestatieState.Held }));
        Rule.Accepts(
            "another debit was credited", claim,
            register.WithPrestaties(debit, (debit with { ReferentieNummer = "R901" }).Credited()));
        Rule.Accepts("a debit", Valid.B323(standaard), register.WithPrestaties(debit, debit.Credited()));
    }

    [Fact]
    public void Explains_itself()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        Rule.Explains(
            "Een debetregel wordt hoogstens één keer gecrediteerd. Gevonden: VorigReferentieNummer = R900 (dit bericht); "
            + "VorigReferentieNummer = R900 "
            + "(de 323 van 03-06-2026 (prestatie R950)). Wat wel kan: Laat deze creditregel weg: de debetregel is al gecrediteerd.",
            Valid.B323(Standaard.Ijw, Claims.CreditOf(debit)),
            Valid.Register().WithPrestaties(debit, debit.Credited()));
    }
}
