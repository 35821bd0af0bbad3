using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR409Tests
{
    private static readonly TestedRule Rule = new("TR409");

    [Theory]
    [InlineData("reason 8 with a gemeente", "1", "8", "1916", Accepts)]
    [InlineData("reason 8 without is for TR377", "1", "8", null, Accepts)]
    [InlineData("another reason without", "1", "4", null, Accepts)]
    [InlineData("another reason with a gemeente", "1", "5", "1916", Rejects)]
    [InlineData("under investigation with a gemeente", "2", null, "1916", Rejects)]
    [InlineData("under investigation without", "2", null, null, Accepts)]
    public void Another_gemeente_is_named_for_reason_8_only(string reason, string answer, string? code, string? gemeente, Ruling ruling) =>
        Rule.Gives(ruling, reason, Valid.B319(Standaard.Ijw, Answer(answer, code, gemeente)));

    [Fact]
    public void IWmo_has_no_such_class() =>
        Rule.Accepts("the schema of WMO319 lacks it", Valid.B319(Standaard.Iwmo, Answer("1", "5", "1916")));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De verantwoordelijke gemeente is alleen gevuld bij afwijzing op grond van het woonplaatsbeginsel (reden 8). "
        + "Gevonden: RedenAfwijzingVerzoek = 5 (dit bericht); Woonplaatsbeginsel/Gemeente = 1916 (dit bericht). "
        + "Wat wel kan: Laat Woonplaatsbeginsel weg, of vul RedenAfwijzingVerzoek met 8.",
        Valid.B319(Standaard.Ijw, Answer("1", "5", "1916")));

    private static Antwoord Answer(string answer, string? code, string? gemeente) => new()
    {
        ReferentieAanbieder = "V001",
        VerzoekAntwoord = answer,
        RedenAfwijzingVerzoek = code,
        Woonplaatsbeginsel = gemeente is null ? null : new() { Gemeente = gemeente },
    };
}
