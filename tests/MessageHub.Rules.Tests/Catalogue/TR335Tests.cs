using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR335Tests
{
    private const string Rule = "TR335";

    [Theory]
    [InlineData("exactly five years", "2021-05-06", "2026-05-06", false)]
    [InlineData("five years and a day", "2021-05-05", "2026-05-06", true)]
    [InlineData("the last day of the month before", "2021-04-30", "2026-05-06", true)]
    [InlineData("recent", "2026-04-30", "2026-05-06", false)]
    [InlineData("29 February plus five years is 28 February", "2024-02-29", "2029-02-28", false)]
    [InlineData("the day after that", "2024-02-29", "2029-03-01", true)]
    [InlineData("at the end of the calendar nothing is too old", "9999-12-31", "2026-05-06", false)]
    public void A_product_period_is_not_too_old(string reason, string end, string claimed, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            foreach (var debetCredit in new[] { "D", "C" })
                Judging.Expect(Rule, fails, $"{standaard} {debetCredit}: {reason}", Of(standaard, end, claimed, debetCredit));
        }
    }

    [Fact]
    public void The_claim_date_counts_not_the_message_date()
    {
        var bericht = Of(Standaard.Ijw, "2021-05-06", "2026-05-06", "D");
        Judging.Expect(Rule, false, "a later Dagtekening", bericht with
        {
            Header = bericht.Header with { BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Dagtekening = new(2026, 6, 30) } },
        });
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een productperiode is hoogstens vijf jaar vóór de dagtekening van de declaratie geëindigd. "
        + "Gevonden: ProductPeriode/Einddatum = 30-04-2021 (dit bericht); DeclaratieDagtekening = 06-05-2026 (dit bericht). "
        + "Wat wel kan: Declareer deze productperiode niet meer: dat kon tot en met 30-04-2026.",
        Of(Standaard.Ijw, "2021-04-30", "2026-05-06", "D"));

    private static Bericht Of(Standaard standaard, string end, string claimed, string debetCredit)
    {
        var bericht = Valid.B323(standaard, Valid.Prestatie(standaard) with
        {
            ProductPeriode = Valid.Period(end, end),
            IngediendBedrag = new() { Bedrag = 42500, DebetCredit = debetCredit },
        });
        return bericht with { Declaratie = bericht.Declaratie! with { DeclaratieDagtekening = DateOnly.ParseExact(claimed, "yyyy-MM-dd") } };
    }
}
