using MessageHub.Berichten.CodeLists;

namespace MessageHub.Berichten.Tests;

public class CodeListsTests
{
    [Theory]
    [InlineData("no code column", "family,list,label", "ijw,L,One")]
    [InlineData("no label column", "family,list,code", "ijw,L,1")]
    [InlineData("a field too few", "family,list,code,label", "ijw,L,1")]
    [InlineData("an unknown family", "family,list,code,label", "igz,L,1,One")]
    public void A_table_that_is_not_one_is_refused(string reason, string header, string row)
    {
        var refused = Record.Exception(() => CodeListTable.Read(new StringReader($"{header}\n{row}")));
        Assert.True(refused is FormatException, reason);
    }

    [Theory]
    [InlineData("the same in both domains", Standaard.Ijw, "WJ756", "04", "Uur")]
    [InlineData("a list of one domain", Standaard.Iwmo, "WMO588", "99", null)]
    [InlineData("a code that is not listed", Standaard.Ijw, "WJ756", "99", null)]
    [InlineData("a return code", Standaard.Ijw, "WJ001", "9321", "Volume boven toegewezen volume")]
    [InlineData("a return code of the Wmo", Standaard.Iwmo, "WJ001", "0611", "Tarief wijkt af van contract")]
    [InlineData("a text with a comma", Standaard.Ijw, "WJ001", "9373", "Budget gewijzigd, datum onjuist")]
    public void A_code_has_the_label_of_its_list(string reason, Standaard standaard, string list, string code, string? expected) =>
        Assert.True(
            expected == CodeLists.CodeLists.LabelOf(standaard, list, code),
            $"{reason}: {CodeLists.CodeLists.LabelOf(standaard, list, code)}");
}
