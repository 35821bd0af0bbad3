using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR335Tests
{
    private static readonly TestedRule Rule = new("TR335");

    [Theory]
    [EachFamily("exactly five years", "2021-05-06", "2026-05-06", Accepts)]
    [EachFamily("five years and a day", "2021-05-05", "2026-05-06", Rejects)]
    [EachFamily("the last day of the month before", "2021-04-30", "2026-05-06", Rejects)]
    [EachFamily("recent", "2026-04-30", "2026-05-06", Accepts)]
    [EachFamily("29 February minus 60 months is 28 February", "2023-02-28", "2028-02-29", Accepts)]
    [EachFamily("the day before that", "2023-02-27", "2028-02-29", Rejects)]
    [EachFamily("28 February minus 60 months, before a leap day", "2024-02-28", "2029-02-28", Accepts)]
    [EachFamily("a leap day from the end of February", "2024-02-29", "2029-02-28", Accepts)]
    [EachFamily("a leap day from 1 March", "2024-02-29", "2029-03-01", Rejects)]
    [EachFamily("31 March minus 60 months", "2023-03-31", "2028-03-31", Accepts)]
    [EachFamily("at the end of the calendar nothing is too old", "9999-12-31", "2026-05-06", Accepts)]
    [EachFamily("at the end of the calendar much is", "2021-05-06", "9999-12-31", Rejects)]
    [EachFamily("at its beginning nothing is", "0001-01-01", "0005-12-31", Accepts)]
    public void A_product_period_is_not_too_old(Standaard standaard, string reason, string end, string claimed, Ruling ruling)
    {
        Rule.Gives(ruling, $"debit: {reason}", Of(standaard, end, claimed, "D"));
        Rule.Gives(ruling, $"credit: {reason}", Of(standaard, end, claimed, "C"));
    }

    [Fact]
    public void The_claim_date_counts_not_the_message_date()
    {
        var bericht = Of(Standaard.Ijw, "2021-05-06", "2026-05-06", "D");
        Rule.Accepts("a later Dagtekening", bericht with
        {
            Header = bericht.Header with
            {
                BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Dagtekening = new(2026, 6, 30) }
            },
        });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode is hoogstens vijf jaar vóór de dagtekening van de declaratie geëindigd. "
        + "Gevonden: ProductPeriode/Einddatum = 30-04-2021 (dit bericht); DeclaratieDagtekening = 06-05-2026 (dit bericht). "
        + "Wat wel kan: Declareer deze productperiode niet meer: op deze dag kan dat vanaf 06-05-2021.",
        Of(Standaard.Ijw, "2021-04-30", "2026-05-06", "D"));

    private static Bericht Of(Standaard standaard, string end, string claimed, string debetCredit)
    {
        var bericht = Valid.B323(standaard, Valid.Prestatie(standaard) with
        {
            ProductPeriode = Valid.Period(end, end),
            IngediendBedrag = new() { Bedrag = 42500, DebetCredit = debetCredit },
        });
        return bericht with
        {
            Declaratie = bericht.Declaratie! with { DeclaratieDagtekening = DateOnly.ParseExact(claimed, "yyyy-MM-dd") }
        };
    }
}
