using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR390Tests
{
    private const string Rule = "TR390";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_debit_is_credited_once(Standaard standaard)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var (register, claim) = (Valid.Register(standaard), Valid.B323(standaard, Claims.CreditOf(debit)));
        Judging.Expect(Rule, false, "the first credit", claim, register.WithPrestaties(debit));
        Judging.Expect(Rule, true, "the second", claim, register.WithPrestaties(debit, debit.Credited()));
        Judging.Expect(
            Rule, false, "the first was rejected", claim, register.WithPrestaties(debit, debit.Credited() with { State = PrestatieState.Rejected }));
        Judging.Expect(Rule, false, "the first waits", claim, register.WithPrestaties(debit, debit.Credited() with { State = PrestatieState.Held }));
        Judging.Expect(
            Rule, false, "another debit was credited", claim,
            register.WithPrestaties(debit, (debit with { ReferentieNummer = "R901" }).Credited()));
        Judging.Expect(Rule, false, "a debit", Valid.B323(standaard), register.WithPrestaties(debit, debit.Credited()));
    }

    [Fact]
    public void Explains_itself()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        Judging.ExpectExplanation(
            Rule,
            "Een debetregel wordt hoogstens één keer gecrediteerd. Gevonden: VorigReferentieNummer = R900 (dit bericht); VorigReferentieNummer = R900 "
            + "(de 323 van 03-06-2026 (prestatie R950)). Wat wel kan: Laat deze creditregel weg: de debetregel is al gecrediteerd.",
            Valid.B323(Standaard.Ijw, Claims.CreditOf(debit)),
            Valid.Register().WithPrestaties(debit, debit.Credited()));
    }
}
