using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS319Tests
{
    private static readonly TestedRule Rule = new("CS319");

    public static TheoryData<string, string, Ruling> Cases => new()
    {
        { "letters and digits", "DN001", Accepts },
        { "small letters", "dn001", Accepts },
        { "a hyphen", "DN-001", Rejects },
        { "a space", "DN 001", Rejects },
        { "a letter with an accent", "DÉ001", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void The_schema_lets_letters_and_digits_through(Standaard standaard, string reason, string nummer, Ruling ruling)
    {
        var bericht = Valid.B323(standaard);
        SchemaJudging.ExpectLeftToSchema(Rule.Code, bericht);
        SchemaJudging.Gives(ruling, reason, bericht with { Declaratie = bericht.Declaratie! with { DeclaratieNummer = nummer } });
    }
}
