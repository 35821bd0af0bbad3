using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR358Tests
{
    private static readonly TestedRule Rule = new("TR358");

    public static TheoryData<string, long[], long, string, Ruling> Cases => new()
    {
        // reason, lines (signed eurocents), total, D or C, ruling
        { "debits less credits", [5000, 24000, -4000], 25000, "D", Accepts },
        { "a credit added instead of subtracted", [5000, -4000], 9000, "D", Rejects },
        { "one cent too much", [5000, 24000, -4000], 25001, "D", Rejects },
        { "one cent too little", [5000, 24000, -4000], 24999, "D", Rejects },
        { "a credit alone", [-4000], 4000, "C", Accepts },
        { "a credit alone, as a debit", [-4000], 4000, "D", Rejects },
        { "zero", [4000, -4000], 0, "D", Accepts },
        { "zero with C is for CS325", [4000, -4000], 0, "C", Accepts },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void The_total_is_the_sum_of_the_lines(
        Standaard standaard, string reason, long[] lines, long total, string debetCredit, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Claim(standaard, lines, total, debetCredit));
    }

    [Fact]
    public void All_clients_count()
    {
        var bericht = Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.Bsn, Prestaties = [Valid.Prestatie()] },
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Valid.Prestatie(referentie: "R002")] });
        Rule.Accepts("85000 in two lines", bericht);
        Rule.Rejects("the first client only", bericht with
        {
            Declaratie = bericht.Declaratie! with { TotaalIngediendBedrag = 42500L.ToTotaal() },
        });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Het ingediende totaalbedrag is de som van de ingediende bedragen van alle regels, waarbij debet optelt en credit aftrekt. "
        + "Gevonden: TotaalIngediendBedrag = € 90,00 D (dit bericht); som van de regels = € 10,00 D (dit bericht). "
        + "Wat wel kan: Vul bij TotaalIngediendBedrag € 10,00 D.",
        Claim(Standaard.Ijw, [5000, -4000], 9000, "D"));

    private static Bericht Claim(Standaard standaard, long[] lines, long total, string debetCredit)
    {
        var bericht = Valid.B323(standaard, [.. lines.Select((cents, i) => Valid.Prestatie(standaard, $"R{i}") with
        {
            IngediendBedrag = new() { Bedrag = Math.Abs(cents), DebetCredit = cents < 0 ? "C" : "D" },
        })]);
        return bericht with
        {
            Declaratie = bericht.Declaratie! with { TotaalIngediendBedrag = new() { TotaalBedrag = total, DebetCredit = debetCredit } },
        };
    }
}
