using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS015Tests
{
    private static readonly TestedRule Rule = new("CS015");

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(319)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void The_schema_fixes_the_subversion(Standaard standaard, int nummer)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        SchemaJudging.ExpectLeftToSchema(Rule.Code, bericht);
        SchemaJudging.Accepts("subversion 2", bericht);
        SchemaJudging.Rejects("subversion 1", bericht with { Header = bericht.Header with { BerichtSubversie = 1 } });
        SchemaJudging.Rejects("subversion 0", bericht with { Header = bericht.Header with { BerichtSubversie = 0 } });
        SchemaJudging.Rejects("subversion 22", bericht with { Header = bericht.Header with { BerichtSubversie = 22 } });
    }
}
