using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Benchmarks;

/// <summary>What one claim allocates in memory: its check against the schema alone, reading it, and judging it on all levels.</summary>
public class AllocationBenchmark
{
    private const string Demo = "demo";

    private readonly BerichtReader reader = new(SchemaLibrary.BuiltIn);

    private byte[] content = [];
    private Bericht bericht = null!;
    private RegisterSnapshot register = RegisterSnapshot.Empty;

    /// <summary>The first claim of the demonstration, or a generated one of so many lines.</summary>
    [Params(Demo, "1", "100", "10000")]
    public string Claim { get; set; } = "";

    private int Lines => int.Parse(Claim, CultureInfo.InvariantCulture);

    /// <summary>Prints a table.</summary>
    /// <param name="artifacts">A folder for files of the library.</param>
    /// <returns>Whether all was measured.</returns>
    public static bool Run(string artifacts)
    {
        // In this process: a project that the library generates and builds would know nothing of our central package versions.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(artifacts);
        var summary = BenchmarkRunner.Run<AllocationBenchmark>(config);
        return !summary.HasCriticalValidationErrors && summary.Reports.Length > 0 && summary.Reports.All(r => r.Success);
    }

    [GlobalSetup(Targets = [nameof(CheckSchema), nameof(Read)])]
    public void SetUp()
    {
        content = Claim == Demo ? ReadDemo("03-JW323.xml") : GeneratedClaim.Write(Lines);
        bericht = Parse(content);
    }

    [GlobalSetup(Target = nameof(Judge))]
    public async Task SetUpRegisterAsync()
    {
        SetUp();
        var folder = Directory.CreateTempSubdirectory("messagehub-benchmarks-");
        try
        {
            var agreements = Claim == Demo ? await File.ReadAllTextAsync(PathOf("agreements.csv")) : GeneratedClaim.Agreements;
            IReadOnlyList<Bericht> earlier = Claim == Demo
                ? [Parse(ReadDemo("01-JW301.xml")), Parse(ReadDemo("02-JW305.xml"))]
                : [.. Enumerable.Range(0, GeneratedClaim.ClientsOf(Lines)).Select(GeneratedClaim.Allocation)];
            await using var database = await FilledStore.MakeAsync(folder.FullName, agreements, earlier);
            register = await new RegisterStore(database).InTransactionAsync(
                ExchangeScope.Of(bericht), transaction => transaction.LoadAsync(RegisterKeys.Of(bericht)), CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        // Else the rules that need an allocation or an agreement would have had nothing to do.
        if (Judge().Outcome is not (Outcome.Accepted or Outcome.Partly))
            throw new InvalidOperationException("The claim has to be granted, at least in part.");
    }

    [Benchmark]
    public ReadResult CheckSchema() => reader.Check(content);

    [Benchmark]
    public ReadResult Read() => reader.Read(content);

    [Benchmark]
    public Verdict Judge() => Assessor.Assess(bericht, register, RuleCatalogue.All, GeneratedClaim.Today);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, Demo, file);

    private static byte[] ReadDemo(string file) => File.ReadAllBytes(PathOf(file));

    private Bericht Parse(byte[] message) => reader.Read(message) is ReadResult.Read read
        ? read.Bericht
        : throw new InvalidOperationException("The messages of a benchmark have to be readable.");
}
