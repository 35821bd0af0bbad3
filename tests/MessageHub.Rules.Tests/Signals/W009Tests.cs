using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Signals;

public class W009Tests
{
    [Theory]
    [InlineData("W009", "a start is in force", 10072, "13")]
    [InlineData("", "a start on another allocation", 10073, "13")]
    [InlineData("", "no deletion, only an end", 10072, "12")]
    public void A_deletion_while_care_runs(string expected, string reason, long nummer, string reden)
    {
        var product = Valid.ToegewezenProduct() with
        {
            Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 1, 1), RedenWijziging = reden
        };
        Assert.Equal(
            (reason, expected),
            (reason, Signalled.In(
                Valid.B301(Standaard.Ijw, product),
                Valid.With(Valid.Toewijzing()) with { Starts = [Valid.Start() with { ToewijzingNummer = nummer }] })));
    }

    [Fact]
    public void A_deletion_before_care_began() => Assert.Equal(
        "",
        Signalled.In(
            Valid.B301(
                Standaard.Ijw,
                Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 1, 1), RedenWijziging = "13" }),
            Valid.With(Valid.Toewijzing())));
}
