using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR135Tests
{
    private const string Rule = "TR135";

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    [InlineData(307)]
    [InlineData(315)]
    [InlineData(317)]
    [InlineData(319)]
    [InlineData(323)]
    [InlineData(325)]
    public void A_message_is_not_dated_in_the_future(int nummer)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var (bericht, register) = (Valid.Bericht(nummer, standaard), Valid.Register(standaard));
            Judging.Expect(Rule, false, $"{nummer} {standaard}: today", bericht, register, Valid.Dagtekening);
            Judging.Expect(Rule, true, $"{nummer} {standaard}: tomorrow", bericht, register, Valid.Dagtekening.AddDays(-1));
            Judging.Expect(Rule, false, $"{nummer} {standaard}: yesterday", bericht, register, Valid.Dagtekening.AddDays(1));
        }
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
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De dagtekening van een bericht ligt niet in de toekomst. "
        + "Gevonden: Dagtekening = 08-06-2026 (dit bericht); vandaag = 07-06-2026 (de datum van vandaag). "
        + "Wat wel kan: Dien het bericht in met een dagtekening op of vóór 07-06-2026.",
        Valid.B301(),
        Valid.Register(),
        Valid.Dagtekening.AddDays(-1));
}
