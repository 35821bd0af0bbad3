using Xunit.Abstractions;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>.NET and libxml2, each with our schemas, accept and refuse what the tables say.</summary>
public class SchemaAgreementTests(XmlLint xmlLint, ITestOutputHelper output) : IClassFixture<XmlLint>
{
    private const int ValidMessages = 25;

    public static TheoryData<string> Messages => new(StructureTables.Messages.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Validators_agree_with_the_tables(string message)
    {
        var table = StructureTables.Of(message);
        var generator = new MessageGenerator(table, seed: int.Parse(table.BerichtCode));
        var samples = Enumerable.Range(1, ValidMessages).Select(generator.Valid).ToList();
        samples.AddRange(generator.Mutated());
        Assert.Equal(table.RowsInUse(), generator.Rows.ToHashSet());

        var path = SchemaFolder.PathOf(table);
        var schemas = SchemaFolder.Compile(path);
        var libxml2 = Task.Run(() => xmlLint.Validate(path, samples.Select(sample => sample.Message).ToList()));
        var judged = samples.Select(sample => (
            Sample: sample,
            Oracle: TableOracle.IsValid(table, sample.Message),
            DotNet: SchemaFolder.Validate(schemas, sample.Message))).ToList();

        var differences = judged.Zip(await libxml2)
            .Where(pair => pair.First.Oracle != pair.First.Sample.Valid
                || (pair.First.DotNet is null) != pair.First.Sample.Valid
                || pair.Second != pair.First.Sample.Valid)
            .Select(pair => $"{pair.First.Sample.What}: valid by construction {pair.First.Sample.Valid}, " +
                $"tables {pair.First.Oracle}, .NET {pair.First.DotNet ?? "True"}, libxml2 {pair.Second}")
            .ToList();
        Assert.True(differences.Count == 0,
            $"{message}: {differences.Count} of {samples.Count} differ\n{string.Join('\n', differences.Take(10))}");

        var valid = samples.Count(sample => sample.Valid);
        output.WriteLine($"{message}: {valid} valid, {samples.Count - valid} not valid");
        Assert.True(valid > ValidMessages && samples.Count > 2 * valid, "Too few messages to mean anything");
    }
}
