using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR337Tests
{
    private static readonly TestedRule Rule = new("TR337");

    [Theory]
    [EachFamily]
    public void An_answer_refers_to_its_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        Rule.AcceptsAnswer("number and date of the claim", answer, claim);
        Rule.RejectsAnswer("another number", Referring(answer, "ID324", Valid.Dagtekening), claim);
        Rule.RejectsAnswer("another date", Referring(answer, "ID323", Valid.Dagtekening.AddDays(-1)), claim);
        Rule.RejectsAnswer("none", answer with { Header = answer.Header with { DeclaratieIdentificatie = null } }, claim);
        Assert.Null(Judging.Rules.Rules.FirstOrDefault(r => r.Code == Rule.Code)?.RetourCode);
    }

    [Fact]
    public void Without_it_nothing_else_is_judged()
    {
        var answer = Referring(Valid.B325().With(Valid.Prestatie(referentie: "R999")), "ID324", Valid.Dagtekening);
        Rule.RejectsAnswer("another number", answer, Valid.B323());
        new TestedRule("TR366").AcceptsAnswer("not judged", answer, Valid.B323());
    }

    [Fact]
    public void Explains_itself() => Rule.ExplainsAnswer(
        "Het antwoord verwijst met DeclaratieIdentificatie naar de declaratie die het beantwoordt. Gevonden: "
        + "DeclaratieIdentificatie/Dagtekening = "
        + "07-06-2026 (dit bericht); DeclaratieIdentificatie/Dagtekening = 08-06-2026 (de 323 van 08-06-2026). Wat wel kan: Neem "
        + "BerichtIdentificatie "
        + "van de declaratie over.",
        Referring(Valid.B325(), "ID323", new(2026, 6, 7)),
        Valid.B323());

    private static Bericht Referring(Bericht answer, string identificatie, DateOnly dagtekening) => answer with
    {
        Header = answer.Header with { DeclaratieIdentificatie = new() { Identificatie = identificatie, Dagtekening = dagtekening } },
    };
}
