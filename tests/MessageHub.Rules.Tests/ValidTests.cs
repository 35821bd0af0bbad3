using MessageHub.Berichten;

namespace MessageHub.Rules.Tests;

public class ValidTests
{
    public static IEnumerable<object[]> Messages =>
        from nummer in new[] { 301, 305, 307, 315, 317, 319, 323 }
        from standaard in Enum.GetValues<Standaard>()
        select new object[] { nummer, standaard };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_valid_message_has_no_findings(int nummer, Standaard standaard)
    {
        // Requests want no other open request, a stop wants its start.
        var register = nummer switch
        {
            315 or 317 => Valid.Register(standaard) with { Aanvragen = [] },
            307 => Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] },
            _ => Valid.Register(standaard),
        };
        Assert.Empty(Judging.Codes(Valid.Bericht(nummer, standaard), register));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_valid_answer_has_no_findings_within_the_message(Standaard standaard) =>
        Assert.Empty(Judging.Content(Valid.B325(standaard)));
}
