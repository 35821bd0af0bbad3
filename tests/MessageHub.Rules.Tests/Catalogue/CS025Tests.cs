using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS025Tests
{
    private static readonly TestedRule Rule = new("CS025");

    [Theory]
    [EachFamily(301)]
    [EachFamily(305)]
    [EachFamily(307)]
    [EachFamily(315)]
    [EachFamily(317)]
    [EachFamily(319)]
    [EachFamily(323)]
    [EachFamily(325)]
    public void The_schema_fixes_the_version(Standaard standaard, int nummer)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        SchemaJudging.ExpectLeftToSchema(Rule.Code, bericht);
        SchemaJudging.Accepts("version 3", bericht);
        SchemaJudging.Rejects("version 2", bericht with { Header = bericht.Header with { BerichtVersie = 2 } });
        SchemaJudging.Rejects("version 0", bericht with { Header = bericht.Header with { BerichtVersie = 0 } });
        SchemaJudging.Rejects("version 33", bericht with { Header = bericht.Header with { BerichtVersie = 33 } });
    }
}
