using MessageHub.Berichten.CodeLists;

namespace MessageHub.Berichten.Tests;

public class GemeenteListTests
{
    private const string Header = "code,label,valid_from,valid_to,successor";

    [Theory]
    [InlineData("a listed gemeente", "0384", "2026-05-06", true)]
    [InlineData("a name with a comma", "0820", "2026-05-06", true)]
    [InlineData("one without a period is valid on every date", "0384", "0001-01-01", true)]
    [InlineData("no gemeente has this code", "9999", "2026-05-06", false)]
    [InlineData("a code of another list", "436", "2026-05-06", false)]
    [InlineData("the leading zero belongs to the code", "384", "2026-05-06", false)]
    [InlineData("the last day of one that went", "0501", "2022-12-31", true)]
    [InlineData("the day after", "0501", "2023-01-01", false)]
    [InlineData("the first day of one that came", "1992", "2023-01-01", true)]
    [InlineData("the day before", "1992", "2022-12-31", false)]
    public void Gemeenten_are_those_of_the_published_list_in_their_periods(string reason, string code, string date, bool listed)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
            Assert.True(GemeenteList.BuiltIn.Has(standaard, code, Day(date)) == listed, $"{standaard}: {reason}");
    }

    [Theory]
    [InlineData("0384", "Diemen")]
    [InlineData("0501", "Brielle")]
    [InlineData("1992", "Voorne aan Zee")]
    [InlineData("9999", null)]
    public void A_code_has_the_name_of_its_gemeente(string code, string? name) => Assert.Equal(name, GemeenteList.BuiltIn.NameOf(code));

    [Fact]
    public void A_file_counts_for_the_codes_it_names()
    {
        var list = With(
            "9998,\"Nieuwstad, een \"\"stad\"\"\",2026-01-01,2026-06-30,", "9998,Nieuwstad,2027-01-01,,", "0384,Diemen,,2025-12-31,9998");
        Assert.Equal(
            [false, true, true, false, true],
            new[] { "2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01", "2099-01-01" }.Select(
                d => list.Has(Standaard.Ijw, "9998", Day(d))));
        Assert.Equal(
            (true, false), (list.Has(Standaard.Iwmo, "0384", Day("2025-12-31")), list.Has(Standaard.Iwmo, "0384", Day("2026-01-01"))));
        Assert.Equal(
            (true, false), (list.Has(Standaard.Ijw, "0501", Day("2022-12-31")), list.Has(Standaard.Ijw, "0501", Day("2023-01-01"))));
        Assert.Equal("Nieuwstad", list.NameOf("9998"));
    }

    [Theory]
    [InlineData("no column", "code,label,valid_from", "9998,N,", "There is no column valid_to.")]
    [InlineData("a field too few", Header, "9998,N,,", "Row 2 has 4 fields instead of 5.")]
    [InlineData("not a code", Header, "998,N,,,", "Row 2: a CBS code has four digits.")]
    [InlineData("not a date", Header, "9998,N,01-01-2026,,", "Row 2: a date has the form yyyy-MM-dd.")]
    [InlineData("upside down", Header, "9998,N,2026-01-02,2026-01-01,", "Row 2: valid_to lies before valid_from.")]
    public void A_file_that_is_no_list_is_told_with_its_row(string reason, string header, string row, string complaint)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, [header, row]);
            Assert.Equal((reason, complaint), (reason, GemeenteList.ComplaintOf(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_and_none_is_the_built_in_list()
    {
        Assert.Equal("this file cannot be read", GemeenteList.ComplaintOf(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
        Assert.Null(GemeenteList.ComplaintOf(""));
        Assert.Same(GemeenteList.BuiltIn, GemeenteList.Of(""));
    }

    private static GemeenteList With(params string[] rows) =>
        GemeenteList.BuiltIn.With(new StringReader(string.Join('\n', rows.Prepend(Header))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
