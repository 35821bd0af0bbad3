using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR353Tests
{
    private const string Rule = "TR353";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_request_for_change_changes_something(Standaard standaard)
    {
        var verzoek = Valid.Verzoek(standaard);
        Judging.Expect(Rule, false, "a new product", Valid.B317(standaard, verzoek));
        Judging.Expect(Rule, false, "an allocation to change", Valid.B317(
            standaard, verzoek with { OngewijzigdeProducten = null, NieuweProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct()] }));
        Judging.Expect(Rule, true, "unchanged allocations only", Valid.B317(standaard, verzoek with
        {
            OngewijzigdeProducten = [new() { ToewijzingNummer = 10072 }, new() { ToewijzingNummer = 10073 }],
            NieuweProducten = null,
        }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verzoek om wijziging bevat minstens één te wijzigen of nieuw product. "
        + "Gevonden: aantal TeWijzigenProduct = 0 (dit bericht); aantal NieuwProduct = 0 (dit bericht). "
        + "Wat wel kan: Voeg een TeWijzigenProduct of NieuwProduct toe, of dien het verzoek niet in.",
        Valid.B317(Standaard.Ijw, Valid.Verzoek() with { NieuweProducten = null }));
}
