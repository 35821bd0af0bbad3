using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR137Tests
{
    private static readonly TestedRule Rule = new("TR137");

    [Theory]
    [EachFamily("claimed on the last day", "2026-04-01", "2026-04-30", "2026-04-30", Accepts)]
    [EachFamily("claimed a day too early", "2026-04-01", "2026-04-30", "2026-04-29", Rejects)]
    [EachFamily("claimed later", "2026-04-01", "2026-04-30", "2026-05-06", Accepts)]
    [EachFamily("one day", "2026-04-10", "2026-04-10", "2026-05-06", Accepts)]
    [EachFamily("ends before it begins", "2026-04-10", "2026-04-09", "2026-05-06", Rejects)]
    public void A_period_is_ordered_and_over(
        Standaard standaard, string reason, string begin, string end, string dagtekening, Ruling ruling)
    {
        var period = Valid.Period(begin, end);
        var before = new GeslotenPeriode { Begindatum = new(2026, 3, 1), Einddatum = new(2026, 3, 31) };
        var line = Valid.Prestatie(standaard) with { ProductPeriode = period };
        var claim = Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductPeriode = before });
        Rule.Gives(ruling, $"claim period, {reason}", On(dagtekening, claim with
        {
            Declaratie = claim.Declaratie! with { DeclaratiePeriode = period },
        }));
        claim = Valid.B323(standaard, line);
        Rule.Gives(ruling, $"product period, {reason}", On(dagtekening, claim with
        {
            Declaratie = claim.Declaratie! with { DeclaratiePeriode = before },
        }));
        var answer = Valid.B325(standaard);
        Rule.Gives(ruling, $"325, {reason}", On(dagtekening, answer with
        {
            DeclaratieAntwoord = answer.DeclaratieAntwoord! with { Clienten = [new() { Bsn = Valid.Bsn, Prestaties = [line] }] },
        }));
    }

    [Fact]
    public void Explains_itself()
    {
        const string Text =
            "De einddatum van een declaratie- of productperiode ligt niet vóór de begindatum en niet na de dagtekening van het bericht. "
            + "Gevonden: ";
        Rule.Explains(
            Text + "ProductPeriode/Begindatum = 01-06-2026 (dit bericht); ProductPeriode/Einddatum = 30-06-2026 (dit bericht); "
            + "Dagtekening = 08-06-2026 (dit bericht). "
            + "Wat wel kan: Dien het bericht in met een dagtekening op of na 30-06-2026, of laat de periode eerder eindigen.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-06-01", "2026-06-30") }));
        Rule.Explains(
            Text + "ProductPeriode/Begindatum = 10-05-2026 (dit bericht); ProductPeriode/Einddatum = 09-05-2026 (dit bericht); "
            + "Dagtekening = 08-06-2026 (dit bericht). Wat wel kan: Laat de periode niet eindigen vóór haar begindatum.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-05-10", "2026-05-09") }));
    }

    private static Bericht On(string dagtekening, Bericht bericht) => bericht with
    {
        Header = bericht.Header with
        {
            BerichtIdentificatie = bericht.Header.BerichtIdentificatie with
            {
                Dagtekening = DateOnly.ParseExact(dagtekening, "yyyy-MM-dd")
            },
        },
    };
}
