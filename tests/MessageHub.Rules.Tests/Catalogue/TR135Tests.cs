using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR135Tests
{
    private static readonly TestedRule Rule = new("TR135");

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(319)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void A_message_is_not_dated_in_the_future(Standaard standaard, int nummer)
    {
        var (bericht, register) = (Valid.Bericht(nummer, standaard), Valid.Register(standaard));
        Rule.Accepts("today", bericht, register, Valid.Dagtekening);
        Rule.Rejects("tomorrow", bericht, register, Valid.Dagtekening.AddDays(-1));
        Rule.Accepts("yesterday", bericht, register, Valid.Dagtekening.AddDays(1));
    }

    [Fact]
    public void The_header_gets_the_code()
    {
        var bericht = Valid.B301();
        var finding = Assert.Single(Judging.Assess(bericht, Valid.Register(), Valid.Dagtekening.AddDays(-1)).Findings);
        Assert.Same(bericht.Header, finding.Instance);
        Assert.Equal("8848", finding.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De dagtekening van een bericht ligt niet in de toekomst. "
        + "Gevonden: Dagtekening = 08-06-2026 (dit bericht); vandaag = 07-06-2026 (de datum van vandaag). "
        + "Wat wel kan: Dien het bericht in met een dagtekening op of vóór 07-06-2026.",
        Valid.B301(),
        Valid.Register(),
        Valid.Dagtekening.AddDays(-1));
}
