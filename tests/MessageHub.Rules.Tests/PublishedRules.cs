namespace MessageHub.Rules.Tests;

/// <summary>The published list of rules: one row per rule, domain, message and element.</summary>
internal static class PublishedRules
{
    public sealed record Row(string Code, string Family, string Message, int Level, string? ReturnCode, string Name);

    public static readonly IReadOnlyList<Row> All = [.. Read()];

    private static IEnumerable<Row> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Published", "rules.csv"));
        Assert.Equal("code,kind,domain,message,level,class,element,return_code,logical_name", lines[0]);
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split(',');
            // An element may hold a comma between quotes; the last two fields are counted from the end.
            var code = fields[^2] is "" or "n.v.t." ? null : fields[^2];
            yield return new(fields[0], fields[2], fields[3], int.Parse(fields[4]), code, fields[^1]);
        }
    }
}
