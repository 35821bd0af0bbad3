using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR002Tests
{
    private static readonly TestedRule Rule = new("TR002");

    public static TheoryData<string, string, string?, Ruling> Cases => new()
    {
        // reason, Datum, DatumGebruik, ruling; the Dagtekening is 08-06-2026
        { "a child", "2010-02-14", null, Accepts },
        { "exactly 120 years", "1906-06-08", null, Accepts },
        { "120 years and a day", "1906-06-07", null, Rejects },
        { "wholly unknown", "1900-01-01", "3", Accepts },
        { "01-01-1900 without DatumGebruik is an ordinary date", "1900-01-01", null, Rejects },
        { "01-01-1900 of which only the day is unknown", "1900-01-01", "1", Rejects },
        { "unknown, but with another date", "1899-01-01", "3", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Birth_dates_are_held_against_the_message_date(
        Standaard standaard, string reason, string date, string? use, Ruling ruling) =>
        Rule.Gives(ruling, reason, Places.Of(standaard, Birth(date, use)));

    [Fact]
    public void A_date_that_is_absent_is_not_judged()
    {
        Rule.Accepts("a relation without birth date", Relation(Standaard.Ijw, null));
        Rule.Accepts("a 317 has no birth date", Valid.B317());
    }

    [Fact]
    public void Every_date_of_the_calendar_is_judged()
    {
        var bericht = Of(305, Standaard.Ijw, Birth("0001-01-01", null));
        Rule.Accepts("no date lies 120 years before the year 100", bericht with
        {
            Header = bericht.Header with { BerichtIdentificatie = new() { Identificatie = "ID305", Dagtekening = new(100, 1, 1) } },
        });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een geboortedatum ligt hoogstens 120 jaar vóór de dagtekening van het bericht, tenzij de geboortedatum geheel onbekend is. "
        + "Gevonden: Geboortedatum/Datum = (niet getoond) (dit bericht); Geboortedatum/DatumGebruik = (leeg) (dit bericht); "
        + "Dagtekening = 08-06-2026 (dit bericht). Wat wel kan: Vul een geboortedatum op of na 08-06-1906, of 01-01-1900 met DatumGebruik "
        + "3 "
        + "als de geboortedatum onbekend is.",
        Of(305, Standaard.Ijw, Birth("1905-01-01", null)));

    private static Geboortedatum Birth(string date, string? use) =>
        new() { Datum = DateOnly.ParseExact(date, "yyyy-MM-dd"), DatumGebruik = use };

    private static Bericht Of(int nummer, Standaard standaard, Geboortedatum birth)
    {
        var bericht = Valid.Bericht(nummer, standaard);
        return bericht with { Client = bericht.Client! with { Geboortedatum = birth } };
    }

    private static Bericht Relation(Standaard standaard, Geboortedatum? birth)
    {
        var bericht = Valid.B301(standaard);
        return bericht with { Client = bericht.Client! with { Relaties = [Valid.Relatie() with { Geboortedatum = birth }] } };
    }
}
