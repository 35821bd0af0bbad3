using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR322Tests
{
    private static readonly TestedRule Rule = new("TR322");

    public static TheoryData<string, string, string, string?, string, string, long> Totals => new()
    {
        // reason, assigned, Ingangsdatum, Einddatum, first and last day of the line, most in all
        { "hours per week: weeks 28 to 36 of 2025", "3 04 2", "2025-07-07", "2025-09-07", "2025-07-07", "2025-07-31", 27 },
        { "hours per week: weeks 41 to 52 of 2025 and 1 of 2026", "3 04 2", "2025-10-07", "2025-12-30", "2025-10-07", "2025-10-31", 39 },
        { "hours per month: three calendar months touched", "15 04 4", "2026-10-14", "2026-12-13", "2026-10-14", "2026-10-31", 45 },
        {
            "euro per week: nine Sundays, the last day is one", "30000 83 2", "2025-07-07", "2025-09-07", "2025-08-01", "2025-08-31", 270000
        },
        { "euro per week: eight Sundays and a broken week", "30000 83 2", "2025-07-07", "2025-09-06", "2025-08-01", "2025-08-31", 270000 },
        { "euro per week: twelve Sundays and a broken week", "30000 83 2", "2025-10-07", "2025-12-31", "2025-12-01", "2025-12-31", 390000 },
        { "hours per day: days of the term", "2 04 1", "2026-05-01", "2026-06-17", "2026-05-01", "2026-05-31", 96 },
        { "hours per day, open-ended: days up to the line", "2 04 1", "2026-05-01", null, "2026-05-01", "2026-05-31", 62 },
        { "hours per month, open-ended: months up to the line", "10 04 4", "2026-01-01", null, "2026-05-01", "2026-05-31", 50 },
        { "a total", "40 04 6", "2026-01-01", "2026-12-31", "2026-05-01", "2026-05-31", 40 },
        { "minutes assigned", "100 01 6", "2026-01-01", "2026-12-31", "2026-05-01", "2026-05-31", 100 },
        { "dagdelen assigned", "4 16 6", "2026-01-01", "2026-12-31", "2026-05-01", "2026-05-31", 4 },
    };

    [Theory]
    [EachFamilyOf(nameof(Totals))]
    public void The_total_is_that_of_the_term(
        Standaard standaard, string reason, string assigned, string ingang, string? eind, string begin, string end, long max)
    {
        var register = Assigned(assigned, ingang, eind, standaard);
        var unit = assigned.Split(' ')[1];
        var exact = Claims.Of(standaard, Claims.Line(begin, end, max, unit, standaard: standaard));
        var over = Claims.Of(standaard, Claims.Line(begin, end, max + 1, unit, standaard: standaard));
        Rule.Accepts($"{reason}: {max}", exact, register, Claims.Today);
        Rule.Rejects($"{reason}: one more than {max}", over, register, Claims.Today);
    }

    [Fact]
    public void Earlier_lines_count()
    {
        var register = Assigned("3 04 2", "2025-07-07", "2025-09-07");
        var (july, august) = (
            Claims.Earlier("R901", "2025-07-07", "2025-07-31", 12), Claims.Earlier("R902", "2025-08-01", "2025-08-31", 15));
        var september = Claims.Line("2025-09-01", "2025-09-07", 1);
        var granted = register.WithPrestaties(july, august);
        Rule.Rejects("12 + 15 + 1 of 27, although September allows 3", Claims.Of(september), granted, Claims.Today);
        new TestedRule("TR321").Accepts("September allows 3", Claims.Of(september), granted, Claims.Today);
        Rule.Accepts(
            "10 + 10 + 3 of 27", Claims.Of(Claims.Line("2025-09-01", "2025-09-07", 3)),
            register.WithPrestaties(july with { GeleverdVolume = 10 }, august with { GeleverdVolume = 10 }), Claims.Today);
        Rule.Accepts(
            "a credited line does not count", Claims.Of(september), register.WithPrestaties(july, august, july.Credited()), Claims.Today);
        Rule.Accepts(
            "a line that waits is not granted", Claims.Of(september),
            register.WithPrestaties(july, august with { State = PrestatieState.Held }), Claims.Today);
        Rule.Accepts(
            "lines on another allocation do not count", Claims.Of(september),
            register.WithPrestaties(july, august with { ToewijzingNummer = 10099 }), Claims.Today);
    }

    [Fact]
    public void Hours_and_minutes_are_added_in_minutes()
    {
        var register = Assigned("10 04 6", "2026-01-01", "2026-12-31");
        var minutes = Claims.Earlier("R901", "2026-03-01", "2026-03-31", 301) with { Eenheid = "01" };
        Rule.Accepts("600 minutes of 10 hours", Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 600, "01")), register, Claims.Today);
        Rule.Rejects("601 minutes of 10 hours", Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 601, "01")), register, Claims.Today);
        Rule.Rejects(
            "301 minutes and 5 hours",
            Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 5)), register.WithPrestaties(minutes), Claims.Today);
        Rule.Accepts(
            "300 minutes and 5 hours", Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 5)),
            register.WithPrestaties(minutes with { GeleverdVolume = 300 }), Claims.Today);
        Rule.Rejects(
            "hours granted before the allocation went over to minutes", Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 1, "01")),
            Assigned("600 01 6", "2026-01-01", "2026-12-31").WithPrestaties(Claims.Earlier("R901", "2026-03-01", "2026-03-31", 10)),
            Claims.Today);
    }

    [Fact]
    public void The_horizon_of_an_open_ended_allocation_is_the_latest_period_counted()
    {
        var register = Assigned("10 04 4", "2026-01-01", null);
        var june = Claims.Earlier("R901", "2026-06-01", "2026-06-30", 10);
        var january = Claims.Line("2026-01-01", "2026-01-31", 50);
        Rule.Rejects("January alone holds 10", Claims.Of(january), register, Claims.Today);
        Rule.Accepts("with June granted the term has six months (R-088)", Claims.Of(january), register.WithPrestaties(june), Claims.Today);
        Rule.Rejects(
            "and no more than that", Claims.Of(january with { GeleverdVolume = 51 }), register.WithPrestaties(june), Claims.Today);
    }

    [Fact]
    public void Domestic_help_in_iWmo_has_no_factor_six_in_total()
    {
        var register = Valid.With(Valid.Toewijzing(Standaard.Iwmo) with
        {
            Product = new() { Categorie = "01", Code = "01A01" },
            Ingangsdatum = new(2026, 5, 1),
            Einddatum = new(2026, 5, 31),
            Omvang = Valid.Omvang(3, "04", "2"),
        });
        var line = Claims.Line("2026-05-01", "2026-05-31", 15, standaard: Standaard.Iwmo) with
        {
            ProductCategorie = "01", ProductCode = "01A01"
        };
        Rule.Accepts("five weeks (R-006)", Claims.Of(Standaard.Iwmo, line), register, Claims.Today);
        Rule.Rejects(
            "not six", Claims.Of(Standaard.Iwmo, (line with { GeleverdVolume = 16 }).WithBedrag(136000)), register, Claims.Today);
    }

    [Fact]
    public void Does_not_apply()
    {
        var tooMuch = Claims.Line("2026-05-01", "2026-05-31", 500);
        var debit = Valid.Earlier("R900", "2026-05-01", "2026-05-31", 500);
        var toewijzing = Valid.Toewijzing();
        Rule.Rejects("as a debit it fails", Claims.Of(tooMuch), Valid.Register(), Claims.Today);
        Rule.Accepts("a credit of it does not", Claims.Of(Claims.CreditOf(debit)), Valid.Register().WithPrestaties(debit), Claims.Today);
        Rule.Accepts("no Omvang", Claims.Of(tooMuch), Valid.With(toewijzing with { Omvang = null, Budget = 1 }), Claims.Today);
        Rule.Accepts(
            "a unit that does not fit is TR341 (R-075)", Claims.Of(tooMuch with { Eenheid = "16" }), Valid.Register(), Claims.Today);
        Rule.Accepts("unknown allocation", Claims.Of(tooMuch with { ToewijzingNummer = 99999 }), Valid.Register(), Claims.Today);
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "Alle prestaties op een toewijzing samen passen binnen het volume van de hele toewijzing. Gevonden: GeleverdVolume = ";
        const string Allocation = "de 301 van 15-12-2025 (toewijzing 10072)";
        var register = Assigned("10 04 6", "2026-01-01", "2026-12-31")
            .WithPrestaties(Claims.Earlier("R901", "2026-03-01", "2026-03-31", 8));
        Rule.Explains(
            Definitie
                + $"5 (dit bericht); volume van andere prestaties = 8 (eenheid 04) (toegekende prestaties en dit bericht); hoogste volume "
                + $"in totaal = 10 "
            + $"(eenheid 04) ({Allocation}); Omvang = 10 x eenheid 04, frequentie 6 ({Allocation}). Wat wel kan: Declareer op deze "
            + $"toewijzing nog "
            + "hoogstens 2 (eenheid 04).",
            Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 5)),
            register,
            Claims.Today);
        Rule.Explains(
            Definitie
                + $"121 (dit bericht); volume van andere prestaties = 480 (eenheid 01) (toegekende prestaties en dit bericht); hoogste "
                + $"volume in totaal = "
            + $"600 (eenheid 01) ({Allocation}); Omvang = 10 x eenheid 04, frequentie 6 ({Allocation}). Wat wel kan: Declareer op deze "
            + $"toewijzing nog "
            + "hoogstens 120 (eenheid 01).",
            Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 121, "01")),
            register,
            Claims.Today);
        var mixed = register.WithPrestaties(Claims.Earlier("R901", "2026-03-01", "2026-03-31", 485) with { Eenheid = "01" });
        Rule.Explains(
            Definitie
                + $"2 (dit bericht); volume van andere prestaties = 485 (eenheid 01) (toegekende prestaties en dit bericht); hoogste "
                + $"volume in totaal = "
            + $"600 (eenheid 01) ({Allocation}); Omvang = 10 x eenheid 04, frequentie 6 ({Allocation}). Wat wel kan: Declareer op deze "
            + $"toewijzing nog "
            + "hoogstens 1 (eenheid 04).",
            Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 2)),
            mixed,
            Claims.Today);
    }

    private static RegisterSnapshot Assigned(string assigned, string ingang, string? eind, Standaard standaard = Standaard.Ijw)
    {
        var parts = assigned.Split(' ');
        return Valid.With(Valid.Toewijzing(standaard) with
        {
            Ingangsdatum = DateOnly.ParseExact(ingang, "yyyy-MM-dd"),
            Einddatum = eind is null ? null : DateOnly.ParseExact(eind, "yyyy-MM-dd"),
            Omvang = Valid.Omvang(long.Parse(parts[0]), parts[1], parts[2]),
        });
    }
}
