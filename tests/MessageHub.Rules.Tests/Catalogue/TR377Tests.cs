using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR377Tests
{
    private static readonly TestedRule Rule = new("TR377");

    [Theory]
    [InlineData("reason 8 with a gemeente", Standaard.Ijw, "8", "1916", Accepts)]
    [InlineData("reason 8 without", Standaard.Ijw, "8", null, Rejects)]
    [InlineData("another reason", Standaard.Ijw, "4", null, Accepts)]
    [InlineData("iWmo has no such class", Standaard.Iwmo, "8", null, Accepts)]
    public void Another_gemeente_is_named(string reason, Standaard standaard, string code, string? gemeente, Ruling ruling) =>
        Rule.Gives(ruling, reason, Valid.B319(standaard, Answer(code, gemeente)));

    [Fact]
    public void An_answer_without_a_reason_holds() => Rule.Accepts("under investigation", Valid.B319());

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Bij afwijzing op grond van het woonplaatsbeginsel (reden 8) is de verantwoordelijke gemeente gevuld. "
        + "Gevonden: RedenAfwijzingVerzoek = 8 (dit bericht); Woonplaatsbeginsel = (leeg) (dit bericht). "
        + "Wat wel kan: Vul Woonplaatsbeginsel met de verantwoordelijke gemeente, of kies een andere RedenAfwijzingVerzoek.",
        Valid.B319(Standaard.Ijw, Answer("8", null)));

    private static Antwoord Answer(string code, string? gemeente) => new()
    {
        ReferentieAanbieder = "V001",
        VerzoekAntwoord = "1",
        RedenAfwijzingVerzoek = code,
        Woonplaatsbeginsel = gemeente is null ? null : new() { Gemeente = gemeente },
    };
}
