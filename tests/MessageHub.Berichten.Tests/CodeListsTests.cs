namespace MessageHub.Berichten.Tests;

using MessageHub.Berichten.CodeLists;

public class CodeListsTests
{
    private static readonly DateOnly Day = new(2026, 5, 6);

    [Theory]
    [InlineData("a listed gemeente", Standaard.Ijw, "0384", true)]
    [InlineData("the same in the other family", Standaard.Iwmo, "0384", true)]
    [InlineData("a name with a comma", Standaard.Ijw, "0820", true)]
    [InlineData("no gemeente has this code", Standaard.Ijw, "9999", false)]
    [InlineData("a code of another list", Standaard.Ijw, "436", false)]
    [InlineData("the leading zero belongs to the code", Standaard.Ijw, "384", false)]
    public void Gemeenten_are_those_of_the_published_list(string reason, Standaard standaard, string code, bool listed) =>
        Assert.True(CodeLists.IsGemeente(standaard, code, Day) == listed, reason);

    [Theory]
    [InlineData("first day of the first period", "2018-01-01", true)]
    [InlineData("last day of the first period", "2021-12-31", true)]
    [InlineData("the day after", "2022-01-01", false)]
    [InlineData("the day before the second period, which stays open", "2023-12-31", false)]
    [InlineData("first day of the second period", "2024-01-01", true)]
    [InlineData("long after", "2999-12-31", true)]
    public void A_code_is_valid_in_its_periods(string reason, string date, bool valid)
    {
        var table = Read("family,list,code,label,valid_from,valid_to", "ijw,L,1,\"One, \"\"quoted\"\"\",2018-01-01,2021-12-31", "ijw,L,1,Again,2024-01-01,");
        Assert.True(table.Has(Standaard.Ijw, "L", "1", DateOnly.ParseExact(date, "yyyy-MM-dd")) == valid, reason);
    }

    [Fact]
    public void A_code_without_periods_is_always_valid() =>
        Assert.True(Read("family,list,code,label", "iwmo,L,1,One").Has(Standaard.Iwmo, "L", "1", DateOnly.MinValue));

    [Theory]
    [InlineData("no code column", "family,list,label", "ijw,L,One")]
    [InlineData("a field too few", "family,list,code,label", "ijw,L,1")]
    [InlineData("an unknown family", "family,list,code,label", "igz,L,1,One")]
    [InlineData("not a date", "family,list,code,valid_from", "ijw,L,1,01-01-2020")]
    public void A_table_that_is_not_one_is_refused(string reason, string header, string row)
    {
        var refused = Record.Exception(() => Read(header, row));
        Assert.True(refused is FormatException, reason);
    }

    [Theory]
    [InlineData("the same in both domains", Standaard.Ijw, "WJ756", "04", "Uur")]
    [InlineData("a list of one domain", Standaard.Iwmo, "WMO588", "99", null)]
    [InlineData("a code that is not listed", Standaard.Ijw, "WJ756", "99", null)]
    public void A_code_has_the_label_of_its_list(string reason, Standaard standaard, string list, string code, string? expected) =>
        Assert.True(expected == CodeLists.LabelOf(standaard, list, code), $"{reason}: {CodeLists.LabelOf(standaard, list, code)}");

    private static CodeListTable Read(params string[] lines) => CodeListTable.Read(new StringReader(string.Join('\n', lines)));
}
