using MessageHub.Berichten;
using MessageHub.Rules.Register;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Tests.Volume;

public class VolumeLimitTests
{
    public static TheoryData<string, string, string, long[], long> Worked => new()
    {
        // volume, unit and frequency; first and last day; most per calendar month; most in total
        { "3 04 2", "2025-07-07", "2025-09-07", [12, 15, 3], 27 },
        { "3 04 2", "2025-10-07", "2025-12-30", [12, 15, 15], 39 },
        { "3 04 2", "2025-11-12", "2025-11-30", [9], 9 },
        { "3 04 2", "2026-11-12", "2026-11-30", [12], 12 },
        { "15 04 4", "2026-10-14", "2026-12-13", [15, 15, 15], 45 },
        { "30000 83 2", "2025-07-07", "2025-09-07", [90000, 150000, 30000], 270000 },
        { "30000 83 2", "2025-07-07", "2025-09-06", [90000, 180000, 0], 270000 },
        { "30000 83 2", "2025-07-07", "2025-09-05", [90000, 180000, 0], 270000 },
        { "30000 83 2", "2025-10-07", "2025-12-31", [90000, 150000, 150000], 390000 },
        { "2 82 2", "2026-04-28", "2026-05-02", [0, 2], 2 }, // no Sunday at all
        { "7 04 2", "2026-03-01", "2026-03-31", [42], 42 }, // six weeks
        { "2 04 1", "2026-04-29", "2026-05-03", [4, 6], 10 },
        { "40 04 6", "2026-04-29", "2026-05-03", [40, 40], 40 },
        { "500 82 6", "2026-04-29", "2026-05-03", [500, 500], 500 },
    };

    [Theory]
    [EachFamilyOf(nameof(Worked))]
    public void Worked_numbers(Standaard standaard, string assigned, string ingang, string eind, long[] months, long total)
    {
        var toewijzing = Assigned(assigned, ingang, eind);
        Assert.Equal(months, Months(toewijzing, standaard));
        Assert.Equal(total, VolumeLimit.InTotal(toewijzing, toewijzing.Ingangsdatum));
    }

    [Theory]
    [InlineData("3 04 2", "01", Standaard.Iwmo, 18, 15)]
    [InlineData("3 82 2", "01", Standaard.Iwmo, 18, 15)]
    [InlineData("3 04 4", "01", Standaard.Iwmo, 3, 3)]
    [InlineData("3 04 2", "02", Standaard.Iwmo, 15, 15)]
    [InlineData("3 04 2", "01", Standaard.Ijw, 15, 15)]
    public void Domestic_help_in_iWmo_per_week_holds_six_week_volumes_in_a_period(
        string assigned, string categorie, Standaard standaard, long inPeriod, long inTotal)
    {
        var toewijzing = Assigned(assigned, "2026-05-01", "2026-05-31") with { Product = new() { Categorie = categorie, Code = "01A01" } };
        Assert.Equal([inPeriod], Months(toewijzing, standaard));
        Assert.Equal(inTotal, VolumeLimit.InTotal(toewijzing, toewijzing.Ingangsdatum));
    }

    [Theory]
    [InlineData("2 04 1", 62)]
    [InlineData("10 04 4", 10)]
    [InlineData("10 04 6", 10)]
    public void Without_an_end_the_horizon_ends_the_term(string assigned, long total)
    {
        var open = Assigned(assigned, "2026-05-01", "2026-05-31") with { Einddatum = null };
        Assert.Equal(total, VolumeLimit.InTotal(open, new(2026, 5, 31)));
        var closed = open with { Einddatum = new(2026, 5, 31) };
        Assert.Equal(total, VolumeLimit.InTotal(closed, new(2026, 12, 31)));
    }

    [Fact]
    public void Without_Omvang_there_is_nothing_to_measure()
    {
        var toewijzing = Valid.Toewijzing() with { Omvang = null };
        Assert.Throws<ArgumentException>(() => VolumeLimit.InTotal(toewijzing, default));
        Assert.Throws<ArgumentException>(() => VolumeLimit.InPeriod(toewijzing, Valid.Period("2026-05-01", "2026-05-31"), Standaard.Ijw));
    }

    private static List<long> Months(Toewijzing toewijzing, Standaard standaard)
    {
        var limits = new List<long>();
        for (var begin = toewijzing.Ingangsdatum; begin <= toewijzing.LastDay; begin = Calendar.LastOfMonth(begin).AddDays(1))
        {
            var end = Calendar.LastOfMonth(begin) < toewijzing.LastDay ? Calendar.LastOfMonth(begin) : toewijzing.LastDay;
            limits.Add(VolumeLimit.InPeriod(toewijzing, new() { Begindatum = begin, Einddatum = end }, standaard));
        }

        return limits;
    }

    private static Toewijzing Assigned(string assigned, string ingang, string eind)
    {
        var (term, parts) = (Valid.Period(ingang, eind), assigned.Split(' '));
        return Valid.Toewijzing() with
        {
            Ingangsdatum = term.Begindatum,
            Einddatum = term.Einddatum,
            Omvang = Valid.Omvang(long.Parse(parts[0]), parts[1], parts[2]),
        };
    }
}
