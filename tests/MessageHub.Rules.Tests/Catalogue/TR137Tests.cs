using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR137Tests
{
    private const string Rule = "TR137";

    [Theory]
    [InlineData("claimed on the last day", "2026-04-01", "2026-04-30", "2026-04-30", false)]
    [InlineData("claimed a day too early", "2026-04-01", "2026-04-30", "2026-04-29", true)]
    [InlineData("claimed later", "2026-04-01", "2026-04-30", "2026-05-06", false)]
    [InlineData("one day", "2026-04-10", "2026-04-10", "2026-05-06", false)]
    [InlineData("ends before it begins", "2026-04-10", "2026-04-09", "2026-05-06", true)]
    public void A_period_is_ordered_and_over(string reason, string begin, string end, string dagtekening, bool fails)
    {
        var period = Valid.Period(begin, end);
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var before = new GeslotenPeriode { Begindatum = new(2026, 3, 1), Einddatum = new(2026, 3, 31) };
            var line = Valid.Prestatie(standaard) with { ProductPeriode = period };
            var claim = Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductPeriode = before });
            Judging.Expect(Rule, fails, $"claim period, {standaard}: {reason}", On(dagtekening, claim with
            {
                Declaratie = claim.Declaratie! with { DeclaratiePeriode = period },
            }));
            claim = Valid.B323(standaard, line);
            Judging.Expect(Rule, fails, $"product period, {standaard}: {reason}", On(dagtekening, claim with
            {
                Declaratie = claim.Declaratie! with { DeclaratiePeriode = before },
            }));
            var answer = Valid.B325(standaard);
            Judging.Expect(Rule, fails, $"325, {standaard}: {reason}", On(dagtekening, answer with
            {
                DeclaratieAntwoord = answer.DeclaratieAntwoord! with { Clienten = [new() { Bsn = Valid.Bsn, Prestaties = [line] }] },
            }));
        }
    }

    [Fact]
    public void Explains_itself()
    {
        const string Text = "De einddatum van een declaratie- of productperiode ligt niet vóór de begindatum en niet na de dagtekening van het bericht. Gevonden: ";
        Judging.ExpectExplanation(
            Rule,
            Text + "ProductPeriode/Begindatum = 01-06-2026 (dit bericht); ProductPeriode/Einddatum = 30-06-2026 (dit bericht); "
            + "Dagtekening = 08-06-2026 (dit bericht). "
            + "Wat wel kan: Dien het bericht in met een dagtekening op of na 30-06-2026, of laat de periode eerder eindigen.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-06-01", "2026-06-30") }));
        Judging.ExpectExplanation(
            Rule,
            Text + "ProductPeriode/Begindatum = 10-05-2026 (dit bericht); ProductPeriode/Einddatum = 09-05-2026 (dit bericht); "
            + "Dagtekening = 08-06-2026 (dit bericht). Wat wel kan: Laat de periode niet eindigen vóór haar begindatum.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-05-10", "2026-05-09") }));
    }

    private static Bericht On(string dagtekening, Bericht bericht) => bericht with
    {
        Header = bericht.Header with
        {
            BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Dagtekening = DateOnly.ParseExact(dagtekening, "yyyy-MM-dd") },
        },
    };
}
