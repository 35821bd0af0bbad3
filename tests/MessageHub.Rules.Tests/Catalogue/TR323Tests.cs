using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR323Tests
{
    private const string Rule = "TR323";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_credit_takes_back_a_granted_debit_in_full(Standaard standaard)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var register = Valid.Register(standaard);
        var granted = register.WithPrestaties(debit);
        var credit = Claims.CreditOf(debit);
        Judging.Expect(Rule, false, "an equal credit", Valid.B323(standaard, credit), granted);
        Judging.Expect(Rule, false, "a debit refers to nothing", Valid.B323(standaard), granted);
        Judging.Expect(Rule, false, "credited before is TR390", Valid.B323(standaard, credit), register.WithPrestaties(debit, debit.Credited()));
        Judging.Expect(Rule, true, "unknown", Valid.B323(standaard, credit), register);
        Judging.Expect(Rule, true, "the debit was rejected", Valid.B323(standaard, credit), register.WithPrestaties(debit with { State = PrestatieState.Rejected }));
        Judging.Expect(Rule, true, "the debit still waits", Valid.B323(standaard, credit), register.WithPrestaties(debit with { State = PrestatieState.Held }));
        Judging.Expect(
            Rule, true, "it refers to a credit", Valid.B323(standaard, Claims.CreditOf(debit with { ReferentieNummer = "R950" })),
            register.WithPrestaties(debit, debit.Credited("R950")));
        Judging.Expect(Rule, true, "the debit is of another client", Valid.B323(standaard, credit), register.WithPrestaties(debit with { Bsn = Valid.OtherBsn }));
    }

    [Fact]
    public void Any_difference_fails()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        var credit = Claims.CreditOf(debit);
        foreach (var (reason, other) in new (string, Prestatie)[]
        {
            ("ToewijzingNummer", credit with { ToewijzingNummer = 10073 }),
            ("ProductCategorie", credit with { ProductCategorie = "46" }),
            ("ProductCode", credit with { ProductCode = "45A03" }),
            ("Begindatum", credit with { ProductPeriode = Valid.Period("2026-04-02", "2026-04-30") }),
            ("Einddatum", credit with { ProductPeriode = Valid.Period("2026-04-01", "2026-04-29") }),
            ("GeleverdVolume", credit with { GeleverdVolume = 4 }),
            ("Eenheid", credit with { Eenheid = "16" }),
            ("ProductTarief", credit with { ProductTarief = 8501 }),
            ("a part of the amount", credit.WithBedrag(21250)),
        })
        {
            Judging.Expect(Rule, true, reason, Valid.B323(Standaard.Ijw, other), Valid.Register().WithPrestaties(debit));
        }
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie = "Een creditregel verwijst naar een toegekende debetregel uit een eerdere declaratie en neemt die in zijn geheel over. ";
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        var credit = Claims.CreditOf(debit);
        Judging.ExpectExplanation(
            Rule,
            Definitie + "Gevonden: VorigReferentieNummer = R900 (dit bericht); toegekende debetregel met dit ReferentieNummer = geen (eerdere declaraties). "
            + "Wat wel kan: Verwijs naar het ReferentieNummer van een toegekende debetregel; een afgewezen regel wordt niet gecrediteerd.",
            Valid.B323(Standaard.Ijw, credit),
            Valid.Register());
        Judging.ExpectExplanation(
            Rule,
            Definitie + "Gevonden: Bsn = (niet getoond) (dit bericht); Bsn = (niet getoond) (de 323 van 04-05-2026 (prestatie R900)); "
            + "Bedrag = € 212,50 (dit bericht); Bedrag = € 425,00 (de 323 van 04-05-2026 (prestatie R900)). "
            + "Wat wel kan: Neem alle gegevens van prestatie R900 ongewijzigd over.",
            Valid.B323(Standaard.Ijw, credit.WithBedrag(21250)),
            Valid.Register().WithPrestaties(debit with { Bsn = Valid.OtherBsn }));
    }
}
