using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR315Tests
{
    private const string Rule = "TR315";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_line_is_taken_back_once(Standaard standaard)
    {
        Judging.Expect(Rule, false, "two lines", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "RN2")));
        Judging.Expect(Rule, true, "one line twice", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "RN1")));
        Judging.Expect(Rule, true, "one line twice, for two clients", Valid.Claim(
            standaard,
            new Client { Bsn = Valid.Bsn, Prestaties = [Credit(standaard, "C1", "RN1")] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Credit(standaard, "C2", "RN1")] }));
        Judging.Expect(Rule, false, "references differ by case", Valid.B323(standaard, Credit(standaard, "C1", "RN1"), Credit(standaard, "C2", "rn1")));
        Judging.Expect(Rule, false, "debits take nothing back", Valid.B323(standaard, Valid.Prestatie(standaard, "R1"), Valid.Prestatie(standaard, "R2")));
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var lines = new[] { Credit(Standaard.Ijw, "C1", "RN1"), Credit(Standaard.Ijw, "C2", "RN1"), Credit(Standaard.Ijw, "C3", "RN1") };
        Assert.Equal(lines.Skip(1), Judging.Of(Rule, Valid.B323(Standaard.Ijw, lines)).Select(f => f.Instance));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
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
