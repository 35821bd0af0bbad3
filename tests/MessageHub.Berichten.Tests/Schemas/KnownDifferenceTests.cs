using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>
/// What .NET makes of values that XSD and libxml2 judge otherwise, whatever the schema says. They are not in
/// <see cref="ValueCases"/>; here they are written down with what we make of them, so that a change in .NET does not go unseen.
/// </summary>
public class KnownDifferenceTests
{
    [Theory]
    [InlineData("LDT_Datum", "10000-01-01", false)] // xs:date has no last year; DateTime has
    [InlineData("LDT_Datum", "-0001-01-01", false)] // nor a first one
    [InlineData("LDT_Datum", "2024-01-01\u00A0", true)] // blanks of Unicode are not blanks of XML
    [InlineData("LDT_Tijd", "24:00:00", false)] // the end of the day in xs:time
    [InlineData("LDT_Huisletter", "\U0001D400", false)] // one character, two units of UTF-16
    [InlineData("LDT_Straatnaam", "Dorpsstraat\n", true)] // "$" of a .NET pattern allows one line feed after it
    public void We_judge_as_the_tables_where_DotNet_judges_by_itself(string type, string value, bool valid)
    {
        var table = StructureTables.Of("JW301");
        var schemas = SchemaFolder.Compile(SchemaFolder.PathOf(table));
        var message = new MessageGenerator(table, seed: 1).WithValue(row => row.Type == type, value);
        var complaint = SchemaFolder.Validate(schemas, message);
        Assert.True(valid == (complaint is null), complaint ?? "accepted");
        Assert.NotEqual(valid, TableOracle.IsValid(table, message));
        Assert.Equal(!valid, new BerichtReader(SchemaLibrary.BuiltIn).Read(message) is ReadResult.Read);
    }

    [Theory]
    [InlineData(0, 200_000, false)]
    [InlineData(2_000, 200_000, true)]
    public async Task A_comment_takes_no_time_whatever_its_blanks(int letters, int blanks, bool valid)
    {
        var table = StructureTables.Of("WMO315");
        var schemas = SchemaFolder.Compile(SchemaFolder.PathOf(table));
        var comment = new string('a', letters) + new string(' ', blanks);
        var message = new MessageGenerator(table, seed: 1).WithValue(row => row.Type == "LDT_Commentaar", comment);
        // The pattern of the standard does not end within the age of the universe; ours takes milliseconds.
        var complaint = await Task.Run(() => SchemaFolder.Validate(schemas, message)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(valid, complaint is null);
    }
}
