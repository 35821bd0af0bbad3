using System.Text.RegularExpressions;
using System.Xml.Linq;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;

namespace MessageHub.Scenarios.Tests;

/// <summary>Every story of the specification, played in-process through reading, judging, answering and the embedded store.</summary>
public sealed partial class ScenarioTests : IDisposable
{
    private static readonly string[] Neutral = ["0200", "0233", "8001"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-scenario-");

    public static TheoryData<string> All => [.. Scenario.Names];

    /// <summary>
    /// 40 of the specification and 62 (X…) from the case descriptions of the standard. X130 shows own messages that break agreements
    /// between people and that no technical rule stops.
    /// </summary>
    [Fact]
    public void There_are_scenarios() =>
        Assert.Equal((40, 62), (Scenario.Names.Count(n => n[0] != 'X'), Scenario.Names.Count(n => n[0] == 'X')));

    [Theory]
    [MemberData(nameof(All))]
    public Task Scenario_plays_as_written_and_its_events_keep_their_contract(string name) => PlayAsync(name);

    /// <summary>A type that no story gives has a contract that nothing was ever held against.</summary>
    [Fact]
    public async Task The_stories_give_every_event_that_has_a_schema()
    {
        var found = new HashSet<string>();
        foreach (var name in new[] { "X130", "X01", "X85" })
            found.UnionWith(await PlayAsync(name));

        Assert.Equal(EventContract.Types.Order(), found.Order());
    }

    /// <summary>The types of the events it gives, each held against the contract.</summary>
    private async Task<IReadOnlyList<string>> PlayAsync(string name)
    {
        var scenario = Scenario.Load(name);
        var (database, store, processor) = await OpenAsync(name);
        if (scenario.Agreements is { } agreements)
            await ImportAsync(store, Path.Combine(Scenario.Folder, name, agreements));
        var ownIdentifications = new HashSet<(string, string)>();
        foreach (var step in scenario.Steps)
        {
            try
            {
                await PlayAsync(store, processor, Path.Combine(Scenario.Folder, name, step.Input), step, ownIdentifications);
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"{name}/{step.Input} ({step.Note}): {e.Message}", e);
            }
        }

        var texts = await Task.WhenAll(scenario.Steps.Select(s => File.ReadAllTextAsync(Path.Combine(Scenario.Folder, name, s.Input))));
        return await EventContract.CheckAsync(
            database, [.. texts.SelectMany(t => BsnElement().Matches(t)).Select(m => m.Groups[1].Value).Distinct()]);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task PlayAsync(
        RegisterStore store, BerichtProcessor processor, string path, Step step, HashSet<(string, string)> ownIdentifications)
    {
        var content = await File.ReadAllBytesAsync(path);
        // Explaining first must change nothing and reach the same verdict.
        var explained = await processor.ExplainAsync(step.Input, content, step.Today);
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, step.Input, content, DateTimeOffset.UnixEpoch), CancellationToken.None);
        var result = await processor.ProcessAsync(id, step.Today);
        Assert.Equal((explained with { Answer = result.Answer }).ToJson(), result.ToJson());

        var expected = step.Expect;
        var found = result.Findings.Select(f => (f.Rule, f.Code)).Distinct().ToList();
        Assert.True(
            expected.Outcome == result.Outcome.Word(),
            $"outcome {result.Outcome}, expected {expected.Outcome}; findings {string.Join(", ", found)}");
        if (expected.Findings is { } findings)
            Assert.Equal(findings.Select(f => ((string?)f[0], (string?)f[1])).Order(), found.Order());
        if (result.Outcome is BerichtOutcome.Accepted)
            Assert.Empty(found);
        if (expected.Submitted.ValueKind is System.Text.Json.JsonValueKind.Number)
            Assert.Equal(expected.Submitted.GetInt64(), result.Submitted);
        if (expected.Granted.ValueKind is System.Text.Json.JsonValueKind.Number)
            Assert.Equal(expected.Granted.GetInt64(), result.Granted);
        foreach (Match bsn in BsnElement().Matches(System.Text.Encoding.UTF8.GetString(content)))
            Assert.DoesNotContain(bsn.Groups[1].Value, result.ToJson());

        var outgoing = await store.UnsentAsync(10, CancellationToken.None);
        if (expected.Answer is null)
        {
            Assert.Null(result.Answer);
            Assert.Equal(result.Outcome is BerichtOutcome.Accepted && result.Message![^3..] is "301" or "319" ? 1 : 0, outgoing.Count);
        }
        else
        {
            Assert.Equal(expected.Answer, result.Answer?.Message);
            var answer = Assert.Single(outgoing);
            Assert.Equal(answer.FileName, result.Answer!.File);
            CheckAnswer(XElement.Load(path), answer.Content, expected, result, step.Today, ownIdentifications);
        }

        foreach (var sent in outgoing)
            await store.MarkSentAsync(sent.BerichtId, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    private static void CheckAnswer(
        XElement sent, byte[] content, Expectation expected, BerichtResult result, DateOnly today,
        HashSet<(string, string)> ownIdentifications)
    {
        using var stream = new MemoryStream(content);
        var answer = XElement.Load(stream);
        Assert.Contains($"/{expected.Answer!.ToLowerInvariant()}/", answer.Name.NamespaceName);
        var codes = Answer.Codes(answer);
        var wanted = expected.Codes!.ToDictionary(c => c.Key, c => c.Value.Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(
            wanted.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {string.Join(' ', c.Value)}"),
            codes.Select(c => $"{c.Key}: {string.Join(' ', c.Value)}"));
        foreach (var name in expected.Absent ?? [])
            Assert.DoesNotContain(answer.DescendantsAndSelf(), e => e.Name.LocalName == name);
        Assert.Equal(
            result.Findings.Select(f => f.Code!).Distinct().Order(StringComparer.Ordinal),
            codes.SelectMany(c => c.Value).Except(Neutral).Distinct().Order(StringComparer.Ordinal));
        Answer.CheckBytes(content, answer);
        Assert.True(
            ownIdentifications.Add((expected.Answer, Answer.CheckHeader(sent, answer, expected.Answer, today))),
            "own identification used twice");
        Answer.CheckEcho(sent, answer);
        Answer.CheckAmounts(sent, answer, result.Submitted, result.Granted);
    }

    private static async Task ImportAsync(RegisterStore store, string file)
    {
        using var text = File.OpenText(file);
        var (rows, problems) = AgreementsFile.Read(text, []);
        Assert.Empty(problems);
        await store.ImportAgreementsAsync(rows, new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
    }

    private async Task<(RegisterDatabase Database, RegisterStore Store, BerichtProcessor Processor)> OpenAsync(string name)
    {
        var database = new SqliteDatabase(Path.Combine(folder.FullName, $"{name}.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        return (database, store, new(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new() { Events = true }));
    }

    [GeneratedRegex(@"Bsn>(\d{9})<")]
    private static partial Regex BsnElement();
}
