using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD085Tests
{
    private static readonly TestedRule Rule = new("CD085");

    private static readonly (string Reason, string Antwoord, string? Reden, Ruling Ruling)[] Cases =
    [
        ("rejected with reason", "1", "4", Accepts),
        ("under investigation without reason", "2", null, Accepts),
        ("under investigation with reason (CD086)", "2", "8", Accepts),
        ("rejected without reason", "1", null, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_rejection_gives_its_reason(Standaard standaard, string reason)
    {
        var (_, antwoord, reden, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B319(standaard, Answer(antwoord, reden)));
    }

    private static Antwoord Answer(string antwoord, string? reden) =>
        new() { ReferentieAanbieder = "V001", VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = reden };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Bij een afgewezen verzoek (1) is de reden van afwijzing gevuld. Gevonden: VerzoekAntwoord = 1 (dit bericht); "
        + "RedenAfwijzingVerzoek = (leeg) (dit bericht). Wat wel kan: Vul RedenAfwijzingVerzoek.",
        Valid.B319(Standaard.Ijw, Answer("1", null)));
}
