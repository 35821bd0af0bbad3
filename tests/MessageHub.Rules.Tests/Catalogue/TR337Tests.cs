using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR337Tests
{
    private const string Rule = "TR337";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_answer_refers_to_its_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        JudgingAnswers.Expect(Rule, false, "number and date of the claim", answer, claim);
        JudgingAnswers.Expect(Rule, true, "another number", Referring(answer, "ID324", Valid.Dagtekening), claim);
        JudgingAnswers.Expect(Rule, true, "another date", Referring(answer, "ID323", Valid.Dagtekening.AddDays(-1)), claim);
        JudgingAnswers.Expect(Rule, true, "none", answer with { Header = answer.Header with { DeclaratieIdentificatie = null } }, claim);
        Assert.Null(Judging.Rules.Rules.FirstOrDefault(r => r.Code == Rule)?.RetourCode);
    }

    [Fact]
    public void Without_it_nothing_else_is_judged()
    {
        var answer = Referring(Valid.B325().With(Valid.Prestatie(referentie: "R999")), "ID324", Valid.Dagtekening);
        JudgingAnswers.Expect(Rule, true, "another number", answer, Valid.B323());
        JudgingAnswers.Expect("TR366", false, "not judged", answer, Valid.B323());
    }

    [Fact]
    public void Explains_itself() => JudgingAnswers.ExpectExplanation(
        Rule,
        "Het antwoord verwijst met DeclaratieIdentificatie naar de declaratie die het beantwoordt. Gevonden: DeclaratieIdentificatie/Dagtekening = "
        + "07-06-2026 (dit bericht); DeclaratieIdentificatie/Dagtekening = 08-06-2026 (de 323 van 08-06-2026). Wat wel kan: Neem BerichtIdentificatie "
        + "van de declaratie over.",
        Referring(Valid.B325(), "ID323", new(2026, 6, 7)),
        Valid.B323());

    private static Bericht Referring(Bericht answer, string identificatie, DateOnly dagtekening) => answer with
    {
        Header = answer.Header with { DeclaratieIdentificatie = new() { Identificatie = identificatie, Dagtekening = dagtekening } },
    };
}
