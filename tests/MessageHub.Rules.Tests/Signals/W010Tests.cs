using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Signals;

public class W010Tests
{
    [Theory]
    [InlineData("W010", "the day before the decision", "2026-06-07", "05")]
    [InlineData("", "the day of the decision", "2026-06-08", "05")]
    [InlineData("", "the aanbieder asked for it", "2026-06-07", "12")]
    [InlineData("", "later than before", "2027-01-31", "04")]
    public void An_end_in_the_past_takes_agreement(string expected, string reason, string end, string reden) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(
            Valid.B301(
                Standaard.Ijw,
                Valid.ToegewezenProduct() with
                {
                    Toewijzingsdatum = new(2026, 6, 8),
                    Einddatum = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
                    RedenWijziging = reden
                }),
            Valid.With(Valid.Toewijzing()))));
}
