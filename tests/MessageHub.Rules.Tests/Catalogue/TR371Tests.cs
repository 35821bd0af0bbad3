using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR371Tests
{
    private static readonly TestedRule Rule = new("TR371");

    [Theory]
    [EachFamily]
    public void An_answer_copies_the_schema_versions_of_the_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        Rule.AcceptsAnswer("both parts equal", answer, claim);
        Rule.RejectsAnswer("another version of the basisschema", Copying(answer, "1.0.1", "1.0.0"), claim);
        Rule.RejectsAnswer("another version of the message", Copying(answer, "1.0.0", "1.0.1"), claim);
        Rule.RejectsAnswer("none", answer with { Header = answer.Header with { XsdVersieDeclaratie = null } }, claim);
        Assert.Null(Judging.Rules.Rules.FirstOrDefault(r => r.Code == Rule.Code)?.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Rule.ExplainsAnswer(
        "XsdVersieDeclaratie is gelijk aan XsdVersie van de declaratie. Gevonden: XsdVersieDeclaratie/BasisschemaXsdVersie = 1.0.1 (dit "
        + "bericht); "
        + "XsdVersieDeclaratie/BasisschemaXsdVersie = 1.0.0 (de 323 van 08-06-2026). Wat wel kan: Neem XsdVersie van de declaratie over.",
        Copying(Valid.B325(), "1.0.1", "1.0.0"),
        Valid.B323());

    private static Bericht Copying(Bericht answer, string basisschema, string bericht) => answer with
    {
        Header = answer.Header with { XsdVersieDeclaratie = new() { BasisschemaXsdVersie = basisschema, BerichtXsdVersie = bericht } },
    };
}
