using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR377Tests
{
    private const string Rule = "TR377";

    [Theory]
    [InlineData("reason 8 with a gemeente", Standaard.Ijw, "8", "1916", false)]
    [InlineData("reason 8 without", Standaard.Ijw, "8", null, true)]
    [InlineData("another reason", Standaard.Ijw, "4", null, false)]
    [InlineData("iWmo has no such class", Standaard.Iwmo, "8", null, false)]
    public void Another_gemeente_is_named(string reason, Standaard standaard, string code, string? gemeente, bool fails) =>
        Judging.Expect(Rule, fails, reason, Valid.B319(standaard, Answer(code, gemeente)));

    [Fact]
    public void An_answer_without_a_reason_holds() => Judging.Expect(Rule, false, "under investigation", Valid.B319());

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
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
