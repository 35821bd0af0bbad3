using System.Text;
using MessageHub.Processing;
using MessageHub.Register;

namespace MessageHub.Cli.Tests;

/// <summary>The agreements file: what is good, and what is said of every bad row.</summary>
public class AgreementsFileTests
{
    private const string Good = "0297;65656055;jw;P1;45;45A04;04;inspanning;85,00;2026-01-01;2026-12-31;ja";

    /// <summary>Why, the column that is changed in a good row, its value, and the column that is blamed.</summary>
    public static readonly TheoryData<string, string, string, string> BadFields = new()
    {
        { "a gemeente has four digits", "gemeente", "297", "gemeente" },
        { "digits only", "gemeente", "O297", "gemeente" },
        { "an agb has eight digits", "agb", "656560555", "agb" },
        { "no such domein", "domein", "zorg", "domein" },
        { "small letters", "domein", "JW", "domein" },
        { "a category has two digits", "productcategorie", "4", "productcategorie" },
        { "a code is needed", "productcode", "", "productcode" },
        { "a code has five places", "productcode", "45A041", "productcode" },
        { "no such unit", "eenheid", "4", "eenheid" },
        { "output in hours", "variant", "output", "eenheid" },
        { "no such variant", "variant", "p*q", "variant" },
        { "a tariff is needed", "tarief", "", "tarief" },
        { "three decimals", "tarief", "85,005", "tarief" },
        { "three decimals, even when the last is 0", "tarief", "85,000", "tarief" },
        { "a thousands point", "tarief", "1.085,00", "tarief" },
        { "below zero", "tarief", "-85,00", "tarief" },
        { "a currency sign", "tarief", "€ 85,00", "tarief" },
        { "no digits behind the comma", "tarief", "85,", "tarief" },
        { "seven digits", "tarief", "1000000", "tarief" },
        { "a first day is needed", "geldig_van", "", "geldig_van" },
        { "day first", "geldig_van", "01-01-2026", "geldig_van" },
        { "no such day", "geldig_tot", "2026-02-30", "geldig_tot" },
        { "the end before the begin", "geldig_tot", "2025-12-31", "geldig_tot" },
        { "ja or nee", "minuten_toegestaan", "j", "minuten_toegestaan" },
        { "ja or nee, never empty", "minuten_toegestaan", "", "minuten_toegestaan" },
    };

    [Theory]
    [MemberData(nameof(BadFields))]
    public void A_bad_field_is_told_with_row_column_and_reason(string reason, string column, string value, string blamed)
    {
        var (rows, problems) = Read([], Good.Replace("45A04", "45A05"), With(Good, column, value));
        Assert.Empty(rows);
        Assert.True(problems is [{ Row: 3 } problem] && problem.Column == blamed, $"{reason}: {string.Join(", ", problems)}");
        Assert.EndsWith(".", problems[0].Reason);
    }

    [Fact]
    public void Every_bad_row_is_told_and_every_bad_field_of_it()
    {
        var (rows, problems) = Read([], With(Good, "agb", "x"), Good, "", With(With(Good, "domein", "x"), "tarief", "x"), "0297;65656055");
        Assert.Empty(rows);
        // The row number is that of the line in the file: the empty line counts.
        Assert.Equal(["2 agb", "5 domein", "5 tarief", "6 domein"], problems.Select(p => $"{p.Row} {p.Column}"));
    }

    [Theory]
    [InlineData("with a comma", "85,00", 8500)]
    [InlineData("with a point", "85.50", 8550)]
    [InlineData("one decimal", "85,5", 8550)]
    [InlineData("no decimals", "85", 8500)]
    [InlineData("whole cents, no rounding through binary fractions", "1,15", 115)]
    [InlineData("nothing", "0", 0)]
    [InlineData("the most there is", "999999,99", 99_999_999)]
    public void A_tariff_is_read_in_cents(string reason, string text, long cents)
    {
        var (rows, problems) = Read([], With(Good, "tarief", text));
        Assert.True(problems.Count == 0, $"{reason}: {string.Join(", ", problems)}");
        Assert.Equal(cents, rows.Single().Agreement.Tarief);
    }

    [Fact]
    public void Only_euro_has_no_tariff()
    {
        var euro = With(With(With(Good, "eenheid", "83"), "variant", "output"), "tarief", "");
        Assert.Null(Read([], euro).Rows.Single().Agreement.Tarief);
        Assert.Equal(["tarief"], Read([], With(euro, "tarief", "1,00")).Problems.Select(p => p.Column));
    }

    [Fact]
    public void Every_column_is_read()
    {
        var row = Read([], "0518;01234567;wmo;Perceel 2;02;02A03;01;taak;1,25;2026-01-01;;nee").Rows.Single();
        Assert.Equal(("0518", "01234567", Berichten.Standaard.Iwmo), (row.Gemeente, row.Aanbieder, row.Standaard));
        Assert.Equal(
            new()
            {
                Row = 2, ProductCategorie = "02", ProductCode = "02A03", Eenheid = "01", Tarief = 125, GeldigVan = new(2026, 1, 1), GeldigTot = null,
                MinutenToegestaan = false, Perceel = "Perceel 2", Variant = "taak",
            },
            row.Agreement);
    }

    [Theory]
    [InlineData("a byte order mark", "\uFEFF")]
    [InlineData("nothing special", "")]
    public void Columns_stand_in_any_order(string reason, string start)
    {
        var header = string.Join(';', Messages.Header.TrimEnd().Split(';').Reverse());
        var row = string.Join(';', Good.Split(';').Reverse());
        var (rows, problems) = AgreementsFile.Read(new StringReader($"{start}{header}\r\n{row}\r\n"), []);
        Assert.True(problems.Count == 0, $"{reason}: {string.Join(", ", problems)}");
        Assert.Equal(Read([], Good).Rows, rows);
    }

    [Fact]
    public void Fields_may_be_quoted()
    {
        var row = Read([], With(With(Good, "tarief", "\"85,00\""), "perceel", "\"P1; \"\"jeugd\"\"\"")).Rows.Single();
        Assert.Equal(("P1; \"jeugd\"", 8500L), (row.Agreement.Perceel, row.Agreement.Tarief));
    }

    [Fact]
    public void One_bad_quote_costs_one_row()
    {
        var (rows, problems) = Read([], With(Good, "perceel", "\"P1"), With(Good, "agb", "x"));
        Assert.Empty(rows);
        Assert.Equal([2, 3], problems.Select(p => p.Row));
        Assert.Contains("aanhalingstekens", problems[0].Reason);
    }

    [Theory]
    [InlineData("nothing at all", "", "leeg")]
    [InlineData("a comma between the columns", "gemeente,agb\n", "precies één keer")]
    [InlineData("a column is missing", "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot\n", "precies één keer")]
    [InlineData("a column twice", "gemeente;" + Messages.Header, "precies één keer")]
    [InlineData("a column too many", "kenmerk;" + Messages.Header, "onbekend")]
    public void A_bad_header_is_told(string reason, string text, string words)
    {
        var (rows, problems) = AgreementsFile.Read(new StringReader(text), []);
        Assert.Empty(rows);
        Assert.True(problems.Any(p => p.Row == 1 && p.Reason.Contains(words, StringComparison.Ordinal)), $"{reason}: {string.Join(", ", problems)}");
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told()
    {
        using var text = new StreamReader(new MemoryStream(Encoding.Latin1.GetBytes(Messages.Header + With(Good, "perceel", "café"))), new UTF8Encoding(true, true));
        Assert.Contains("UTF-8", AgreementsFile.Read(text, []).Problems.Single().Reason);
    }

    /// <summary>Why, the existing row, the new one, and whether they may stand beside each other.</summary>
    public static readonly TheoryData<string, string, string, bool> Pairs = new()
    {
        { "the same period and unit, another first day", Good, With(Good, "geldig_van", "2026-02-01"), false },
        { "one day of overlap", Good, With(With(Good, "geldig_van", "2026-12-31"), "geldig_tot", ""), false },
        { "the day after", Good, With(With(Good, "geldig_van", "2027-01-01"), "geldig_tot", ""), true },
        { "another unit at the same time", Good, With(Good, "eenheid", "16"), false },
        { "minutes beside hours", Good, With(Good, "eenheid", "01"), true },
        { "hours beside minutes", With(Good, "eenheid", "01"), Good, true },
        { "an open end", With(Good, "geldig_tot", ""), With(With(Good, "geldig_van", "2030-01-01"), "geldig_tot", ""), false },
        { "another product", Good, With(Good, "productcode", "45A53"), true },
        { "another provider", Good, With(Good, "agb", "65656056"), true },
        { "another gemeente", Good, With(Good, "gemeente", "0298"), true },
        { "another domein", Good, With(Good, "domein", "wmo"), true },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Periods_do_not_overlap_with_what_is_there_or_with_each_other(string reason, string first, string second, bool allowed)
    {
        var existing = Read([], first).Rows;
        var beside = Read(existing, second);
        Assert.True(allowed == (beside.Problems.Count == 0), $"{reason}: {string.Join(", ", beside.Problems)}");
        Assert.Equal(allowed ? 1 : 0, beside.Rows.Count);
        var together = Read([], first, second);
        Assert.Equal(allowed, together.Problems.Count == 0);
        if (!allowed)
            Assert.Equal([(3, "geldig_van")], together.Problems.Select(p => (p.Row, p.Column)));
    }

    [Fact]
    public void The_same_row_again_replaces_itself_and_twice_in_one_file_is_an_error()
    {
        var existing = Read([], Good).Rows;
        Assert.Equal(existing, Read(existing, Good).Rows);
        Assert.Equal(9000, Read(existing, With(Good, "tarief", "90,00")).Rows.Single().Agreement.Tarief);
        Assert.Equal([3], Read([], Good, Good).Problems.Select(p => p.Row));
    }

    [Fact]
    public void An_old_row_can_be_closed_and_followed_in_one_file()
    {
        var open = Read([], With(Good, "geldig_tot", "")).Rows;
        Assert.Equal(2, Read(open, With(Good, "geldig_tot", "2026-06-30"), With(Good, "geldig_van", "2026-07-01")).Rows.Count);
    }

    private static (IReadOnlyList<AgreementRow> Rows, IReadOnlyList<AgreementsFile.Problem> Problems) Read(
        IReadOnlyList<AgreementRow> existing, params string[] rows) =>
        AgreementsFile.Read(new StringReader(Messages.Header + string.Join('\n', rows)), existing);

    private static string With(string row, string column, string value)
    {
        var (columns, fields) = (Messages.Header.TrimEnd().Split(';'), row.Split(';'));
        fields[Array.IndexOf(columns, column)] = value;
        return string.Join(';', fields);
    }
}
