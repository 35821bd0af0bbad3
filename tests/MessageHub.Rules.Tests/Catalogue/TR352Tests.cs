using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR352Tests
{
    private const string Rule = "TR352";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_request_for_change_names_an_allocation(Standaard standaard)
    {
        var verzoek = Valid.Verzoek(standaard);
        Judging.Expect(Rule, false, "an unchanged allocation and a new product", Valid.B317(standaard, verzoek));
        Judging.Expect(Rule, false, "an allocation to change", Valid.B317(
            standaard, verzoek with { OngewijzigdeProducten = null, NieuweProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct()] }));
        Judging.Expect(Rule, true, "a new product only", Valid.B317(standaard, verzoek with { OngewijzigdeProducten = null }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verzoek om wijziging noemt minstens één bestaande toewijzing, ongewijzigd of te wijzigen. "
        + "Gevonden: aantal OngewijzigdProduct = 0 (dit bericht); aantal TeWijzigenProduct = 0 (dit bericht). "
        + "Wat wel kan: Neem elke actuele toewijzing op als OngewijzigdProduct of TeWijzigenProduct, of dien een 315 in als er geen is.",
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { OngewijzigdeProducten = null }));
}
