using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD086Tests
{
    private const string Rule = "CD086";

    private static readonly (string Reason, string Antwoord, string? Reden, bool Fails)[] Cases =
    [
        ("under investigation alone", "2", null, false),
        ("rejected with reason", "1", "8", false),
        ("rejected without reason (CD085)", "1", null, false),
        ("under investigation with reason", "2", "8", true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Under_investigation_there_is_no_reason_of_rejection(Standaard standaard)
    {
        foreach (var (reason, antwoord, reden, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B319(standaard, Answer(antwoord, reden)));
    }

    private static Antwoord Answer(string antwoord, string? reden) =>
        new() { ReferentieAanbieder = "V001", VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = reden };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Bij een aanvraag in onderzoek (2) is de reden van afwijzing leeg. Gevonden: VerzoekAntwoord = 2 (dit bericht); "
        + "RedenAfwijzingVerzoek = 8 (dit bericht). Wat wel kan: Laat RedenAfwijzingVerzoek weg.",
        Valid.B319(Standaard.Ijw, Answer("2", "8")));
}
