using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR321Tests
{
    private static readonly TestedRule Rule = new("TR321");

    public static TheoryData<string, long, string, string, string, string, Ruling> Cases => new()
    {
        // reason, assigned volume, frequency, assigned unit, claimed unit, claimed volume, ruling
        { "exactly the monthly volume", 10, "4", "04", "04", "10", Accepts },
        { "one hour over the monthly volume", 10, "4", "04", "04", "11", Rejects },
        { "hours assigned, minutes claimed: sixty to the hour", 10, "4", "04", "01", "600", Accepts },
        { "one minute over", 10, "4", "04", "01", "601", Rejects },
        { "May 2026 touches five ISO weeks", 3, "2", "04", "04", "15", Accepts },
        { "a sixth week does not exist in May 2026", 3, "2", "04", "04", "16", Rejects },
        { "31 days", 1, "1", "04", "04", "31", Accepts },
        { "32 days do not fit in May", 1, "1", "04", "04", "32", Rejects },
        { "output per week: five Sundays in May 2026", 30000, "2", "83", "83", "150000", Accepts },
        { "output per week: one cent over five Sundays", 30000, "2", "83", "83", "150001", Rejects },
        { "a total is not divided over periods", 40, "6", "04", "04", "40", Accepts },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Volume_is_held_against_the_period(
        string reason, long assigned, string frequentie, string unit, string claimedUnit, string claimed, Ruling ruling)
    {
        var register = Valid.With(Valid.Toewijzing() with { Omvang = Valid.Omvang(assigned, unit, frequentie) });
        var volume = long.Parse(claimed);
        var prestatie = Valid.Prestatie() with
        {
            Eenheid = claimedUnit,
            GeleverdVolume = volume,
            ProductTarief = claimedUnit == "83" ? null : 1,
            IngediendBedrag = new() { Bedrag = volume, DebetCredit = "D" },
        };
        Rule.Gives(ruling, reason, Valid.B323(Standaard.Ijw, prestatie), register);
    }

    public static TheoryData<string, string, string, string, string, string, long> Worked => new()
    {
        // reason, assigned, Ingangsdatum, Einddatum, first and last day of the ProductPeriode, most that fits
        { "July touches weeks 28 to 31", "3 04 2", "2025-07-07", "2025-09-07", "2025-07-07", "2025-07-31", 12 },
        { "August touches weeks 31 to 35", "3 04 2", "2025-07-07", "2025-09-07", "2025-08-01", "2025-08-31", 15 },
        { "September touches week 36", "3 04 2", "2025-07-07", "2025-09-07", "2025-09-01", "2025-09-07", 3 },
        { "October touches weeks 41 to 44", "3 04 2", "2025-10-07", "2025-12-30", "2025-10-07", "2025-10-31", 12 },
        { "November touches weeks 44 to 48", "3 04 2", "2025-10-07", "2025-12-30", "2025-11-01", "2025-11-30", 15 },
        { "December touches weeks 49 to 52 and week 1 of 2026", "3 04 2", "2025-10-07", "2025-12-30", "2025-12-01", "2025-12-30", 15 },
        { "November 2025 from the 12th: weeks 46 to 48", "3 04 2", "2025-11-12", "2025-12-31", "2025-11-12", "2025-11-30", 9 },
        { "the same in 2026: the 30th is a Monday", "3 04 2", "2026-11-12", "2026-12-31", "2026-11-12", "2026-11-30", 12 },
        { "a broken month counts in full", "15 04 4", "2026-10-14", "2026-12-13", "2026-10-14", "2026-10-31", 15 },
        { "output: three Sundays in July", "30000 83 2", "2025-07-07", "2025-09-07", "2025-07-07", "2025-07-31", 90000 },
        { "output: five Sundays in August", "30000 83 2", "2025-07-07", "2025-09-07", "2025-08-01", "2025-08-31", 150000 },
        { "output: the last day is a Sunday", "30000 83 2", "2025-07-07", "2025-09-07", "2025-09-01", "2025-09-07", 30000 },
        { "output: July before a Saturday end", "30000 83 2", "2025-07-07", "2025-09-06", "2025-07-07", "2025-07-31", 90000 },
        {
            "output: August has the last Sunday, so the broken week as well",
            "30000 83 2",
            "2025-07-07",
            "2025-09-06",
            "2025-08-01",
            "2025-08-31",
            180000
        },
        { "output: nothing after the last Sunday", "30000 83 2", "2025-07-07", "2025-09-06", "2025-09-01", "2025-09-06", 0 },
        { "output: October", "30000 83 2", "2025-10-07", "2025-12-31", "2025-10-07", "2025-10-31", 90000 },
        { "output: November", "30000 83 2", "2025-10-07", "2025-12-31", "2025-11-01", "2025-11-30", 150000 },
        { "output: December has the last Sunday", "30000 83 2", "2025-10-07", "2025-12-31", "2025-12-01", "2025-12-31", 150000 },
        { "output: July before a Friday end", "30000 83 2", "2025-07-07", "2025-09-05", "2025-07-07", "2025-07-31", 90000 },
        { "output: August before a Friday end", "30000 83 2", "2025-07-07", "2025-09-05", "2025-08-01", "2025-08-31", 180000 },
        {
            "output: an allocation without any Sunday holds one week volume (R-008)",
            "30000 83 2",
            "2026-05-11",
            "2026-05-16",
            "2026-05-11",
            "2026-05-16",
            30000
        },
        {
            "output: without any Sunday, in the period with the end (R-008)",
            "30000 83 2",
            "2026-04-28",
            "2026-05-02",
            "2026-05-01",
            "2026-05-02",
            30000
        },
        {
            "output: without any Sunday, nothing in the period before it (R-008)",
            "30000 83 2",
            "2026-04-28",
            "2026-05-02",
            "2026-04-28",
            "2026-04-30",
            0
        },
        { "March 2026 touches six weeks", "3 04 2", "2026-01-01", "2026-12-31", "2026-03-01", "2026-03-31", 18 },
        { "a day volume, two days", "2 04 1", "2026-05-30", "2026-12-31", "2026-05-30", "2026-05-31", 4 },
        { "etmalen per week", "2 14 2", "2026-05-01", "2026-12-31", "2026-05-01", "2026-05-31", 10 },
    };

    [Theory]
    [EachFamilyOf(nameof(Worked))]
    public void Worked_numbers(
        Standaard standaard, string reason, string assigned, string ingang, string eind, string begin, string end, long max)
    {
        var register = Valid.With(Assigned(Valid.Toewijzing(standaard), assigned, ingang, eind));
        var unit = assigned.Split(' ')[1];
        var exact = Claims.Of(standaard, Claims.Line(begin, end, max, unit, standaard: standaard));
        var over = Claims.Of(standaard, Claims.Line(begin, end, max + 1, unit, standaard: standaard));
        Rule.Accepts($"{reason}: {max}", exact, register, Claims.Today);
        Rule.Rejects($"{reason}: one more than {max}", over, register, Claims.Today);
    }

    public static TheoryData<string, GebrokenMaand, string, string, string, long> Broken => new()
    {
        // reason, what is agreed, assigned, first and last day of the ProductPeriode, most that fits
        { "in full unless it is agreed otherwise", GebrokenMaand.Vol, "100000 83 4", "2026-04-16", "2026-04-30", 100_000 },
        { "15 of 30 days", GebrokenMaand.NaarRato, "100000 83 4", "2026-04-16", "2026-04-30", 50_000 },
        { "10 of 30 days: 33333,33", GebrokenMaand.NaarRato, "100000 83 4", "2026-04-21", "2026-04-30", 33_333 },
        { "half a cent is rounded up", GebrokenMaand.NaarRato, "99999 83 4", "2026-04-16", "2026-04-30", 50_000 },
        { "a part of a piece is a piece", GebrokenMaand.NaarRato, "1 82 4", "2026-04-21", "2026-04-30", 1 },
        { "a whole month", GebrokenMaand.NaarRato, "100000 83 4", "2026-05-01", "2026-05-31", 100_000 },
        { "half of the days is half", GebrokenMaand.HalveMaand, "100000 83 4", "2026-04-16", "2026-04-30", 50_000 },
        { "a day more is all", GebrokenMaand.HalveMaand, "100000 83 4", "2026-04-15", "2026-04-30", 100_000 },
        { "the first broken month of GI: nothing", GebrokenMaand.EersteNiet, "1 82 4", "2026-04-16", "2026-04-30", 0 },
        { "the last broken month of GI: all", GebrokenMaand.EersteNiet, "1 82 4", "2026-06-01", "2026-06-10", 1 },
        { "no output: in full", GebrokenMaand.NaarRato, "10 04 4", "2026-04-16", "2026-04-30", 10 },
        { "no volume by the month", GebrokenMaand.EersteNiet, "7 82 6", "2026-04-16", "2026-04-30", 7 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_month_of_output_counts_as_it_is_agreed(
        string reason, GebrokenMaand agreed, string assigned, string begin, string end, long max)
    {
        var from = DateOnly.Parse(begin).Month == 4 ? begin : "2026-04-16";
        var unit = assigned.Split(' ')[1];
        var register = Valid.With(Assigned(Valid.Toewijzing(), assigned, from, "2026-06-10"))
            .WithAgreements(Claims.Agreement(unit == "83" ? null : 8500, unit) with { GebrokenMaand = agreed });
        if (max > 0)
            Rule.Accepts($"{reason}: {max}", Claims.Of(Claims.Line(begin, end, max, unit)), register, Claims.Today);
        Rule.Rejects($"{reason}: more than {max}", Claims.Of(Claims.Line(begin, end, max + 1, unit)), register, Claims.Today);
    }

    [Fact]
    public void Domestic_help_in_iWmo_per_week_is_capped_at_six_week_volumes()
    {
        ExpectMost("any month", Standaard.Iwmo, "01", "3 04 2", "2026-05-01", "2026-05-31", 18);
        ExpectMost("a broken month as well (R-006)", Standaard.Iwmo, "01", "3 04 2", "2026-12-30", "2026-12-31", 18);
        ExpectMost("output too (R-006)", Standaard.Iwmo, "01", "3 82 2", "2026-05-01", "2026-05-31", 18);
        ExpectMost("per month: no factor", Standaard.Iwmo, "01", "3 04 4", "2026-05-01", "2026-05-31", 3);
        ExpectMost("another category: the five weeks of May", Standaard.Iwmo, "02", "3 04 2", "2026-05-01", "2026-05-31", 15);
        ExpectMost("iJw has no such exception", Standaard.Ijw, "01", "3 04 2", "2026-05-01", "2026-05-31", 15);
    }

    [Fact]
    public void Does_not_apply()
    {
        var tooMuch = Claims.Line("2026-05-01", "2026-05-31", 11);
        var debit = Valid.Earlier("R900", "2026-05-01", "2026-05-31", 11);
        var (register, toewijzing) = (Valid.Register(), Valid.Toewijzing());
        Rule.Rejects("as a debit it fails", Claims.Of(tooMuch), register, Claims.Today);
        Rule.Accepts("a credit of it does not", Claims.Of(Claims.CreditOf(debit)), register.WithPrestaties(debit), Claims.Today);
        Rule.Accepts("no Omvang", Claims.Of(tooMuch), Valid.With(toewijzing with { Omvang = null, Budget = 1 }), Claims.Today);
        Rule.Accepts("a unit that does not fit is TR341", Claims.Of(tooMuch with { Eenheid = "16" }), register, Claims.Today);
        Rule.Accepts("unknown allocation", Claims.Of(tooMuch with { ToewijzingNummer = 99999 }), register, Claims.Today);
    }

    private static void ExpectMost(
        string reason, Standaard standaard, string categorie, string assigned, string begin, string end, long max)
    {
        var product = new Product { Categorie = categorie, Code = Valid.Code(standaard) };
        var register = Valid.With(Assigned(Valid.Toewijzing(standaard) with { Product = product }, assigned, "2026-01-01", "2026-12-31"));
        var line = Claims.Line(begin, end, max, assigned.Split(' ')[1], standaard: standaard) with { ProductCategorie = categorie };
        Rule.Accepts($"{reason}: {max}", Claims.Of(standaard, line), register, Claims.Today);
        var over = (line with { GeleverdVolume = max + 1 }).WithBedrag((max + 1) * 8500);
        Rule.Rejects($"{reason}: one more than {max}", Claims.Of(standaard, over), register, Claims.Today);
    }

    private static Toewijzing Assigned(Toewijzing toewijzing, string assigned, string ingang, string eind)
    {
        var (term, parts) = (Valid.Period(ingang, eind), assigned.Split(' '));
        return toewijzing with
        {
            Ingangsdatum = term.Begindatum, Einddatum = term.Einddatum, Omvang = Valid.Omvang(long.Parse(parts[0]), parts[1], parts[2])
        };
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een prestatie past binnen het volume dat de toewijzing voor die productperiode toelaat. Gevonden: GeleverdVolume = 11 (dit "
        + "bericht); "
        + "hoogste volume in de ProductPeriode = 10 (de 301 van 15-12-2025 (toewijzing 10072)); Omvang = 10 x eenheid 04, frequentie 4 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer voor deze productperiode hoogstens 10 (eenheid 04).",
        Valid.B323(
            Standaard.Ijw, Valid.Prestatie() with { GeleverdVolume = 11, IngediendBedrag = new() { Bedrag = 93500, DebetCredit = "D" } }),
        Valid.Register());
}
