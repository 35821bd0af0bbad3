using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS319Tests
{
    private const string Rule = "CS319";

    public static TheoryData<string, string, bool> Cases => new()
    {
        { "letters and digits", "DN001", false },
        { "small letters", "dn001", false },
        { "a hyphen", "DN-001", true },
        { "a space", "DN 001", true },
        { "a letter with an accent", "DÉ001", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_schema_lets_letters_and_digits_through(string reason, string nummer, bool refused)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var bericht = Valid.B323(standaard);
            SchemaJudging.ExpectLeftToSchema(Rule, bericht);
            SchemaJudging.Expect(refused, reason, bericht with { Declaratie = bericht.Declaratie! with { DeclaratieNummer = nummer } });
        }
    }
}
