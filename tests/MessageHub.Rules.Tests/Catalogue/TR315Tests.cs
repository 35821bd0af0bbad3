using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR315Tests
{
    private static readonly TestedRule Rule = new("TR315");

    [Theory]
    [EachFamily]
    public void A_line_is_taken_back_once(Standaard standaard)
    {
        Rule.Accepts("two lines", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "RN2")));
        Rule.Rejects("one line twice", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "RN1")));
        Rule.Rejects("one line twice, for two clients", Valid.Claim(
            standaard,
            new Client { Bsn = Valid.Bsn, Prestaties = [Credit(standaard, "C1", "RN1")] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Credit(standaard, "C2", "RN1")] }));
        Rule.Accepts("references differ by case", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "rn1")));
        Rule.Accepts("debits take nothing back", Valid.B323(standaard, Valid.Prestatie(standaard, "R1"), Valid.Prestatie(standaard, "R2")));
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var lines = new[] { Credit(Standaard.Ijw, "C1", "RN1"), Credit(Standaard.Ijw, "C2", "RN1"), Credit(Standaard.Ijw, "C3", "RN1") };
        Assert.Equal(lines.Skip(1), Rule.FindingsIn(Valid.B323(Standaard.Ijw, lines)).Select(f => f.Instance));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Binnen een declaratie verwijst hoogstens één regel naar hetzelfde vorige referentienummer. "
        + "Gevonden: VorigReferentieNummer = RN1 (dit bericht); ReferentieNummer = C2 (dit bericht). "
        + "Wat wel kan: Laat deze regel weg, of verwijs naar een regel die nog niet in dit bericht is gecrediteerd.",
        Valid.B323(Standaard.Ijw, Credit(Standaard.Ijw, "C1", "RN1"), Credit(Standaard.Ijw, "C2", "RN1")));

    private static Prestatie Credit(Standaard standaard, string referentie, string vorig) => Valid.Prestatie(standaard) with
    {
        ProductReferentie = new() { ReferentieNummer = referentie, VorigReferentieNummer = vorig },
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = "C" },
    };
}
