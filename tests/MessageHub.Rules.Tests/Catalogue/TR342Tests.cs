using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR342Tests
{
    private static readonly TestedRule Rule = new("TR342");

    public static TheoryData<string, long, long, long[], Ruling> Amounts => new()
    {
        // reason, submitted, granted, returned lines (all signed eurocents), ruling
        { "the lines explain the difference", 58000, 34000, [5000, 14000, 5000], Accepts },
        { "a line of 5000 is missing", 58000, 34000, [14000, 5000], Rejects },
        { "nothing returned, all granted", 58000, 58000, [], Accepts },
        { "nothing returned, not all granted", 58000, 57999, [], Rejects },
        { "a rejected credit grants more than was submitted", 50000, 54000, [-4000], Accepts },
        { "a rejected credit taken for a debit", 50000, 46000, [-4000], Rejects },
        { "the sign may flip", 10000, -5000, [15000], Accepts },
        { "a flipped sign that does not add up", 10000, -5000, [5000], Rejects },
        { "nothing granted", 5000, 0, [5000], Accepts },
    };

    [Theory]
    [EachFamilyOf(nameof(Amounts))]
    public void Rejected_lines_explain_the_difference(
        Standaard standaard, string reason, long submitted, long granted, long[] lines, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Answer(standaard, ["0200"], submitted, granted.ToTotaal(), lines));
    }

    [Theory]
    [EachFamily]
    public void A_rejected_claim_grants_nothing(Standaard standaard)
    {
        Rule.Accepts("nothing granted, nothing returned", Answer(standaard, ["9333"], 58000, 0L.ToTotaal()));
        Rule.Rejects("granted all the same", Answer(standaard, ["9333"], 58000, 34000L.ToTotaal()));
        Rule.Rejects("lines returned", Answer(standaard, ["9333"], 58000, 0L.ToTotaal(), 58000));
        Rule.Rejects("zero is a debit", Answer(standaard, ["9333"], 58000, new() { TotaalBedrag = 0, DebetCredit = "C" }));
        Rule.Accepts("8001 is no rejection", Answer(standaard, ["8001"], 58000, 58000L.ToTotaal()));
        Rule.Rejects("8001 asks for the same totals", Answer(standaard, ["8001"], 58000, 57000L.ToTotaal()));
    }

    [Fact]
    public void All_clients_count()
    {
        var bericht = Valid.B325();
        var line = Valid.Prestatie() with { IngediendBedrag = new() { Bedrag = 5000, DebetCredit = "D" } };
        Rule.Accepts("two clients with a line each", bericht with
        {
            DeclaratieAntwoord = bericht.DeclaratieAntwoord! with
            {
                TotaalIngediendBedrag = 10000L.ToTotaal(),
                Clienten = [new() { Bsn = Valid.Bsn, Prestaties = [line] }, new() { Bsn = Valid.OtherBsn, Prestaties = [line with { }] }],
            },
        });
    }

    [Fact]
    public void An_answer_of_a_header_only_has_no_totals() =>
        Rule.Accepts("no DeclaratieAntwoord", Valid.B325() with { DeclaratieAntwoord = null });

    [Fact]
    public void Explains_itself()
    {
        const string Text =
            "De afgekeurde regels in het antwoord verklaren het verschil tussen het ingediende en het toegekende totaalbedrag. Gevonden: ";
        Rule.Explains(
            Text + "TotaalIngediendBedrag = € 580,00 D (dit bericht); TotaalToegekendBedrag = € 340,00 D (dit bericht); "
            + "som van de regels in het antwoord = € 190,00 (dit bericht). "
            + "Wat wel kan: Neem precies de afgekeurde regels op, samen € 240,00, of maak het toegekende totaal € 390,00.",
            Answer(Standaard.Ijw, ["0200"], 58000, 34000L.ToTotaal(), 14000, 5000));
        Rule.Explains(
            Text
                + "DeclaratieAntwoord/RetourCode = 9333 (dit bericht); TotaalToegekendBedrag = € 340,00 D (dit bericht); aantal clienten = "
                + "0 (dit bericht). "
            + "Wat wel kan: Ken bij een afgekeurde declaratie € 0,00 (D) toe en neem geen Clienten op.",
            Answer(Standaard.Ijw, ["9333"], 58000, 34000L.ToTotaal()));
    }

    private static Bericht Answer(Standaard standaard, string[] codes, long submitted, TotaalBedragMetDC granted, params long[] lines)
    {
        var bericht = Valid.B325(standaard);
        var prestaties = lines.Select((cents, i) => Valid.Prestatie(standaard, $"R{i}") with
        {
            IngediendBedrag = new() { Bedrag = Math.Abs(cents), DebetCredit = cents < 0 ? "C" : "D" },
        });
        return bericht with
        {
            DeclaratieAntwoord = bericht.DeclaratieAntwoord! with
            {
                RetourCodes = codes,
                TotaalIngediendBedrag = submitted.ToTotaal(),
                TotaalToegekendBedrag = granted,
                Clienten = lines.Length == 0 ? null : [new() { Bsn = Valid.Bsn, Prestaties = [.. prestaties] }],
            },
        };
    }
}
