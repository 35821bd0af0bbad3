using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Signals;

public class W006Tests
{
    private static readonly ToegewezenProduct Version = Valid.ToegewezenProduct() with
    {
        Toewijzingsdatum = new(2026, 6, 8), RedenWijziging = "04"
    };

    public static TheoryData<string, string, Omvang?, long?, ToegewezenProduct> Cases => new()
    {
        { "W006", "three hours become nine from the first day", Valid.Omvang(3), null, Version with { Omvang = Valid.Omvang(9) } },
        { "W006", "another Frequentie", Valid.Omvang(3), null, Version with { Omvang = Valid.Omvang(3, frequentie: "2") } },
        { "W006", "a monthly volume becomes a total", Valid.Omvang(3), null, Version with { Omvang = Valid.Omvang(3, frequentie: "6") } },
        {
            "W006", "another Eenheid of a total", Valid.Omvang(3, frequentie: "6"), null,
            Version with { Omvang = Valid.Omvang(3, "16", "6") }
        },
        { "", "a higher total", Valid.Omvang(3, frequentie: "6"), null, Version with { Omvang = Valid.Omvang(9, frequentie: "6") } },
        { "", "only a later Einddatum", Valid.Omvang(10), null, Version with { Einddatum = new(2027, 1, 31) } },
        {
            "", "the version that is in force, sent again", Valid.Omvang(3), null,
            Valid.ToegewezenProduct() with { Omvang = Valid.Omvang(3) }
        },
        {
            "",
            "an older version, which never counts",
            Valid.Omvang(3),
            null,
            Version with { Toewijzingsdatum = new(2025, 12, 1), Omvang = Valid.Omvang(9) }
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_may_not_change_under_one_number(
        string expected, string reason, Omvang? omvang, long? budget, ToegewezenProduct version) => Assert.Equal(
        (reason, expected),
        (
            reason,
            Signalled.In(Valid.B301(Standaard.Ijw, version), Valid.With(Valid.Toewijzing() with { Omvang = omvang, Budget = budget }))));

    [Fact]
    public void A_budget_in_place_of_a_volume()
    {
        var aspecific = new Product { Categorie = "45" };
        string In(long? before, long? after) => Signalled.In(
            Valid.B301(Standaard.Ijw, Version with { Product = aspecific, Omvang = null, Budget = after }),
            Valid.With(Valid.Toewijzing() with { Product = aspecific, Omvang = null, Budget = before }));

        Assert.Equal("W006", In(null, 500_00));
        Assert.Equal("", In(500_00, 600_00));
    }
}
