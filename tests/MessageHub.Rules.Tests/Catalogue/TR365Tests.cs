using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR365Tests
{
    private static readonly TestedRule Rule = new("TR365");
    private static readonly Antwoord Rejection = new() { ReferentieAanbieder = "V001", VerzoekAntwoord = "1", RedenAfwijzingVerzoek = "4" };

    [Theory]
    [EachFamily]
    public void Nothing_follows_a_rejection(Standaard standaard)
    {
        void Expect(Ruling ruling, string reason, Antwoord? antwoord, params string[] earlier) => Rule.Gives(
            ruling, reason, Valid.B319(standaard, antwoord),
            Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = earlier }] });

        Expect(Accepts, "a rejection as first answer", Rejection);
        Expect(Accepts, "a rejection after investigation", Rejection, "2");
        Expect(Rejects, "a second rejection", Rejection, "1");
        Expect(Rejects, "investigation, rejection, rejection", Rejection, "2", "1");
        Expect(Rejects, "under investigation after a rejection, beside TR360", null, "1");
        Expect(Accepts, "a second investigation is left to TR360", null, "2");
        Rule.Accepts(
            "answers to another request", Valid.B319(standaard, Rejection),
            Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag("V002") with { Antwoorden = ["1"] }, Valid.Aanvraag()] });
    }

    /// <summary>The table of request states and answers: state by row, VerzoekAntwoord 2 and 1 by column.</summary>
    [Fact]
    public void Every_state_of_a_request_gives_its_codes()
    {
        var open = Valid.Aanvraag();
        var allocated = open with { Toewijzingen = [new(Valid.ToewijzingNummer, new(2025, 12, 15), new(10, 0))] };

        static string[] Codes(Antwoord? antwoord, params Register.Aanvraag[] aanvragen) =>
            [
                .. Judging.Assess(Valid.B319(Standaard.Ijw, antwoord), Valid.Register() with { Aanvragen = aanvragen })
                    .Findings.Select(f => f.RetourCode!)
            ];

        Assert.Equal(["9355"], Codes(null));
        Assert.Equal(["9355"], Codes(Rejection));
        Assert.Equal([], Codes(null, open));
        Assert.Equal([], Codes(Rejection, open));
        Assert.Equal(["9360"], Codes(null, open with { Antwoorden = ["2"] }));
        Assert.Equal([], Codes(Rejection, open with { Antwoorden = ["2"] }));
        Assert.Equal(["9360", "9365"], Codes(null, open with { Antwoorden = ["1"] }));
        Assert.Equal(["9365"], Codes(Rejection, open with { Antwoorden = ["1"] }));
        Assert.Equal(["9359"], Codes(null, allocated));
        Assert.Equal(["9359"], Codes(Rejection, allocated));
        Assert.Equal(["9359", "9360"], Codes(null, allocated with { Antwoorden = ["2"] }));
        Assert.Equal(["9359"], Codes(Rejection, allocated with { Antwoorden = ["2"] }));
        Assert.Equal(["9359", "9360", "9365"], Codes(null, allocated with { Antwoorden = ["1"] }));
        Assert.Equal(["9359", "9365"], Codes(Rejection, allocated with { Antwoorden = ["1"] }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een volgend antwoord op een verzoek kan alleen na de melding dat het in onderzoek is. Gevonden: ReferentieAanbieder = V001 (dit "
        + "bericht); "
        + "eerdere waarden van VerzoekAntwoord = 2, 1 (de eerdere berichten). Wat wel kan: Laat dit antwoord weg: het verzoek is al "
        + "afgewezen.",
        Valid.B319(Standaard.Ijw, Rejection),
        Valid.Register() with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = ["2", "1"] }] });
}
