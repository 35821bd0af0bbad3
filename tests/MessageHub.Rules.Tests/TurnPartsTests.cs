using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

public class TurnPartsTests
{
    [Theory]
    [InlineData("", "", "nothing to divide")]
    [InlineData("305,307,305,307", "0 1 2 3", "what deliveries leave for each other is told without the register")]
    [InlineData("305,301,305,305", "0|1|2 3", "what an allocation leaves is not")]
    [InlineData("323,323", "0|1", "nor is what a claim leaves")]
    [InlineData("302,305,320", "0|1|2", "nor is what a return leaves")]
    [InlineData("315,315,317", "0|1|2", "nor is what a request leaves")]
    [InlineData("-,-", "0 1", "for what cannot be read nothing is looked up")]
    [InlineData("-,305,-,307,-", "0 1 2 3 4", "what cannot be read divides nothing")]
    [InlineData("-,301,-,301,-", "0 1 2|3 4", "and goes with any message")]
    public void Parts_follow_each_other_in_the_order_of_arrival(string messages, string expected, string reason)
    {
        var all = messages.Split(',', StringSplitOptions.RemoveEmptyEntries);

        var parts = TurnParts.Of([.. all.Index()], m => m.Item == "-" ? null : KeysOf(int.Parse(m.Item)));

        Assert.True(expected == string.Join('|', parts.Select(p => string.Join(' ', p.Select(m => m.Index)))), reason);
    }

    private static RegisterKeys KeysOf(int nummer) => RegisterKeys.Of(Valid.Bericht(nummer is 302 or 320 ? nummer - 1 : nummer)) with
    {
        Identity = Berichten.BerichtIdentity.Of(new(3, 2), Berichten.Standaard.Ijw, nummer),
    };
}
