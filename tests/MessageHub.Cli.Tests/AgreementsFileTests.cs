using System.Text;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;

namespace MessageHub.Cli.Tests;

/// <summary>The agreements file: what is good, and what is said of every bad row.</summary>
public class AgreementsFileTests
{
    private const string Good = "0297;65656055;jw;P1;45;45A04;04;inspanning;85,00;2026-01-01;2026-12-31;ja";

    /// <summary>Why, the column that is changed in a good row, its value, and the column that is blamed.</summary>
    public static readonly TheoryData<string, string, string, string> BadFields = new()
    {
        { "a gemeente has four digits", "gemeente", "02971", "gemeente" },
        { "a gemeente is needed", "gemeente", "", "gemeente" },
        { "digits only", "gemeente", "O297", "gemeente" },
        { "an agb has eight digits", "agb", "656560555", "agb" },
        { "of an agb one zero in front may be gone, not two", "agb", "656055", "agb" },
        { "what a spreadsheet makes of a long number", "agb", "6,57E+07", "agb" },
        { "no such domein", "domein", "zorg", "domein" },
        { "a category has two digits", "productcategorie", "045", "productcategorie" },
        { "a code is needed", "productcode", "", "productcode" },
        { "a code has five places", "productcode", "45A041", "productcode" },
        { "no such unit", "eenheid", "5", "eenheid" },
        { "a unit is needed", "eenheid", "", "eenheid" },
        { "output in hours", "variant", "output", "eenheid" },
        { "no such variant", "variant", "p*q", "variant" },
        { "a tariff is needed", "tarief", "", "tarief" },
        { "three decimals", "tarief", "85,005", "tarief" },
        { "three decimals, even when the last is 0", "tarief", "85,000", "tarief" },
        { "thousands or three decimals: that can mean two things", "tarief", "1.085", "tarief" },
        { "thousands twice with the same sign", "tarief", "1.085.000", "tarief" },
        { "thousands in the wrong place", "tarief", "10.85,00", "tarief" },
        { "below zero", "tarief", "-85,00", "tarief" },
        { "another currency", "tarief", "$ 85,00", "tarief" },
        { "no digits behind the comma", "tarief", "85,", "tarief" },
        { "seven digits", "tarief", "1000000", "tarief" },
        { "a first day is needed", "geldig_van", "", "geldig_van" },
        { "a year of two digits", "geldig_van", "1-1-26", "geldig_van" },
        { "a day or a month first, who knows", "geldig_van", "1/2/2026", "geldig_van" },
        { "the number of a day in a spreadsheet", "geldig_van", "46023", "geldig_van" },
        { "a year that nobody means", "geldig_van", "01-01-0026", "geldig_van" },
        { "no such day", "geldig_tot", "2026-02-30", "geldig_tot" },
        { "no such day, day first", "geldig_tot", "31-06-2026", "geldig_tot" },
        { "the end before the begin", "geldig_tot", "2025-12-31", "geldig_tot" },
        { "ja or nee", "minuten_toegestaan", "j", "minuten_toegestaan" },
        { "ja or nee, never empty", "minuten_toegestaan", "", "minuten_toegestaan" },
        { "a perceel that no index takes", "perceel", new('p', 101), "perceel" },
        { "a null character", "perceel", "P\01", "perceel" },
        { "a null character at the end", "productcode", "45A04\0", "productcode" },
        { "a sign that turns what is read around", "perceel", "P\u202E1", "perceel" },
        { "a sign that was lost before", "perceel", "Caf\uFFFD", "perceel" },
    };

    /// <summary>Why, the column, and what people have there for what a good row says.</summary>
    public static readonly TheoryData<string, string, string> SameFields = new()
    {
        { "a spreadsheet takes zeros away", "gemeente", "297" },
        { "blanks around it", "gemeente", " 0297\u00A0" },
        { "capitals", "domein", "JW" },
        { "a unit of one digit", "eenheid", "4" },
        { "a capital", "variant", "Inspanning" },
        { "no decimals", "tarief", "85" },
        { "one decimal", "tarief", "85,0" },
        { "a point", "tarief", "85.00" },
        { "a currency sign", "tarief", "€ 85,00" },
        { "quotes", "tarief", "\"85,00\"" },
        { "day first", "geldig_van", "01-01-2026" },
        { "without zeros", "geldig_van", "1-1-2026" },
        { "without zeros, year first", "geldig_van", "2026-1-1" },
        { "midnight", "geldig_tot", "31-12-2026 00:00:00" },
        { "a capital there", "minuten_toegestaan", "Ja" },
    };

    [Theory]
    [MemberData(nameof(SameFields))]
    public void What_a_spreadsheet_makes_of_a_field_is_taken_where_it_can_mean_one_thing(string reason, string column, string value)
    {
        var (rows, problems) = Read([], With(Good, column, value));
        Assert.True(problems.Count == 0, $"{reason}: {string.Join(", ", problems)}");
        Assert.Equal(Read([], Good).Rows, rows);
    }

    [Theory]
    [MemberData(nameof(BadFields))]
    public void A_bad_field_is_told_with_row_column_and_reason(string reason, string column, string value, string blamed)
    {
        var (rows, problems) = Read([], Good.Replace("45A04", "45A05"), With(Good, column, value));
        Assert.Empty(rows);
        Assert.True(problems is [{ Row: 3 } problem] && problem.Column == blamed, $"{reason}: {string.Join(", ", problems)}");
        Assert.EndsWith(".", problems[0].Reason);
        Assert.DoesNotContain(problems[0].ToString(), c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData(
        "tarief",
        "85,005",
        "rij 2, kolom tarief: Hier moet een bedrag in euro staan, tot 999999,99 en met hoogstens twee decimalen. Gevonden: \"85,005\".")]
    [InlineData("agb", "", "rij 2, kolom agb: Hier moeten 8 cijfers staan. Gevonden: niets.")]
    [InlineData("perceel", "P\01", "rij 2, kolom perceel: Hier staat een teken dat niet te lezen is. Gevonden: \"P\\u00001\".")]
    public void What_was_found_is_told(string column, string value, string told) =>
        Assert.Equal([told], Read([], With(Good, column, value)).Sentences);

    [Fact]
    public void The_first_fifty_are_told_and_how_many_more()
    {
        var read = Read([], [.. Enumerable.Repeat(With(With(Good, "agb", "x"), "tarief", "x"), 1000)]);
        Assert.Equal((50, 1950), (read.Problems.Count, read.More));
        Assert.Equal("En nog 1950.", read.Sentences[50]);
        var overlaps = Read([], [.. Enumerable.Repeat(Good, 1000)]);
        Assert.Equal((50, 949, 3), (overlaps.Problems.Count, overlaps.More, overlaps.Problems[0].Row));
    }

    [Fact]
    public void A_file_of_rows_that_all_overlap_takes_no_more_than_one_of_rows_that_do_not()
    {
        var text = Messages.Header + string.Concat(Enumerable.Repeat("0297;11111111;jw;p;45;4;04;taak;1;2024-01-01;;ja\n", 40_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = AgreementsFile.Read(new StringReader(text), []);
        Assert.Equal(39_999, read.Problems.Count + read.More);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Every_bad_row_is_told_and_every_bad_field_of_it()
    {
        var (rows, problems) = Read([], With(Good, "agb", "x"), Good, "", With(With(Good, "domein", "x"), "tarief", "x"), "0297;65656055");
        Assert.Empty(rows);
        // The row number is that of the line in the file: the empty line counts.
        Assert.Equal(["2 agb", "5 domein", "5 tarief", "6 "], problems.Select(p => $"{p.Row} {p.Column}"));
    }

    [Theory]
    [InlineData("with a comma", "85,00", 8500)]
    [InlineData("with a point", "85.50", 8550)]
    [InlineData("one decimal", "85,5", 8550)]
    [InlineData("no decimals", "85", 8500)]
    [InlineData("whole cents, no rounding through binary fractions", "1,15", 115)]
    [InlineData("nothing", "0", 0)]
    [InlineData("the most there is", "999999,99", 99_999_999)]
    [InlineData("thousands", "1.082,50", 108_250)]
    [InlineData("thousands as in English", "1,082.50", 108_250)]
    [InlineData("thousands in euros with a sign", "€ 12.082,5", 1_208_250)]
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
                Row = 2, ProductCategorie = "02", ProductCode = "02A03", Eenheid = "01", Tarief = 125, GeldigVan = new(2026, 1, 1),
                GeldigTot = null,
                MinutenToegestaan = false, Perceel = "Perceel 2", Variant = "taak",
            },
            row.Agreement);
    }

    [Theory]
    [InlineData("a byte order mark", "\uFEFF")]
    [InlineData("nothing special", "")]
    [InlineData("what is between the columns", "sep=;\r\n")]
    [InlineData("an empty row", ";;;;\r\n")]
    public void Columns_stand_in_any_order(string reason, string start)
    {
        var header = string.Join(';', Messages.Header.TrimEnd().Split(';').Reverse());
        var row = string.Join(';', Good.Split(';').Reverse());
        var (rows, problems) = AgreementsFile.Read(new StringReader($"{start}{header}\r\n{row}\r\n"), []);
        Assert.True(problems.Count == 0, $"{reason}: {string.Join(", ", problems)}");
        Assert.Equal(Read([], Good).Rows, rows.Select(r => r with { Agreement = r.Agreement with { Row = 2 } }));
    }

    [Fact]
    public void Fields_may_be_quoted()
    {
        var row = Read([], With(With(Good, "tarief", "\"85,00\""), "perceel", "\"P1; \"\"jeugd\"\"\"")).Rows.Single();
        Assert.Equal(("P1; \"jeugd\"", 8500L), (row.Agreement.Perceel, row.Agreement.Tarief));
        // What a spreadsheet would take for a formula leaves with an apostrophe, and comes back without.
        Assert.Equal("=1+1", Read([], With(Good, "perceel", "\"'=1+1\"")).Rows.Single().Agreement.Perceel);
        Assert.Equal("'s-Graveland", Read([], With(Good, "perceel", "'s-Graveland")).Rows.Single().Agreement.Perceel);
    }

    [Fact]
    public void One_bad_quote_costs_one_row()
    {
        var (rows, problems) = Read([], With(Good, "perceel", "\"P1"), With(Good, "agb", "x"));
        Assert.Empty(rows);
        Assert.Equal([2, 3], problems.Select(p => p.Row));
        Assert.Equal([2], Read([], With(Good, "perceel", "\"P1\" x")).Problems.Select(p => p.Row));
        Assert.Contains("aanhalingstekens", problems[0].Reason);
    }

    [Theory]
    [InlineData("nothing at all", "", "Het bestand is leeg.")]
    [InlineData("blanks", " \n\n", "Het bestand is leeg.")]
    [InlineData("a header only", Messages.Header, "geen afspraken")]
    [InlineData("a header and rows without anything", Messages.Header + ";;;;;;;;;;;\n", "geen afspraken")]
    [InlineData("no header", Good, "namen van de kolommen")]
    [InlineData("something else", "zomaar een tekst\n", "Gevonden: \"zomaar een tekst\"")]
    [InlineData("one column of all", "gemeente\n", "precies één keer voorkomen en ontbreekt, en ook")]
    [InlineData(
        "a column is missing",
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot\n",
        "kolom minuten_toegestaan: Deze kolom moet precies één keer voorkomen en ontbreekt.")]
    [InlineData(
        "a column twice", "gemeente;" + Messages.Header, "kolom gemeente: Deze kolom moet precies één keer voorkomen en staat er 2 keer.")]
    [InlineData("a column too many", "kenmerk;" + Messages.Header, "Kolom 1 is onbekend. Gevonden: \"kenmerk\".")]
    public void A_file_without_a_good_header_or_rows_is_told_in_one_sentence(string reason, string text, string words)
    {
        var read = AgreementsFile.Read(new StringReader(text), []);
        Assert.Empty(read.Rows);
        Assert.True(
            read.Sentences is [var one] && one.Contains(words, StringComparison.Ordinal), $"{reason}: {string.Join(", ", read.Sentences)}");
    }

    /// <summary>Why, and what stands where a good file has semicolons and line feeds.</summary>
    public static readonly TheoryData<string, Func<string, string>> SameFiles = new()
    {
        { "tabs", text => text.Replace(';', '\t') },
        {
            "commas, with quotes around an amount",
            text => text.Replace("85,00", "\"85.00\"", StringComparison.Ordinal)
                .Replace(';', ',')
                .Replace("\"85.00\"", "\"85,00\"", StringComparison.Ordinal)
        },
        { "commas, with points in amounts", text => text.Replace("85,00", "85.00", StringComparison.Ordinal).Replace(';', ',') },
        { "bars", text => text.Replace(';', '|') },
        { "line ends of Windows", text => text.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "line ends of an old Mac", text => text.Replace('\n', '\r') },
        { "columns without a name behind the last", text => text.Replace("\n", ";;;\n", StringComparison.Ordinal) },
        { "columns without a name, of the header alone", text => text.Replace("toegestaan\n", "toegestaan;;\n", StringComparison.Ordinal) },
        { "columns without a name, of the rows alone", text => text.Replace("ja\n", "ja;;\n", StringComparison.Ordinal) },
        { "rows without anything below", text => text + ";;;;;;;;;;;\n\n;;;;;;;;;;;\n" },
        {
            "names in capitals and with blanks",
            text => text.Replace("geldig_van", "Geldig van", StringComparison.Ordinal).Replace("agb", " AGB ", StringComparison.Ordinal)
        },
    };

    [Theory]
    [MemberData(nameof(SameFiles))]
    public void What_a_program_makes_of_a_file_is_taken(string reason, Func<string, string> make)
    {
        var good = Messages.Header + Good + "\n";
        var read = AgreementsFile.Read(new StringReader(make(good)), []);
        Assert.True(read.Problems.Count == 0, $"{reason}: {string.Join(", ", read.Sentences)}");
        Assert.Equal(Read([], Good).Rows, read.Rows);
    }

    [Fact]
    public void Amounts_that_make_columns_of_their_own_are_told_once()
    {
        var text = (Messages.Header + Good + "\n" + Good + "\n").Replace(';', ',');
        var sentence = Assert.Single(AgreementsFile.Read(new StringReader(text), []).Sentences);
        Assert.StartsWith("rij 2: Deze rij heeft 13 velden in plaats van 12. Het bestand heeft komma's", sentence);
    }

    /// <summary>Why, how the text of a perceel is written, and what it says then; null when it is refused.</summary>
    public static readonly TheoryData<string, byte[], string?> Encodings = new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes("Café €"), "Café €" },
        { "a spreadsheet's Windows-1252", [(byte)'C', 0xE9, (byte)' ', 0x80, 0x96], "Cé €–" },
        { "é as MS-DOS has it, which is a quote in Windows", [(byte)'C', 0x82], null },
        { "é as an old Mac has it, which is nothing in Windows", [(byte)'C', 0x8E], null },
        { "UTF-8 and something else", [.. Encoding.UTF8.GetBytes("é"), 0xE9], null },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Old_bytes_are_read_where_they_can_mean_one_thing(string reason, byte[] perceel, string? expected)
    {
        var parts = (Messages.Header + With(Good, "perceel", "#")).Split('#');
        var read = AgreementsFile.Read([.. Encoding.ASCII.GetBytes(parts[0]), .. perceel, .. Encoding.ASCII.GetBytes(parts[1])]);
        Assert.True(read.Rows.SingleOrDefault()?.Agreement.Perceel == expected, $"{reason}: {string.Join(", ", read.Sentences)}");
        Assert.Equal(expected is null ? 1 : 0, read.Sentences.Count);
    }

    [Fact]
    public void A_file_in_UTF16_with_its_mark_is_read()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(
                Read([], Good).Rows,
                AgreementsFile.Read([.. encoding.Preamble, .. encoding.GetBytes((Messages.Header + Good).Replace(';', '\t'))]).Rows);
        Assert.Contains(
            "Gevonden: \"g\\u0000e", Assert.Single(AgreementsFile.Read(Encoding.Unicode.GetBytes(Messages.Header + Good)).Sentences));
    }

    [Theory]
    [InlineData("a workbook", "PK\x03\x04\x14\0\x06\0", "Excel-bestand (.xlsx)")]
    [InlineData("an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1", "Excel-bestand (.xls)")]
    [InlineData("a PDF", "%PDF-1.7\n", "PDF")]
    [InlineData("a page", "<html><table>", "webpagina")]
    public void A_file_of_another_kind_is_named(string reason, string start, string what)
    {
        var sentence = Assert.Single(AgreementsFile.Read(Encoding.Latin1.GetBytes(start)).Sentences);
        Assert.True(
            sentence.Contains(what, StringComparison.Ordinal) && sentence.Contains("CSV UTF-8", StringComparison.Ordinal),
            $"{reason}: {sentence}");
    }

    [Fact]
    public void Of_another_gemeente_nothing_but_that_is_told()
    {
        var text = Encoding.UTF8.GetBytes(
            Messages.Header + string.Join('\n', Good, With(With(Good, "gemeente", "0344"), "tarief", "x"), With(Good, "gemeente", "9999")));
        var read = AgreementsFile.Read(text, new(["0297"]));
        Assert.Empty(read.Rows);
        Assert.Equal(
            [
                "rij 3, kolom gemeente: U mag geen afspraken vastleggen voor gemeente 0344.",
                "rij 4, kolom gemeente: U mag geen afspraken vastleggen voor gemeente 9999."
            ],
            read.Sentences);
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

    [Fact]
    public void What_overlapped_before_is_no_mistake_of_a_file()
    {
        AgreementRow[] existing = [Read([], Good).Rows[0], Read([], With(Good, "geldig_van", "2026-03-01")).Rows[0]];
        Assert.Single(Read(existing, With(Good, "productcode", "45A05")).Rows);
        // One that lasts past others of which each ends before the next begins.
        Assert.Equal(
            [4],
            Read(
                [],
                With(Good, "geldig_tot", ""),
                With(Good, "productcode", "x"),
                With(With(Good, "geldig_van", "2027-03-01"), "geldig_tot", "")).Problems.Select(p => p.Row));
        // A third overlaps with the one that lasts longest, not with the last one before it.
        Assert.Equal(
            [3, 4],
            Read([], Good, With(With(Good, "geldig_van", "2026-02-01"), "geldig_tot", "2026-02-28"), With(Good, "geldig_van", "2026-06-01"))
                .Problems.Select(p => p.Row));
        // Reported of is the row of the file, also when what is there begins later.
        Assert.Equal([2], Read([Read([], With(Good, "geldig_van", "2026-06-01")).Rows[0]], Good).Problems.Select(p => p.Row));
    }

    private static AgreementsRead Read(IReadOnlyList<AgreementRow> existing, params string[] rows) =>
        AgreementsFile.Read(new StringReader(Messages.Header + string.Join('\n', rows)), existing);

    private static string With(string row, string column, string value)
    {
        var (columns, fields) = (Messages.Header.TrimEnd().Split(';'), row.Split(';'));
        fields[Array.IndexOf(columns, column)] = value;
        return string.Join(';', fields);
    }
}
