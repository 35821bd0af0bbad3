using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS139Tests
{
    private const string Rule = "CS139";

    private static readonly (string Reason, string? Gebruik, DateOnly Datum, bool Fails)[] Cases =
    [
        ("day unknown, first of the month", "1", new(1949, 9, 1), false),
        ("day unknown, second of the month", "1", new(1949, 9, 2), true),
        ("month unknown, first of January", "2", new(1953, 1, 1), false),
        ("month unknown, first of September", "2", new(1953, 9, 1), true),
        ("month unknown, second of January", "2", new(1953, 1, 2), true),
        ("wholly unknown", "3", new(1900, 1, 1), false),
        ("wholly unknown, another year", "3", new(1953, 1, 1), true),
        ("known, any date", null, new(1953, 9, 17), false),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_birth_date_agrees_with_its_use(Standaard standaard)
    {
        foreach (var (reason, gebruik, datum, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, new Geboortedatum { Datum = datum, DatumGebruik = gebruik }))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }

        Judging.Expect(Rule, false, "301 Relatie without a birth date", Places.On301(standaard, c => c with { Relaties = [Valid.Relatie()] }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De geboortedatum past bij het datumgebruik: 1 de eerste van een maand, 2 de eerste van januari, 3 de datum 01-01-1900. "
        + "Gevonden: Geboortedatum/DatumGebruik = 2 (dit bericht); Geboortedatum/Datum = (niet getoond) (dit bericht). Wat wel kan: Zet "
        + "dag en maand op 01, of laat DatumGebruik weg.",
        Places.On301(Standaard.Ijw, c => c with { Geboortedatum = new() { Datum = new(1953, 9, 1), DatumGebruik = "2" } }));
}
