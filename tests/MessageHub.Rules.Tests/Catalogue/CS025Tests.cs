using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS025Tests
{
    private const string Rule = "CS025";

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    [InlineData(307)]
    [InlineData(315)]
    [InlineData(317)]
    [InlineData(319)]
    [InlineData(323)]
    [InlineData(325)]
    public void The_schema_fixes_the_version(int nummer)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var bericht = Valid.Bericht(nummer, standaard);
            SchemaJudging.ExpectLeftToSchema(Rule, bericht);
            SchemaJudging.Expect(false, "version 3", bericht);
            SchemaJudging.Expect(true, "version 2", bericht with { Header = bericht.Header with { BerichtVersie = 2 } });
            SchemaJudging.Expect(true, "version 0", bericht with { Header = bericht.Header with { BerichtVersie = 0 } });
            SchemaJudging.Expect(true, "version 33", bericht with { Header = bericht.Header with { BerichtVersie = 33 } });
        }
    }
}
