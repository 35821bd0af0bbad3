using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR019Tests
{
    private const string Rule = "TR019";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_notice_belongs_to_an_allocation_of_the_client(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var start = Valid.StartProduct(standaard);
        var stop = Valid.StopProduct(standaard);
        var deleted = Valid.Toewijzing(standaard) with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" };
        var ofAnother = Valid.Toewijzing(standaard) with { Bsn = Valid.OtherBsn };
        var ended = Valid.Toewijzing(standaard) with { Einddatum = new(2026, 1, 4) };

        Judging.Expect(Rule, false, "305: allocated to this client", Valid.B305(standaard), register with { Starts = [] });
        Judging.Expect(Rule, true, "305: unknown number", Valid.B305(standaard, start with { ToewijzingNummer = 999 }), register);
        Judging.Expect(Rule, true, "305: allocation of another client", Valid.B305(standaard), Valid.With(ofAnother));
        Judging.Expect(Rule, true, "305: a deleted allocation does not count for a start", Valid.B305(standaard), Valid.With(deleted));
        Judging.Expect(Rule, false, "305: an ended allocation counts, its period is not tested", Valid.B305(standaard), Valid.With(ended));
        Judging.Expect(Rule, false, "305: without number the notice is taakgericht", Valid.B305(standaard, start with { ToewijzingNummer = null }), register);
        Judging.Expect(Rule, false, "305: a deletion is left to TR063", Valid.B305(standaard, start with { ToewijzingNummer = 999, StatusAanlevering = "3" }), register);

        Judging.Expect(Rule, false, "307: allocated to this client", Valid.B307(standaard), register);
        Judging.Expect(Rule, true, "307: unknown number", Valid.B307(standaard, stop with { ToewijzingNummer = 999 }), register);
        Judging.Expect(Rule, true, "307: allocation of another client", Valid.B307(standaard), Valid.With(ofAnother));
        Judging.Expect(Rule, false, "307: a running delivery on a deleted allocation can still stop", Valid.B307(standaard), Valid.With(deleted));
        Judging.Expect(Rule, false, "307: without number the notice is taakgericht", Valid.B307(standaard, stop with { ToewijzingNummer = null }), register);
        Judging.Expect(Rule, false, "307: a deletion is left to TR063", Valid.B307(standaard, stop with { ToewijzingNummer = 999, StatusAanlevering = "3" }), register);
    }

    [Fact]
    public void The_code_stands_alone() => Assert.Equal(
        [Rule], Judging.Codes(Valid.B307(Standaard.Ijw, Valid.StopProduct() with { ToewijzingNummer = 999 }), Valid.Register()));

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een start of stop met een toewijzingnummer hoort bij een toewijzing van deze cliënt; voor een start mag die niet verwijderd zijn. "
        + "Gevonden: ToewijzingNummer = 999 (dit bericht); toewijzing met dit nummer = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Vermeld het nummer van een toewijzing van deze cliënt.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { ToewijzingNummer = 999 }),
        Valid.Register());

    [Fact]
    public void Explains_itself_without_the_bsn_of_anyone() => Judging.ExpectExplanation(
        Rule,
        "Een start of stop met een toewijzingnummer hoort bij een toewijzing van deze cliënt; voor een start mag die niet verwijderd zijn. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
        + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Vermeld het nummer van een toewijzing van deze cliënt.",
        Valid.B305(),
        Valid.With(Valid.Toewijzing() with { Bsn = Valid.OtherBsn }));
}
