using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS015Tests
{
    private const string Rule = "CS015";

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    [InlineData(307)]
    [InlineData(315)]
    [InlineData(317)]
    [InlineData(319)]
    [InlineData(323)]
    [InlineData(325)]
    public void The_schema_fixes_the_subversion(int nummer)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var bericht = Valid.Bericht(nummer, standaard);
            SchemaJudging.ExpectLeftToSchema(Rule, bericht);
            SchemaJudging.Expect(false, "subversion 2", bericht);
            SchemaJudging.Expect(true, "subversion 1", bericht with { Header = bericht.Header with { BerichtSubversie = 1 } });
            SchemaJudging.Expect(true, "subversion 0", bericht with { Header = bericht.Header with { BerichtSubversie = 0 } });
            SchemaJudging.Expect(true, "subversion 22", bericht with { Header = bericht.Header with { BerichtSubversie = 22 } });
        }
    }
}
