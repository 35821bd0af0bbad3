using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR323Tests
{
    private static readonly TestedRule Rule = new("TR323");

    [Theory]
    [EachFamily]
    public void A_credit_takes_back_a_granted_debit_in_full(Standaard standaard)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var register = Valid.Register(standaard);
        var granted = register.WithPrestaties(debit);
        var credit = Claims.CreditOf(debit);
        Rule.Accepts("an equal credit", Valid.B323(standaard, credit), granted);
        Rule.Accepts("a debit refers to nothing", Valid.B323(standaard), granted);
        Rule.Accepts("credited before is TR390", Valid.B323(standaard, credit), register.WithPrestaties(debit, debit.Credited()));
        Rule.Rejects("unknown", Valid.B323(standaard, credit), register);
        Rule.Rejects(
            "the debit was rejected",
            Valid.B323(standaard, credit), register.WithPrestaties(debit with { State = PrestatieState.Rejected }));
        Rule.Rejects(
            "the debit still waits", Valid.B323(standaard, credit), register.WithPrestaties(debit with { State = PrestatieState.Held }));
        Rule.Rejects(
            "it refers to a credit", Valid.B323(standaard, Claims.CreditOf(debit with { ReferentieNummer = "R950" })),
            register.WithPrestaties(debit, debit.Credited("R950")));
        Rule.Rejects(
            "the debit is of another client", Valid.B323(standaard, credit), register.WithPrestaties(debit with { Bsn = Valid.OtherBsn }));
    }

    private static readonly (string Reason, Func<Prestatie, Prestatie> Change)[] Differences =
    [
        ("ToewijzingNummer", c => c with { ToewijzingNummer = 10073 }),
        ("ProductCategorie", c => c with { ProductCategorie = "46" }),
        ("ProductCode", c => c with { ProductCode = "45A03" }),
        ("Begindatum", c => c with { ProductPeriode = Valid.Period("2026-04-02", "2026-04-30") }),
        ("Einddatum", c => c with { ProductPeriode = Valid.Period("2026-04-01", "2026-04-29") }),
        ("GeleverdVolume", c => c with { GeleverdVolume = 4 }),
        ("Eenheid", c => c with { Eenheid = "16" }),
        ("ProductTarief", c => c with { ProductTarief = 8501 }),
        ("a part of the amount", c => c.WithBedrag(21250)),
    ];

    [Theory]
    [EachFamilyOf(nameof(Differences))]
    public void Any_difference_fails(Standaard standaard, string reason)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var changed = Differences.Single(d => d.Reason == reason).Change(Claims.CreditOf(debit));
        Rule.Rejects(reason, Valid.B323(standaard, changed), Valid.Register(standaard).WithPrestaties(debit));
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "Een creditregel verwijst naar een toegekende debetregel uit een eerdere declaratie en neemt die in zijn geheel over. ";
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        var credit = Claims.CreditOf(debit);
        Rule.Explains(
            Definitie
                + "Gevonden: VorigReferentieNummer = R900 (dit bericht); toegekende debetregel met dit ReferentieNummer = geen (eerdere "
                + "declaraties). "
            + "Wat wel kan: Verwijs naar het ReferentieNummer van een toegekende debetregel; een afgewezen regel wordt niet gecrediteerd.",
            Valid.B323(Standaard.Ijw, credit),
            Valid.Register());
        Rule.Explains(
            Definitie + "Gevonden: Bsn = (niet getoond) (dit bericht); Bsn = (niet getoond) (de 323 van 04-05-2026 (prestatie R900)); "
            + "Bedrag = € 212,50 (dit bericht); Bedrag = € 425,00 (de 323 van 04-05-2026 (prestatie R900)). "
            + "Wat wel kan: Neem alle gegevens van prestatie R900 ongewijzigd over.",
            Valid.B323(Standaard.Ijw, credit.WithBedrag(21250)),
            Valid.Register().WithPrestaties(debit with { Bsn = Valid.OtherBsn }));
    }
}
