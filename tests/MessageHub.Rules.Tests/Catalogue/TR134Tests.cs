using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR134Tests
{
    private static readonly TestedRule Rule = new("TR134");
    private static readonly DateOnly Day = Valid.Dagtekening;
    private static readonly DateOnly NextDay = Valid.Dagtekening.AddDays(1);

    public static TheoryData<string, Func<Standaard, DateOnly, Bericht>> Dates => new()
    {
        { "301 client birth", (s, d) => Client(Valid.B301(s), c => c with { Geboortedatum = new() { Datum = d } }) },
        {
            "301 relation birth",
            (s, d) => Client(Valid.B301(s), c => c with { Relaties = [Valid.Relatie() with { Geboortedatum = new() { Datum = d } }] })
        },
        { "301 decision", (s, d) => Valid.B301(s, Valid.ToegewezenProduct(s) with { Toewijzingsdatum = d }) },
        { "305 client birth", (s, d) => Client(Valid.B305(s), c => c with { Geboortedatum = new() { Datum = d } }) },
        { "305 begin", (s, d) => Valid.B305(s, Valid.StartProduct(s) with { Begindatum = d }) },
        { "307 client birth", (s, d) => Client(Valid.B307(s), c => c with { Geboortedatum = new() { Datum = d } }) },
        { "307 begin", (s, d) => Valid.B307(s, Valid.StopProduct(s) with { Begindatum = d }) },
        { "307 end", (s, d) => Valid.B307(s, Valid.StopProduct(s) with { Einddatum = d }) },
        { "307 begin and end", (s, d) => Valid.B307(s, Valid.StopProduct(s) with { Begindatum = d, Einddatum = d }) },
        { "315 client birth", (s, d) => Client(Valid.B315(s), c => c with { Geboortedatum = new() { Datum = d } }) },
        { "323 claim period begin", (s, d) => Claim(s, x => x with { DeclaratiePeriode = x.DeclaratiePeriode with { Begindatum = d } }) },
        { "323 product period begin", (s, d) => Valid.B323(s, Line(s, d)) },
        { "325 product period begin", Answer },
    };

    [Theory]
    [EachFamilyOf(nameof(Dates))]
    public void A_date_of_what_was_is_not_after_the_message(Standaard standaard, string reason, Func<Standaard, DateOnly, Bericht> of)
    {
        Rule.Accepts($"{reason}: the day of the message", of(standaard, Day));
        Rule.Rejects($"{reason}: the day after", of(standaard, NextDay));
    }

    [Fact]
    public void Other_dates_may_lie_ahead()
    {
        Rule.Accepts("an allocation is planned care", Valid.B301(
            Standaard.Ijw, Valid.ToegewezenProduct() with { Ingangsdatum = NextDay, Einddatum = new(2027, 1, 1) }));
        Rule.Accepts("a request is planned care", Valid.B315(
            Standaard.Ijw, Valid.AangevraagdProduct() with { BeschikkingNummer = 1, BeschikkingIngangsdatum = NextDay }));
        Rule.Accepts("the start of the allocation is not the start of delivery", Valid.B305(
            Standaard.Ijw, Valid.StartProduct() with { ToewijzingIngangsdatum = NextDay }));
        Rule.Accepts(
            "the day of the claim may lie after that of the message",
            Claim(Standaard.Ijw, x => x with { DeclaratieDagtekening = NextDay }));
        Rule.Accepts("the end of a period is for TR137", Valid.B323(
            Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-06-01", "2026-06-30") }));
    }

    [Fact]
    public void Explains_itself()
    {
        const string Text =
            "Een geboortedatum, een toewijzingsdatum of een datum van levering ligt niet na de dagtekening van het bericht. Gevonden: ";
        Rule.Explains(
            Text + "Geboortedatum/Datum = (niet getoond) (dit bericht); Dagtekening = 08-06-2026 (dit bericht). "
            + "Wat wel kan: Vul Geboortedatum/Datum met een datum op of vóór 08-06-2026.",
            Client(Valid.B305(), c => c with { Geboortedatum = new() { Datum = NextDay } }));
        Rule.Explains(
            Text + "Begindatum = 09-06-2026 (dit bericht); Einddatum = 10-06-2026 (dit bericht); Dagtekening = 08-06-2026 (dit bericht). "
            + "Wat wel kan: Vul Begindatum en Einddatum met een datum op of vóór 08-06-2026.",
            Valid.B307(Standaard.Ijw, Valid.StopProduct() with { Begindatum = NextDay, Einddatum = NextDay.AddDays(1) }));
    }

    private static Bericht Client(Bericht bericht, Func<Client, Client> change) => bericht with { Client = change(bericht.Client!) };

    private static Bericht Claim(Standaard standaard, Func<Declaratie, Declaratie> change)
    {
        var bericht = Valid.B323(standaard);
        return bericht with { Declaratie = change(bericht.Declaratie!) };
    }

    private static Prestatie Line(Standaard standaard, DateOnly begin) =>
        Valid.Prestatie(standaard) with { ProductPeriode = new() { Begindatum = begin, Einddatum = begin } };

    private static Bericht Answer(Standaard standaard, DateOnly begin)
    {
        var bericht = Valid.B325(standaard);
        return bericht with
        {
            DeclaratieAntwoord = bericht.DeclaratieAntwoord! with
            {
                Clienten = [new() { Bsn = Valid.Bsn, Prestaties = [Line(standaard, begin)] }]
            },
        };
    }
}
