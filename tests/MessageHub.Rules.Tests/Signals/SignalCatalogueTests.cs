using MessageHub.Rules.Language;

namespace MessageHub.Rules.Tests.Signals;

public class SignalCatalogueTests
{
    [Fact]
    public void Signals_are_no_rules_of_the_standard()
    {
        Assert.All(RuleCatalogue.All.Signals, s => Assert.Equal((Level.Signal, null), (s.Level, s.RetourCode)));
        Assert.Empty(RuleCatalogue.All.Rules.Intersect(RuleCatalogue.All.Signals));
        Assert.DoesNotContain(RuleCatalogue.All.Without("W002").Signals, s => s.Code == "W002");
    }
}
