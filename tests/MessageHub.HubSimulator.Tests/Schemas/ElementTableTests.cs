using MessageHub.Berichten.Tests.Schemas;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Tests.Schemas;

/// <summary>
/// Each row of the element tables is expressed in the schemas: what it allows is valid, what it forbids is not, for .NET and for libxml2.
/// </summary>
public sealed class ElementTableTests : IDisposable
{
    private readonly XmlLint lint = new();

    public static TheoryData<string> Messages => [.. ElementRow.All.Select(row => row.Message).Distinct()];

    public void Dispose() => lint.Dispose();

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_deviation_at_any_row_is_judged_as_the_table_says(string message)
    {
        var rows = ElementRow.All.Where(row => row.Message == message).ToList();
        var tried = rows.SelectMany(
            row => TableMessage.Deviations(row).Select(d => (row, d.What, d.Valid, Bytes: TableMessage.ToBytes(d.Message)))).ToList();
        var schema = Path.Combine(EnvelopeSchema.Folder, message is "Di01" or "Du01" ? "ggk0210.xsd" : "stuf0301.xsd");
        var verdicts = lint.Validate(schema, [.. tried.Select(t => t.Bytes)]);

        var wrong = tried.Zip(verdicts).SelectMany(t => new[]
        {
            (By: ".NET", Said: EnvelopeSchema.Validate(t.First.Bytes) is null),
            (By: "libxml2", Said: t.Second),
        }.Where(v => v.Said != t.First.Valid).Select(v => $"{t.First.row.Path} {t.First.What}: {v.By} says {v.Said}"));
        Assert.Empty(wrong);
        Assert.Equal(rows, tried.Select(t => t.row).Distinct());
        Assert.True(tried.Count(t => !t.Valid) > 4 * rows.Count, "Each row is tried with what it forbids.");
    }

    [Fact]
    public void The_table_is_whole() => Assert.Equal(
        new Dictionary<string, int> { ["Di01"] = 25, ["Du01"] = 26, ["Bv03"] = 16, ["Fo03"] = 22, ["Fo01"] = 22 },
        ElementRow.All.GroupBy(row => row.Message).ToDictionary(rows => rows.Key, rows => rows.Count()));
}
