using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR385Tests
{
    private static readonly TestedRule Rule = new("TR385");

    [Theory]
    [EachFamily]
    public void A_claimed_allocation_is_not_deleted(Standaard standaard)
    {
        var debit = Valid.Earlier();
        var credit = Valid.Earlier("R901") with { IsDebit = false, VorigReferentieNummer = "R900" };

        void Expect(Ruling ruling, string reason, params EarlierPrestatie[] lines) =>
            Rule.Gives(ruling, reason, Valid.B301(standaard, Deletion(standaard)), Valid.Register(standaard) with { Prestaties = lines });

        Expect(Accepts, "never claimed");
        Expect(Rejects, "a granted debit", debit);
        Expect(Accepts, "the debit was credited", debit, credit);
        Expect(Accepts, "the order of the lines is of no matter", credit, debit);
        Expect(Rejects, "the credit still waits", debit, credit with { State = PrestatieState.Held });
        Expect(Rejects, "the credit was rejected", debit, credit with { State = PrestatieState.Rejected });
        Expect(Rejects, "one of two debits was credited", debit, credit, debit with { ReferentieNummer = "R902" });
        Expect(Accepts, "a debit that still waits", debit with { State = PrestatieState.Held });
        Expect(Accepts, "a rejected debit", debit with { State = PrestatieState.Rejected });
        Expect(Accepts, "a debit on another allocation", debit with { ToewijzingNummer = 10080 });

        var claimed = Valid.Register(standaard) with { Prestaties = [debit] };
        Rule.Accepts("no change reason", Valid.B301(standaard), claimed);
        Rule.Accepts(
            "shortened for another reason",
            Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { Einddatum = new(2026, 4, 30), RedenWijziging = "14" }),
            claimed);
        Rule.Accepts(
            "another allocation of the message is deleted",
            Valid.B301(standaard, Valid.ToegewezenProduct(standaard), Deletion(standaard) with { ToewijzingNummer = 10080 }), claimed);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een toewijzing wordt niet verwijderd zolang er toegekende prestaties op staan die niet zijn gecrediteerd. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); RedenWijziging = 13 (dit bericht); "
        + "ReferentieNummer = R900 (de 323 van 04-05-2026 (prestatie R900)); "
        + "aantal toegekende prestaties zonder credit = 2 (de eerdere berichten). "
        + "Wat wel kan: Laat deze verwijdering weg tot de aanbieder de toegekende prestaties heeft gecrediteerd.",
        Valid.B301(Standaard.Ijw, Deletion(Standaard.Ijw)),
        Valid.Register() with { Prestaties = [Valid.Earlier(), Valid.Earlier("R902", "2026-03-01", "2026-03-31")] });

    private static ToegewezenProduct Deletion(Standaard standaard) =>
        Valid.ToegewezenProduct(standaard) with { Toewijzingsdatum = new(2026, 6, 1), Einddatum = new(2026, 1, 1), RedenWijziging = "13" };
}
