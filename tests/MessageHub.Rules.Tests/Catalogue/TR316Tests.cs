using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR316Tests
{
    private static readonly TestedRule Rule = new("TR316");

    [Theory]
    [EachFamily]
    public void A_credit_refers_to_another_message(Standaard standaard)
    {
        var debit = Valid.Prestatie(standaard, "RN10");
        Rule.Accepts("no credit", Valid.B323(standaard, debit));
        Rule.Accepts("a credit of an earlier debit with the debit that replaces it", Valid.B323(
            standaard, Credit(standaard, "RN10", "RN1"), Valid.Prestatie(standaard, "RN11")));
        Rule.Rejects("a debit and its credit", Valid.B323(standaard, debit, Credit(standaard, "RN11", "RN10")));
        Rule.Rejects("the credit stands first", Valid.B323(standaard, Credit(standaard, "RN11", "RN10"), debit));
        Rule.Rejects("a credit of a credit", Valid.B323(standaard, Credit(standaard, "RN11", "RN1"), Credit(standaard, "RN12", "RN11")));
        Rule.Rejects("a credit of itself", Valid.B323(standaard, Credit(standaard, "RN11", "RN11")));
        Rule.Rejects("the debit of another client", Valid.Claim(
            standaard,
            new Client { Bsn = Valid.Bsn, Prestaties = [debit] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Credit(standaard, "RN11", "RN10")] }));
        Rule.Accepts("references differ by case", Valid.B323(standaard, debit, Credit(standaard, "RN11", "rn10")));
    }

    [Fact]
    public void The_referring_line_fails()
    {
        var credit = Credit(Standaard.Ijw, "RN11", "RN10");
        Assert.Same(
            credit, Assert.Single(Rule.FindingsIn(Valid.B323(Standaard.Ijw, Valid.Prestatie(referentie: "RN10"), credit))).Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een vorig referentienummer verwijst niet naar een regel van hetzelfde bericht. "
        + "Gevonden: VorigReferentieNummer = RN10 (dit bericht); ReferentieNummer = RN11 (dit bericht). "
        + "Wat wel kan: Laat deze regel en de regel waarnaar zij verwijst allebei weg, of verwijs naar een regel van een eerder bericht.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie(referentie: "RN10"), Credit(Standaard.Ijw, "RN11", "RN10")));

    private static Prestatie Credit(Standaard standaard, string referentie, string vorig) => Valid.Prestatie(standaard) with
    {
        ProductReferentie = new() { ReferentieNummer = referentie, VorigReferentieNummer = vorig },
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "C" },
    };
}
