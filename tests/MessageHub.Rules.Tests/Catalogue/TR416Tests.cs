using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR416Tests
{
    private static readonly TestedRule Rule = new("TR416");

    [Theory]
    [EachFamily]
    public void A_period_is_claimed_once(Standaard standaard)
    {
        var (line, second) = (Valid.Prestatie(standaard), Valid.Prestatie(standaard, "R002"));
        Rule.Rejects("two debits", Valid.B323(standaard, line, second));
        Rule.Rejects("another volume and amount", Valid.B323(
            standaard, line, second with { GeleverdVolume = 1, IngediendBedrag = new() { Bedrag = 8500, DebetCredit = "D" } }));
        Rule.Rejects("another unit", Valid.B323(standaard, line, second with { Eenheid = "01" }));
        var ofTwo = Valid.Claim(
            standaard, new Client { Bsn = Valid.Bsn, Prestaties = [line] }, new Client { Bsn = Valid.OtherBsn, Prestaties = [second] });
        Rule.Accepts("for another client: that line alone is wrong", ofTwo);
        Rule.Rejects("the second client has two himself", Valid.Claim(
            standaard,
            new Client { Bsn = Valid.Bsn, Prestaties = [line] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [second, Valid.Prestatie(standaard, "R003")] }));
        Rule.Accepts("another allocation", Valid.B323(standaard, line, second with { ToewijzingNummer = 10073 }));
        Rule.Accepts("another code", Valid.B323(standaard, line, second with { ProductCode = "X" }));
        Rule.Accepts("another category", Valid.B323(standaard, line, second with { ProductCategorie = "X" }));
        Rule.Accepts(
            "another begin", Valid.B323(standaard, line, second with { ProductPeriode = Valid.Period("2026-05-02", "2026-05-31") }));
        Rule.Accepts("another end", Valid.B323(standaard, line, second with { ProductPeriode = Valid.Period("2026-05-01", "2026-05-30") }));
        Rule.Accepts("a debit and a credit", Valid.B323(standaard, line, Credit(second, "R900")));
        Rule.Accepts("two credits", Valid.B323(standaard, Credit(line, "R900"), Credit(second, "R901")));
        Rule.Rejects("a credit does not lift it", Valid.B323(standaard, line, Credit(Valid.Prestatie(standaard, "R003"), "R900"), second));
    }

    [Theory]
    [InlineData(Standaard.Ijw, false)]
    [InlineData(Standaard.Ijw, true)]
    [InlineData(Standaard.Iwmo, false)]
    [InlineData(Standaard.Iwmo, true)]
    public void The_line_of_another_client_is_judged_at_level_3_wherever_it_stands(Standaard standaard, bool wrongFirst)
    {
        var (right, wrong) = (Valid.Prestatie(standaard), Valid.Prestatie(standaard, "R002"));
        Client[] clients = [new() { Bsn = Valid.Bsn, Prestaties = [right] }, new() { Bsn = Valid.OtherBsn, Prestaties = [wrong] }];
        var own = Valid.Toewijzing(standaard) with { Nummer = 10073, Bsn = Valid.OtherBsn };
        var verdict = Judging.Assess(
            Valid.Claim(standaard, wrongFirst ? [clients[1], clients[0]] : clients), Valid.With(Valid.Toewijzing(standaard), own));
        var finding = Assert.Single(verdict.Findings);
        Assert.Equal("TR304", finding.Rule.Code);
        Assert.Same(wrong, finding.Instance);
        Assert.Equal(42500, verdict.Granted);
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var lines = new[] { Valid.Prestatie(), Valid.Prestatie(referentie: "R002"), Valid.Prestatie(referentie: "R003") };
        var found = Rule.FindingsIn(Valid.B323(Standaard.Ijw, lines));
        Assert.Equal(2, found.Count);
        Assert.Same(lines[1], found[0].Instance);
        Assert.Same(lines[2], found[1].Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Per cliënt, toewijzing, product en productperiode bevat een declaratie hoogstens één debetregel. "
        + "Gevonden: eerste debetregel, ReferentieNummer = R001 (dit bericht); ToewijzingNummer = 10072 (dit bericht); ProductCategorie = "
        + "45 (dit bericht); ProductCode = 45A04 (dit bericht); "
        + "ProductPeriode = 01-05-2026 t/m 31-05-2026 (dit bericht). "
        + "Wat wel kan: Tel de regels van deze productperiode op tot één debetregel.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie(), Valid.Prestatie(referentie: "R002")));

    private static Prestatie Credit(Prestatie prestatie, string vorig) => prestatie with
    {
        ProductReferentie = prestatie.ProductReferentie with { VorigReferentieNummer = vorig },
        IngediendBedrag = prestatie.IngediendBedrag with { DebetCredit = "C" },
    };
}
