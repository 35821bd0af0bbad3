using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W004Tests
{
    private static readonly Toewijzing Other = Valid.Toewijzing() with
    {
        Nummer = 10073, Product = new() { Categorie = "45", Code = "45A05" }
    };

    public static TheoryData<string, string, Toewijzing> Cases => new()
    {
        { "W004", "it ends in half a year", Other },
        { "W004", "it has no end", Other with { Einddatum = null } },
        { "W004", "it starts later", Other with { Ingangsdatum = new(2026, 9, 1) } },
        { "W004", "it ends on the Dagtekening", Other with { Einddatum = Valid.Dagtekening } },
        { "", "it ended the day before", Other with { Einddatum = Valid.Dagtekening.AddDays(-1) } },
        { "", "it was deleted", Other with { RedenWijziging = "13", Einddatum = Other.Ingangsdatum } },
        { "", "it is of another client", Other with { Bsn = Valid.OtherBsn } },
        { "", "it is with another aanbieder", Other with { Aanbieder = "65656066" } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_current_allocation_is_left_out(string expected, string reason, Toewijzing other) => Assert.Equal(
        (reason, expected), (reason, Signalled.In(Valid.B301(), Valid.With(Valid.Toewijzing(), other))));

    [Fact]
    public void It_says_which() => Assert.Equal(
        "Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder. Gevonden: Dagtekening = 08-06-2026 (dit "
        + "bericht); "
        + "Einddatum = 31-12-2026 (de 301 van 15-12-2025 (toewijzing 10073)). Wat wel kan: Neem ook op: toewijzing 10073.",
        Explanation.Of(Assert.Single(Judging.Assess(Valid.B301(), Valid.With(Valid.Toewijzing(), Other)).Signals)));
}
