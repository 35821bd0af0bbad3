using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W011Tests
{
    private static readonly ToegewezenProduct Next = Valid.ToegewezenProduct() with
    {
        ToewijzingNummer = 10080,
        Toewijzingsdatum = new(2026, 6, 8),
        Ingangsdatum = new(2026, 7, 1),
        Einddatum = new(2026, 12, 31),
    };

    public static TheoryData<string, string, Toewijzing, ToegewezenProduct> Cases => new()
    {
        { "W011", "the same, from the day after", Until(new(2026, 6, 30)), Next },
        { "W011", "decided on its last day", Until(new(2026, 6, 8)), Next with { Ingangsdatum = new(2026, 6, 9) } },
        { "", "it had ended when this was decided", Until(new(2026, 6, 7)), Next with { Ingangsdatum = new(2026, 6, 8) } },
        { "", "a day between", Until(new(2026, 6, 29)), Next },
        { "", "another volume", Until(new(2026, 6, 30)), Next with { Omvang = Valid.Omvang(12) } },
        { "", "another product", Until(new(2026, 6, 30)), Next with { Product = new() { Categorie = "45", Code = "45A05" } } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_new_number_where_the_old_one_could_be_extended(
        string expected, string reason, Toewijzing known, ToegewezenProduct next) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(
            Valid.B301(Standaard.Ijw, [.. Sent(known), next]),
            Valid.With(known),
            new(2026, 7, 1))));

    private static Toewijzing Until(DateOnly end) => Valid.Toewijzing() with { Einddatum = end };

    /// <summary>As it is in force, so that nothing is missing.</summary>
    private static ToegewezenProduct[] Sent(Toewijzing known) => [Valid.ToegewezenProduct() with { Einddatum = known.Einddatum }];
}
