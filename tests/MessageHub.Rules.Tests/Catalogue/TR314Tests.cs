using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR314Tests
{
    private static readonly TestedRule Rule = new("TR314");
    private static readonly EarlierBericht Earlier = new(323, "ID323E", new(2026, 5, 4));

    [Theory]
    [EachFamily]
    public void A_line_reference_is_used_once(Standaard standaard)
    {
        var claim = Valid.B323(standaard);
        Rule.Accepts("a fresh number", claim, Valid.Register(standaard));
        Rule.Accepts("another number was used", claim, Used(standaard, "R002"));
        Rule.Accepts("numbers differ in case (R-076)", claim, Used(standaard, "r001"));
        Rule.Rejects("used in an earlier claim, granted or rejected", claim, Used(standaard, "R001"));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var credit = Valid.B323(standaard, Claims.CreditOf(debit, "C001"));
        Rule.Rejects("a credit with a used number", credit, Used(standaard, "C001").WithPrestaties(debit));
    }

    [Fact]
    public void All_but_the_first_in_the_message_fail()
    {
        // The same client may have the number twice only when a credit is one of them: else TR101 stops the message.
        var debit = Valid.Earlier();
        var first = Valid.Prestatie();
        var second = Claims.CreditOf(debit, "R001");
        var third = Claims.Line("2026-03-01", "2026-03-31", 5) with { ToewijzingNummer = 10074 };
        var claim = Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.Bsn, Prestaties = [first, second] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [third] });
        var register = Valid.With(Valid.Toewijzing(), Valid.Toewijzing() with { Nummer = 10074, Bsn = Valid.OtherBsn })
            .WithPrestaties(debit);

        Assert.Equal([second, third], Rule.FindingsIn(claim, register).Select(f => f.Instance));
        Assert.Equal(
            [first, second, third],
            Rule.FindingsIn(claim, register with { UsedReferentieNummers = new Dictionary<string, EarlierBericht> { ["R001"] = Earlier } })
                .Select(f => f.Instance));
    }

    [Fact]
    public void A_number_on_an_unknown_client_counts_for_the_lines_of_others()
    {
        var mine = Valid.Prestatie();
        var claim = Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Valid.Prestatie() with { ToewijzingNummer = 10074 }] },
            new Client { Bsn = Valid.Bsn, Prestaties = [mine] });
        Assert.Same(mine, Assert.Single(Rule.FindingsIn(claim, Valid.Register())).Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een aanbieder gebruikt een ReferentieNummer voor één prestatie, ook als die prestatie is afgewezen. Gevonden: ReferentieNummer = "
        + "R001 "
        + "(dit bericht); ReferentieNummer van een eerdere prestatie = R001 (de 323 van 04-05-2026). Wat wel kan: Geef deze prestatie een "
        + "ReferentieNummer dat nog niet is gebruikt.",
        Valid.B323(),
        Used(Standaard.Ijw, "R001"));

    private static RegisterSnapshot Used(Standaard standaard, string nummer) =>
        Valid.Register(standaard) with { UsedReferentieNummers = new Dictionary<string, EarlierBericht> { [nummer] = Earlier } };
}
