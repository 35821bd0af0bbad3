using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR353Tests
{
    private static readonly TestedRule Rule = new("TR353");

    [Theory]
    [EachFamily]
    public void A_request_for_change_changes_something(Standaard standaard)
    {
        var verzoek = Valid.Verzoek(standaard);
        Rule.Accepts("a new product", Valid.B317(standaard, verzoek));
        Rule.Accepts("an allocation to change", Valid.B317(
            standaard,
            verzoek with { OngewijzigdeProducten = null, NieuweProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct()] }));
        Rule.Rejects("unchanged allocations only", Valid.B317(standaard, verzoek with
        {
            OngewijzigdeProducten = [new() { ToewijzingNummer = 10072 }, new() { ToewijzingNummer = 10073 }],
            NieuweProducten = null,
        }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verzoek om wijziging bevat minstens één te wijzigen of nieuw product. "
        + "Gevonden: aantal TeWijzigenProduct = 0 (dit bericht); aantal NieuwProduct = 0 (dit bericht). "
        + "Wat wel kan: Voeg een TeWijzigenProduct of NieuwProduct toe, of dien het verzoek niet in.",
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { NieuweProducten = null }));
}
