using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W008Tests
{
    public static TheoryData<string, string, DateOnly, EarlierPrestatie[]> Cases => new()
    {
        { "W008", "a granted line after the new end", new(2026, 3, 31), [Valid.Earlier()] },
        { "W008", "a line of which the last day lies after it", new(2026, 4, 29), [Valid.Earlier()] },
        { "", "the line ends on the new last day", new(2026, 4, 30), [Valid.Earlier()] },
        {
            "",
            "the line was credited",
            new(2026, 3, 31),
            [Valid.Earlier(), Valid.Earlier("R901") with { IsDebit = false, VorigReferentieNummer = "R900" }]
        },
        { "", "nothing was granted", new(2026, 3, 31), [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Granted_care_after_the_new_end(string expected, string reason, DateOnly end, EarlierPrestatie[] lines) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(Shortened(end), Valid.With(Valid.Toewijzing()) with { Prestaties = lines })));

    [Fact]
    public void It_says_how_many_lines_and_euros() => Assert.Equal(
        "Een toewijzing wordt niet ingekort tot vóór zorg die al is toegekend. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Einddatum = 28-02-2026 (dit bericht); Einddatum = 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10072)); "
        + "toegekende regels na de einddatum = 2 (eerdere declaraties); bedrag van die regels = € 850,00 (eerdere declaraties). "
        + "Wat wel kan: Kies als Einddatum 30-04-2026 of later, of laat de aanbieder deze regels eerst crediteren.",
        Explanation.Of(Assert.Single(Judging.Assess(
            Shortened(new(2026, 2, 28)),
            Valid.With(Valid.Toewijzing()) with { Prestaties = [Valid.Earlier(), Valid.Earlier("R902", "2026-03-01", "2026-03-31")] }).Signals)));

    private static Bericht Shortened(DateOnly end) => Valid.B301(
        Standaard.Ijw, Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = end, RedenWijziging = "12" });
}
