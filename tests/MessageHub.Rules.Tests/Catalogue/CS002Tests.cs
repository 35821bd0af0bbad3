using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS002Tests
{
    private static readonly TestedRule Rule = new("CS002");

    public static TheoryData<string, string, Ruling> Cases => new()
    {
        { "sum 154", "123456782", Accepts },
        { "last digit wrong", "123456789", Rejects },
        { "two digits swapped", "213456782", Rejects },
        { "first test number", "999900006", Accepts },
        { "last test number", "999999990", Accepts },
        { "nine zeros satisfy the sum (R-035)", "000000000", Accepts },
        { "only the last digit, which counts down", "000000001", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_bsn_passes_the_eleven_test(Standaard standaard, string reason, string bsn, Ruling ruling) => Rule.Gives(
        ruling, reason,
        from nummer in new[] { 301, 305, 307, 315, 317, 323, 325 }
        select ($"{nummer}", WithBsn(Valid.Bericht(nummer, standaard), new(bsn))));

    private static Bericht WithBsn(Bericht bericht, Bsn bsn) => bericht with
    {
        Client = bericht.Client is { } client ? client with { Bsn = bsn } : null,
        Declaratie = bericht.Declaratie is { } declaratie
            ? declaratie with { Clienten = [declaratie.Clienten[0] with { Bsn = bsn }] }
            : null,
        DeclaratieAntwoord = bericht.DeclaratieAntwoord is { } antwoord
            ? antwoord with { Clienten = [antwoord.Clienten![0] with { Bsn = bsn }] }
            : null,
    };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een Bsn voldoet aan de elfproef. Gevonden: Bsn = (niet getoond) (dit bericht). Wat wel kan: Vul een Bsn dat aan de elfproef "
        + "voldoet.",
        WithBsn(Valid.B301(), new("123456789")));
}
