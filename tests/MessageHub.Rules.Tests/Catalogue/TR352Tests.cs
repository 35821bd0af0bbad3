using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR352Tests
{
    private static readonly TestedRule Rule = new("TR352");

    [Theory]
    [EachFamily]
    public void A_request_for_change_names_an_allocation(Standaard standaard)
    {
        var verzoek = Valid.Verzoek(standaard);
        Rule.Accepts("an unchanged allocation and a new product", Valid.B317(standaard, verzoek));
        Rule.Accepts("an allocation to change", Valid.B317(
            standaard,
            verzoek with { OngewijzigdeProducten = null, NieuweProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct()] }));
        Rule.Rejects("a new product only", Valid.B317(standaard, verzoek with { OngewijzigdeProducten = null }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verzoek om wijziging noemt minstens één bestaande toewijzing, ongewijzigd of te wijzigen. "
        + "Gevonden: aantal OngewijzigdProduct = 0 (dit bericht); aantal TeWijzigenProduct = 0 (dit bericht). "
        + "Wat wel kan: Neem elke actuele toewijzing op als OngewijzigdProduct of TeWijzigenProduct, of dien een 315 in als er geen is.",
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { OngewijzigdeProducten = null }));
}
