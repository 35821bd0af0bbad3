using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD086Tests
{
    private static readonly TestedRule Rule = new("CD086");

    private static readonly (string Reason, string Antwoord, string? Reden, Ruling Ruling)[] Cases =
    [
        ("under investigation alone", "2", null, Accepts),
        ("rejected with reason", "1", "8", Accepts),
        ("rejected without reason (CD085)", "1", null, Accepts),
        ("under investigation with reason", "2", "8", Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Under_investigation_there_is_no_reason_of_rejection(Standaard standaard, string reason)
    {
        var (_, antwoord, reden, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B319(standaard, Answer(antwoord, reden)));
    }

    private static Antwoord Answer(string antwoord, string? reden) =>
        new() { ReferentieAanbieder = "V001", VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = reden };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Bij een aanvraag in onderzoek (2) is de reden van afwijzing leeg. Gevonden: VerzoekAntwoord = 2 (dit bericht); "
        + "RedenAfwijzingVerzoek = 8 (dit bericht). Wat wel kan: Laat RedenAfwijzingVerzoek weg.",
        Valid.B319(Standaard.Ijw, Answer("2", "8")));
}
