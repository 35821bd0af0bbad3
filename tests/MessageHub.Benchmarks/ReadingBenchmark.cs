using System.Diagnostics;
using System.Xml;
using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;

namespace MessageHub.Benchmarks;

/// <summary>
/// Reading, validating and level 2 of a claim, against a validating XmlReader of .NET that reads the same bytes with the same compiled
/// schemas and keeps nothing.
/// </summary>
internal static class ReadingBenchmark
{
    private const double Target = 1.6;

    private static readonly (int Lines, int Repeat, int Rounds)[] Sizes = [(1, 1000, 41), (100, 60, 41), (10_000, 1, 21)];

    public static async Task RunAsync(Figures figures)
    {
        var schemas = SchemaLibrary.BuiltIn;
        var reader = new BerichtReader(schemas);
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = schemas.Of(BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 323)).Set,
            XmlResolver = null,
        };
        foreach (var (lines, repeat, rounds) in Sizes)
        {
            var content = GeneratedClaim.Write(lines);
            // Long enough for the last tier of compilation.
            for (var i = 0; i < 30; i++)
                await Interleaved.MediansAsync(
                    1,
                    () => Timed(repeat / 10 + 1, () => Bare(content, settings)),
                    () => Timed(repeat / 10 + 1, () => Whole(content, reader)));
            var bericht = ((ReadResult.Read)reader.Read(content)).Bericht;
            var medians = await Interleaved.MediansAsync(
                rounds,
                () => Timed(repeat, () => Bare(content, settings)),
                () => Timed(repeat, () => Whole(content, reader)),
                () => Timed(repeat, () => reader.Read(content)),
                () => Timed(repeat, () => Assessor.CheckContent(bericht, RuleCatalogue.All)));
            Figures.Add($"{lines} lines: bare validating reader", medians[0] / repeat, "ms");
            Figures.Add($"{lines} lines: read and validate", medians[2] / repeat, "ms");
            Figures.Add($"{lines} lines: level 2", medians[3] / repeat, "ms");
            Figures.Add($"{lines} lines: read, validate and level 2", medians[1] / repeat, "ms");
            figures.Add($"{lines} lines: ratio to the bare reader", medians[1] / medians[0], Target, "");
        }
    }

    private static Task<TimeSpan> Timed(int repeat, Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeat; i++)
            action();
        return Task.FromResult(Stopwatch.GetElapsedTime(start));
    }

    private static void Bare(byte[] content, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new MemoryStream(content, writable: false), settings);
        while (reader.Read())
        {
        }
    }

    private static void Whole(byte[] content, BerichtReader reader)
    {
        if (reader.Read(content) is not ReadResult.Read { Bericht: var bericht }
            || Assessor.CheckContent(bericht, RuleCatalogue.All).Count > 0)
            throw new InvalidOperationException("The generated claim has to be correct at levels 1 and 2.");
    }
}
