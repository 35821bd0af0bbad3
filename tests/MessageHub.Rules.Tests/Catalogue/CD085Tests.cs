using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD085Tests
{
    private const string Rule = "CD085";

    private static readonly (string Reason, string Antwoord, string? Reden, bool Fails)[] Cases =
    [
        ("rejected with reason", "1", "4", false),
        ("under investigation without reason", "2", null, false),
        ("under investigation with reason (CD086)", "2", "8", false),
        ("rejected without reason", "1", null, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_rejection_gives_its_reason(Standaard standaard)
    {
        foreach (var (reason, antwoord, reden, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B319(standaard, Answer(antwoord, reden)));
    }

    private static Antwoord Answer(string antwoord, string? reden) =>
        new() { ReferentieAanbieder = "V001", VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = reden };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Bij een afgewezen verzoek (1) is de reden van afwijzing gevuld. Gevonden: VerzoekAntwoord = 1 (dit bericht); "
        + "RedenAfwijzingVerzoek = (leeg) (dit bericht). Wat wel kan: Vul RedenAfwijzingVerzoek.",
        Valid.B319(Standaard.Ijw, Answer("1", null)));
}
