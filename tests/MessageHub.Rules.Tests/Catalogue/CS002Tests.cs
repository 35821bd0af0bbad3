using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS002Tests
{
    private const string Rule = "CS002";

    public static TheoryData<string, string, bool> Cases => new()
    {
        { "sum 154", "123456782", false },
        { "last digit wrong", "123456789", true },
        { "two digits swapped", "213456782", true },
        { "first test number", "999900006", false },
        { "last test number", "999999990", false },
        { "nine zeros satisfy the sum (R-035)", "000000000", false },
        { "only the last digit, which counts down", "000000001", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bsn_passes_the_eleven_test(string reason, string bsn, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            foreach (var nummer in new[] { 301, 305, 307, 315, 317, 323, 325 })
                Judging.Expect(Rule, fails, $"{nummer}: {reason}", WithBsn(Valid.Bericht(nummer, standaard), new(bsn)));
        }
    }

    private static Bericht WithBsn(Bericht bericht, Bsn bsn) => bericht with
    {
        Client = bericht.Client is { } client ? client with { Bsn = bsn } : null,
        Declaratie = bericht.Declaratie is { } declaratie ? declaratie with { Clienten = [declaratie.Clienten[0] with { Bsn = bsn }] } : null,
        DeclaratieAntwoord = bericht.DeclaratieAntwoord is { } antwoord ? antwoord with { Clienten = [antwoord.Clienten![0] with { Bsn = bsn }] } : null,
    };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een Bsn voldoet aan de elfproef. Gevonden: Bsn = (niet getoond) (dit bericht). Wat wel kan: Vul een Bsn dat aan de elfproef "
        + "voldoet.",
        WithBsn(Valid.B301(), new("123456789")));
}
