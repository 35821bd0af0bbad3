using System.Text;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Facts;
using static MessageHub.Cli.Tests.Workbook;

namespace MessageHub.Cli.Tests;

/// <summary>The agreements file as Excel keeps it: read as a CSV of it would be, and safely.</summary>
public class AgreementsXlsxTests
{
    private const string Good = "0297;65656055;jw;P1;45;45A04;04;inspanning;85,00;2026-01-01;2026-12-31;ja";

    private static readonly string Header = Messages.Header.TrimEnd();

    [Theory]
    [MemberData(nameof(AgreementsFileTests.BadFields), MemberType = typeof(AgreementsFileTests))]
    public void What_is_wrong_in_a_CSV_is_told_in_the_same_words(string reason, string column, string value, string blamed)
    {
        string[] rows = [Header, Good.Replace("45A04", "45A05", StringComparison.Ordinal), With(Good, column, value)];
        var read = AgreementsFile.Read(OfText(rows));
        Assert.Empty(read.Rows);
        Assert.True(read.Problems is [{ Row: 3 } problem] && problem.Column == blamed, $"{reason}: {string.Join(", ", read.Sentences)}");
        Assert.Equal(AgreementsFile.Read(new StringReader(string.Join('\n', rows)), []).Sentences, read.Sentences);
    }

    [Theory]
    [MemberData(nameof(AgreementsFileTests.SameFields), MemberType = typeof(AgreementsFileTests))]
    public void What_is_taken_in_a_CSV_is_taken(string reason, string column, string value)
    {
        var read = AgreementsFile.Read(OfText(Header, With(Good, column, value.Trim('"'))));
        Assert.True(read.Problems.Count == 0, $"{reason}: {string.Join(", ", read.Sentences)}");
        Assert.Equal(Expected, read.Rows);
    }

    /// <summary>Why, the column, and a cell that says what a good row says.</summary>
    public static readonly TheoryData<string, string, string> SameCells = new()
    {
        { "a gemeente that became a number", "gemeente", Number("297") },
        { "a provider that became a number", "agb", Number("65656055") },
        { "a unit that became a number", "eenheid", Number("4") },
        { "a category that became a number", "productcategorie", Number("45") },
        { "a number with a point and zeros", "productcategorie", Number("45.0") },
        { "whole euros", "tarief", Number("85") },
        { "an amount with a format that has letters of a day", "tarief", Number("85", 3) },
        { "an amount as large numbers are written", "tarief", Number("8.5E1") },
        { "what a sum makes of 85", "tarief", Number("84.999999999999986") },
        { "a day", "geldig_van", Number("46023", 1) },
        { "a day with a format that is built in", "geldig_van", Number("46023", 2) },
        { "a day in words of the standard", "geldig_van", """<c r="{0}" t="d"><v>2026-01-01T00:00:00</v></c>""" },
        { "a formula with a text", "variant", """<c r="{0}" t="str"><f>LOWER("INSPANNING")</f><v>inspanning</v></c>""" },
        { "a formula with a number", "tarief", """<c r="{0}" s="3"><f>80+5</f><v>85</v></c>""" },
        { "a shared text", "variant", """<c r="{0}" t="s"><v>1</v></c>""" },
        {
            "a text in parts, with how it is pronounced",
            "variant",
            """<c r="{0}" t="inlineStr"><is><r><t>inspan</t></r><r><rPr/><t>ning</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>"""
        },
        { "a text as Excel escapes it", "variant", """<c r="{0}" t="inlineStr"><is><t>_x0069_nspanning</t></is></c>""" },
    };

    [Theory]
    [MemberData(nameof(SameCells))]
    public void A_cell_is_taken_as_what_it_is(string reason, string column, string cell)
    {
        var read = AgreementsFile.Read(WithCell(column, cell));
        Assert.True(read.Problems.Count == 0, $"{reason}: {string.Join(", ", read.Sentences)}");
        Assert.Equal(Expected, read.Rows);
    }

    [Theory]
    [InlineData("95", 9500)]
    [InlineData("95.1", 9510)]
    [InlineData("1.15", 115)]
    [InlineData("0.28999999999999998", 29)]
    [InlineData("0.30000000000000004", 30)]
    [InlineData("999999.99", 99_999_999)]
    [InlineData("0", 0)]
    public void An_amount_is_read_in_cents_without_binary_fractions(string value, long cents) =>
        Assert.Equal(cents, AgreementsFile.Read(WithCell("tarief", Number(value, 3))).Rows.Single().Agreement.Tarief);

    /// <summary>Why, the column, the cell, and what is said to be found.</summary>
    public static readonly TheoryData<string, string, string, string> BadCells = new()
    {
        { "three decimals", "tarief", Number("85.005"), "\"85.005\"" },
        { "three decimals as a binary fraction", "tarief", Number("85.004999999999995"), "\"85.005\"" },
        { "less than a cent", "tarief", Number("1E-30"), "\"1E-30\"" },
        { "no number", "tarief", Number("x"), "\"x\"" },
        { "a number that no amount is", "tarief", Number("1E+300"), "\"1E+300\"" },
        { "an amount that Excel took for a day", "tarief", Number("46023", 1), "\"2026-01-01\"" },
        { "a day with a time", "geldig_van", Number("46023.5", 1), "\"2026-01-01 12:00:00\"" },
        { "a day that is a number only", "geldig_van", Number("46023"), "\"46023\"" },
        { "the day that only Excel has", "geldig_van", Number("60", 1), "\"60\"" },
        { "a day before there were any", "geldig_tot", Number("-1", 1), "\"-1\"" },
        { "a day after the last, counted from 1900", "geldig_tot", Number("2958466", 1), "\"2958466\"" },
        { "a choice of yes and no", "minuten_toegestaan", """<c r="{0}" t="b"><v>1</v></c>""", "\"WAAR\"" },
        {
            "an error where nothing is allowed too", "geldig_tot", """<c r="{0}" t="e"><f>1/0</f><v>#DIV/0!</v></c>""", "\"\\ufffd#DIV/0!\""
        },
        { "an error where any text is allowed", "perceel", """<c r="{0}" t="e"><v>#N/A</v></c>""", "\"\\ufffd#N/A\"" },
        { "an error that would be a code", "productcode", """<c r="{0}" t="e"><v>#N/A</v></c>""", "\"\\ufffd#N/A\"" },
        { "a formula that was not worked out", "geldig_tot", """<c r="{0}"><f>A1</f></c>""", "\"\\ufffdformule zonder uitkomst\"" },
        { "a line end in a cell", "perceel", Text("P\n1"), "\"P\\u20281\"" },
        { "a null character", "perceel", Text("P\01"), "\"P\\u00001\"" },
    };

    [Theory]
    [MemberData(nameof(BadCells))]
    public void A_cell_that_can_mean_no_such_thing_is_told_with_row_and_column(string reason, string column, string cell, string found)
    {
        var sentence = Assert.Single(AgreementsFile.Read(WithCell(column, cell)).Sentences);
        Assert.True(sentence.StartsWith($"rij 2, kolom {column}: ", StringComparison.Ordinal), $"{reason}: {sentence}");
        Assert.EndsWith($"Gevonden: {found}.", sentence);
    }

    [Fact]
    public void Texts_keep_what_a_CSV_would_need_quotes_for()
    {
        var read = AgreementsFile.Read(WithCell("perceel", Text("P1; \"jeugd\", <zorg>")));
        Assert.Equal("P1; \"jeugd\", <zorg>", read.Rows.Single().Agreement.Perceel);
        Assert.Equal("=1+1", AgreementsFile.Read(WithCell("perceel", Text("=1+1"))).Rows.Single().Agreement.Perceel);
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_file_says_so()
    {
        var sheet = Sheet(HeaderRow(1), RowWith(2, "geldig_van", Number("44561", 1)));
        Assert.Equal(Expected, AgreementsFile.Read(Workbook.With("<workbookPr date1904=\"1\"/>", [sheet], Shared)).Rows);
    }

    [Fact]
    public void A_row_has_the_number_that_Excel_shows()
    {
        var read = AgreementsFile.Read(
            Of(Sheet(HeaderRow(3), "<row r=\"4\"/>", RowWith(7, "tarief", Text("x")), Row(9, Text(" ")), RowWith(12, "agb", Text("y")))));
        Assert.Equal(["7 tarief", "12 agb"], read.Problems.Select(p => $"{p.Row} {p.Column}"));
        Assert.Equal(7, AgreementsFile.Read(Of(Sheet(HeaderRow(3), RowWith(7, "agb", Number("65656055"))))).Rows.Single().Agreement.Row);
    }

    [Fact]
    public void A_cell_beside_the_columns_is_told() =>
        Assert.StartsWith(
            "rij 2: Deze rij heeft 13 velden in plaats van 12.",
            Assert.Single(AgreementsFile.Read(OfText(Header, Good + ";te duur")).Sentences), StringComparison.Ordinal);

    /// <summary>Why, the sheets, and words of what is said; null when the good row is read.</summary>
    public static readonly TheoryData<string, string[], string?> Sheets = new()
    {
        { "one", [GoodSheet], null },
        { "an explanation first", [Sheet(Row(1, Text("Toelichting")), Row(2, Text("Vul in."))), GoodSheet], null },
        { "an empty one first", [Sheet(), GoodSheet], null },
        { "an empty table beside it", [Sheet(HeaderRow(1)), GoodSheet, Sheet(HeaderRow(1))], null },
        { "two", [GoodSheet, Sheet(), GoodSheet], "Er staan afspraken op 2 bladen: \"Blad1\", \"Blad3\". Laat er één over." },
        { "nothing", [Sheet()], "Het bestand is leeg." },
        { "an empty table", [Sheet(HeaderRow(1))], "geen afspraken" },
        { "something else", [Sheet(Row(1, Text("Toelichting")))], "Hier moeten de namen van de kolommen staan" },
        {
            "a column is missing",
            [Sheet(Row(1, [.. Header.Split(';')[..11].Select(Text)]))],
            "kolom minuten_toegestaan: Deze kolom moet precies één keer voorkomen en ontbreekt."
        },
    };

    [Theory]
    [MemberData(nameof(Sheets))]
    public void The_sheet_with_the_columns_is_read(string reason, string[] sheets, string? words)
    {
        var read = AgreementsFile.Read(Of(sheets));
        if (words is null)
            Assert.Equal(Expected, read.Rows);
        else
            Assert.True(
                read.Sentences is [var one] && one.Contains(words, StringComparison.Ordinal),
                $"{reason}: {string.Join(", ", read.Sentences)}");
    }

    /// <summary>Why, a file that is no good Excel file, and words of the one sentence that is said of it.</summary>
    public static readonly TheoryData<string, Func<byte[]>, string> Refused = new()
    {
        {
            "with a password, or of before 2007",
            () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            "oud Excel-bestand (.xls), of een Excel-bestand met een wachtwoord"
        },
        {
            "a zip of something else", () => Zip(("a.csv", Encoding.UTF8.GetBytes(Header))), "Dit is een zip-bestand, en geen Excel-bestand"
        },
        { "a document", () => Workbook.With("", [], ("xl/workbook.xml", "<document/>")), "Dit is een zip-bestand, en geen Excel-bestand" },
        { "broken off", () => OfText(Header, Good)[..^40], "is niet te lezen" },
        { "bytes that were changed", () => Spoiled(OfText(Header, Good)), "is niet te lezen" },
        { "no XML", () => Of("rubbish"), "is niet te lezen" },
        {
            "the sheet is not there",
            () => Workbook.With("", [GoodSheet], ("xl/_rels/workbook.xml.rels", Rels("worksheets/none.xml"))),
            "is niet te lezen"
        },
        { "a document type", () => Of("<!DOCTYPE worksheet [<!ENTITY a \"x\">]>" + GoodSheet), "is niet te lezen" },
        { "rows that go back", () => Of(Sheet(HeaderRow(5), HeaderRow(2))), "is niet te lezen" },
        { "cells that go back", () => Of(Sheet("""<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>""")), "is niet te lezen" },
        { "a row that no sheet has", () => Of(Sheet("""<row r="2000000000"><c><v>1</v></c></row>""")), "is niet te lezen" },
        { "a column that no sheet has", () => Of(Sheet("""<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>""")), "is niet te lezen" },
        { "a text that is not there", () => Of(Sheet("""<row r="1"><c t="s"><v>7</v></c></row>""")), "is niet te lezen" },
        { "a small file that holds very much", () => Of(Sheet() + new string(' ', 50_000_000)), "uitgepakt groter dan 40 MB" },
        { "much in one text that is shared by all cells", SharedMuch, "uitgepakt groter dan 40 MB" },
        {
            "a sheet that is named often",
            () => Workbook.With("", [Sheet() + new string(' ', 1_000_000)], ("xl/workbook.xml", Often(100))),
            "uitgepakt groter dan 40 MB"
        },
        {
            "cells far away in each row",
            () => Of(Sheet([.. Enumerable.Range(1, 3000).Select(r => $"""<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>""")])),
            "uitgepakt groter dan 40 MB"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_not_read_is_refused_in_one_sentence(string reason, Func<byte[]> make, string words)
    {
        var content = make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = AgreementsFile.Read(content);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
        Assert.Empty(read.Rows);
        Assert.True(
            read.Sentences is [var one] && one.Contains(words, StringComparison.Ordinal), $"{reason}: {string.Join(", ", read.Sentences)}");
    }

    [Theory]
    [InlineData("a file of this machine", "file:///etc/passwd")]
    [InlineData("another machine", "https://example.org/sheet.xml")]
    [InlineData("another machine, not said to be outside", "https://example.org/sheet.xml", "")]
    [InlineData("a folder above", "../../../../etc/passwd", "")]
    public void Nothing_outside_the_file_is_read(string reason, string target, string mode = " TargetMode=\"External\"")
    {
        var read = AgreementsFile.Read(Workbook.With("", [GoodSheet], ("xl/_rels/workbook.xml.rels", Rels(target, mode))));
        Assert.True(read.Rows.Count == 0 && read.Sentences.Count == 1, $"{reason}: {string.Join(", ", read.Sentences)}");
    }

    private static AgreementRow[] Expected => [.. AgreementsFile.Read(new StringReader($"{Header}\n{Good}"), []).Rows];

    private static (string Name, string Xml) Shared => ("xl/sharedStrings.xml", "<sst><si><t>x</t></si><si><t>inspanning</t></si></sst>");

    private static string GoodSheet => Sheet(HeaderRow(1), Row(2, [.. Good.Split(';').Select(Text)]));

    private static string HeaderRow(int number) => Row(number, [.. Header.Split(';').Select(Text)]);

    /// <summary>A good row with one cell that differs.</summary>
    private static string RowWith(int number, string column, string cell)
    {
        var cells = Good.Split(';').Select(Text).ToArray();
        cells[Header.Split(';').ToList().IndexOf(column)] = cell;
        return Row(number, cells);
    }

    private static byte[] WithCell(string column, string cell) =>
        Workbook.With("", [Sheet(HeaderRow(1), RowWith(2, column, cell))], Shared);

    private static string With(string row, string column, string value)
    {
        var fields = row.Split(';');
        fields[Header.Split(';').ToList().IndexOf(column)] = value;
        return string.Join(';', fields);
    }

    private static string Rels(string target, string mode = "") => $"""
        <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="{target}"{mode}/></Relationships>
        """;

    private static string Often(int times) => $"""
        <workbook xmlns:r="http://x/relationships"><sheets>{string.Concat(Enumerable.Repeat("<sheet name=\"a\" r:id=\"rId1\"/>", times))}</sheets></workbook>
        """;

    private static byte[] SharedMuch() => Workbook.With(
        "",
        [Sheet([.. Enumerable.Range(1, 1000).Select(r => $"""<row r="{r}"><c t="s"><v>0</v></c></row>""")])],
        ("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 1_000_000)}</t></si></sst>"));

    /// <summary>With other bytes in the middle of what is compressed.</summary>
    private static byte[] Spoiled(byte[] content)
    {
        var at = content.AsSpan().IndexOf("xl/worksheets/sheet1.xml"u8) + 40;
        content.AsSpan(at, 60).Fill(0xFF);
        return content;
    }
}
