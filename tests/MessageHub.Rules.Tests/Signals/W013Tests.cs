using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W013Tests
{
    [Theory]
    [InlineData("W013", "a 317", Standaard.Ijw, 317, "8")]
    [InlineData("", "a 315 of the Jeugdwet", Standaard.Ijw, 315, "8")]
    [InlineData("", "another reason", Standaard.Ijw, 317, "5")]
    public void Reason_8_is_for_a_315_of_the_Jeugdwet(string expected, string reason, Standaard standaard, int nummer, string reden)
    {
        var antwoord = new Antwoord
        {
            ReferentieAanbieder = "V001",
            VerzoekAntwoord = "1",
            RedenAfwijzingVerzoek = reden,
            Woonplaatsbeginsel = reden == "8" ? new() { Gemeente = "0363" } : null,
        };
        Assert.Equal(
            (reason, expected),
            (reason, Signalled.In(
                Valid.B319(standaard, antwoord),
                RegisterSnapshot.Empty with { Aanvragen = [Valid.Aanvraag() with { Bericht = new(nummer, "ID", new(2026, 6, 1)) }] })));
    }
}
