using MassTransit;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Language;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace MessageHub.Worker.Tests;

/// <summary>A fault is ours, not the sender's: no answer leaves, nothing is decided, and it is tried again when somebody says so.</summary>
public class FaultTests
{
    [Fact]
    public async Task A_rule_that_throws_gives_no_answer_until_it_stops_throwing_and_somebody_says_so()
    {
        var isBroken = true;
        await using var worker = new TestWorker
        {
            Rules = new(
                [
                    .. RuleCatalogue.All.Rules,
                    Throwing(() => isBroken ? new FormatException("The input string '999911120' of Kanarie is wrong.") : null)
                ]),
        };
        await worker.StartAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        // What is not touched by the fault goes on.
        worker.Drop("b.xml", DemoMessages.Numbered(1));
        await worker.UntilAsync(() => worker.Logged.Any(e => e.Level == LogEventLevel.Error), "the fault is told");
        await worker.UntilAsync(() => worker.Done.Contains("b.xml") && worker.Answers.Length == 1, "the other is answered");

        Assert.StartsWith("JW325", worker.Answers.Single());
        Assert.Empty(worker.Refused);
        await worker.UntilAsync(() => WorkFile.Ids(worker.Folders).Count() == 1, "only the one is at work");
        var file = WorkFile.Find(WorkFile.Ids(worker.Folders).Single(), worker.Folders);
        Assert.Equal(BerichtState.Received, (await worker.Store.FindAsync(file!.Id, CancellationToken.None))!.State);
        var told = string.Join('\n', worker.Logged.Where(e => e.Level == LogEventLevel.Error).Select(TestWorker.TextOf));
        Assert.Contains($"Bericht {file.Id}: attempt ", told);
        Assert.Contains("InvalidOperationException < FormatException", told);
        Assert.DoesNotContain("Kanarie", string.Join('\n', worker.Logged.Select(TestWorker.TextOf)));

        isBroken = false;
        await worker.RetryParkedAsync();
        await worker.UntilAsync(() => worker.Done.Contains("a.xml") && worker.Answers.Length == 2, "it is answered");
        await worker.AssertLivesOnAsync();
        Assert.Equal(3, worker.Answers.Length);
    }

    [Fact]
    public async Task A_fault_outlives_a_restart()
    {
        await using var worker = new TestWorker();
        var schemas = Path.Combine(worker.Folders.Root, "schemas");
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "schemas"), schemas);
        var schema = Directory.GetFiles(schemas, "*305.xsd", SearchOption.AllDirectories)
            .Single(f => Path.GetFileName(f).StartsWith("JW", StringComparison.OrdinalIgnoreCase));
        var good = await File.ReadAllTextAsync(schema);
        await File.WriteAllTextAsync(schema, good[..^20]);
        worker.Settings["MessageHub:Schemas"] = schemas;
        await worker.StartAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        worker.Drop("b.xml", DemoMessages.Numbered(1));
        await worker.UntilAsync(
            () => worker.Logged.Any(
                e => e.Level == LogEventLevel.Error
                    && TestWorker.TextOf(e).Contains(nameof(SchemaNotUsableException), StringComparison.Ordinal)),
            "the fault is told");
        await worker.UntilAsync(() => worker.Done.Contains("b.xml") && worker.Answers.Length == 1, "the other is answered");
        Assert.Empty(worker.Refused);
        await worker.StopAsync();

        await File.WriteAllTextAsync(schema, good);
        await worker.StartAsync();
        await worker.RetryParkedAsync();
        await worker.UntilAsync(() => worker.Done.Contains("a.xml") && worker.Answers.Length == 2, "it is answered");
        await worker.AssertLivesOnAsync();
        Assert.Equal(3, worker.Answers.Length);
    }

    [Fact]
    public async Task An_answer_of_ours_that_is_not_valid_does_not_leave()
    {
        await using var worker = new TestWorker();
        var schemas = Path.Combine(worker.Folders.Root, "schemas");
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "schemas"), schemas);
        var schema = Directory.GetFiles(schemas, "JW306.xsd", SearchOption.AllDirectories).Single();
        // No 306 that we can make has this element.
        var text = await File.ReadAllTextAsync(schema);
        await File.WriteAllTextAsync(
            schema, text.Replace("name=\"IdentificatieRetour\"", "name=\"AndersRetour\"", StringComparison.Ordinal));
        worker.Settings["MessageHub:Schemas"] = schemas;
        await worker.StartAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        await worker.UntilAsync(
            () => worker.Logged.Any(e => e.Level == LogEventLevel.Error
                && TestWorker.TextOf(e).Contains("Our own JW306 is not valid", StringComparison.Ordinal)),
            "the fault is told");

        Assert.Empty(worker.Answers);
        Assert.Empty(worker.Done);
        Assert.Empty(worker.Refused);
        var id = Assert.Single(WorkFile.Ids(worker.Folders));
        Assert.Equal(BerichtState.Received, (await worker.Store.FindAsync(id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_takes_none_of_its_batch_with_it()
    {
        await using var worker = new TestWorker();
        var ids = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var wrong = ids[2];
        using (var host = worker.Build())
        {
            await host.Services.GetRequiredService<RegisterDatabase>().MigrateAsync(CancellationToken.None);
            var store = host.Services.GetRequiredService<RegisterStore>();
            foreach (var (id, n) in ids.Zip(Enumerable.Range(0, 4)))
                await store.ReceiveAsync(new(id, $"{n}.xml", DemoMessages.Numbered(n), DateTimeOffset.UnixEpoch), CancellationToken.None);
            await using (var connection = new SqliteConnection($"Data Source={worker.Folders.Database}"))
            {
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText =
                    $"create trigger unwritable before insert on outbox when new.bericht_id = '{wrong}' collate nocase begin select "
                    + $"raise(abort, 'no'); end";
                await command.ExecuteNonQueryAsync();
            }

            var scope = (await store.FindArrivedAsync(wrong, CancellationToken.None))!.Value.Bericht.Scope!;
            var judging = host.Services.GetRequiredService<BerichtProcessor>();
            await Assert.ThrowsAsync<BerichtFaultException>(() => judging.JudgeBatchAsync(scope, 8, new(2026, 1, 5)));
            Assert.Equal(ids, await store.UnprocessedAsync(CancellationToken.None));
            Assert.False(await store.HasUnsentAsync(CancellationToken.None));
        }

        await worker.StartAsync();
        await worker.UntilAsync(
            () => worker.Answers.Length == 3 && worker.Store.FaultsAsync(all: false, CancellationToken.None).Result.Count > 0,
            "the others are answered");
        var fault = Assert.Single(await worker.Store.FaultsAsync(all: true, CancellationToken.None));
        Assert.Equal(wrong, fault.BerichtId);
        Assert.Contains(nameof(RegisterException), fault.Cause, StringComparison.Ordinal);
        Assert.Equal(
            ["N0", "N1", "N3"],
            worker.Answers.Select(a => DemoMessages.SubjectOf(Path.Combine(worker.Folders.Out, a))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_that_takes_longer_to_read_than_any_needs_fails_and_is_not_refused()
    {
        await using var worker = new TestWorker();
        using var host = worker.Build();
        await host.Services.GetRequiredService<RegisterDatabase>().MigrateAsync(CancellationToken.None);
        var store = host.Services.GetRequiredService<RegisterStore>();
        var id = Guid.CreateVersion7();
        await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(0), DateTimeOffset.UnixEpoch), CancellationToken.None);
        var scope = (await store.FindArrivedAsync(id, CancellationToken.None))!.Value.Bericht.Scope!;
        var hasty = new BerichtProcessor(
            store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new() { TimeBudget = TimeSpan.Zero });

        var e = await Assert.ThrowsAsync<BerichtFaultException>(() => hasty.JudgeBatchAsync(scope, 1, new(2026, 1, 5)));

        Assert.Equal((id, "TimeBudgetExceededException (Reading took longer than 0 s.)"), (e.BerichtId, e.Cause));
        Assert.Equal([id], await store.UnprocessedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Call_for_a_message_that_has_its_verdict_is_a_call_for_those_that_followed_it()
    {
        await using var worker = new TestWorker { Settings = { ["MessageHub:RetryInterval"] = "01:00:00" } };
        await worker.StartAsync();
        worker.Drop("0.xml", DemoMessages.Numbered(0));
        await worker.UntilAsync(() => worker.Done.Contains("0.xml"), "the first is answered");
        var follower = Guid.CreateVersion7();
        await worker.Store.ReceiveAsync(new(follower, "2.xml", DemoMessages.Numbered(2), DateTimeOffset.UnixEpoch), CancellationToken.None);
        Guid called;
        await using (var connection = new SqliteConnection($"Data Source={worker.Folders.Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "select id from inbox order by arrival limit 1";
            called = Guid.Parse((string)(await command.ExecuteScalarAsync())!);
        }

        await worker.Services.GetRequiredService<IBus>().Publish(new BerichtReceived(called));

        await worker.UntilAsync(() => worker.Answers.Length == 2, "what followed it is answered");
        Assert.Empty(await worker.Store.UnprocessedAsync(CancellationToken.None));
    }

    internal static Rule Throwing(Func<Exception?> exception) => new()
    {
        Code = "TR998",
        Name = "ForTests",
        Level = Level.Content,
        RetourCode = "9000",
        AppliesTo = Scope.In(305),
        Definitie = "Een regel voor tests.",
        Checks = [Check.Each<StartProduct>((_, _) => exception() is { } e ? throw new InvalidOperationException(e.Message, e) : null)],
    };

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
