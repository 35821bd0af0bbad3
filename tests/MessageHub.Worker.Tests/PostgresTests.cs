using MessageHub.Processing;
using MessageHub.Register.Database;

namespace MessageHub.Worker.Tests;

/// <summary>The worker on PostgreSQL, with several messages at a time. Each test has a database of its own.</summary>
public sealed class PostgresTests : IAsyncLifetime
{
    private OwnPostgres own = null!;

    public async Task InitializeAsync() => own = await OwnPostgres.CreateAsync();

    public async Task DisposeAsync() => await own.DisposeAsync();

    [Fact]
    public async Task The_demo_is_judged_as_on_the_embedded_store()
    {
        await using var worker = Worker(concurrency: 0);
        await worker.StartAsync();
        await DemoMessages.ImportAgreementsAsync(worker.Store);
        foreach (var message in DemoMessages.Names)
        {
            var before = worker.Filed.Count;
            worker.Drop(message, DemoMessages.Read(message));
            await worker.UntilAsync(() => worker.Filed.Count > before, $"{message} is filed");
        }

        await worker.UntilAsync(() => worker.Answers.Length == 4, "all answers are there");
        Assert.Equal(["accepted", "accepted", "partly", "accepted", "refused"], worker.Filed.Select(r => r!.Outcome.Word()));
        Assert.False(File.Exists(worker.Folders.Database));
    }

    [Fact]
    public async Task Two_hundred_messages_over_ten_scopes_are_each_answered_once()
    {
        const int Messages = 200;
        await using var worker = Worker(concurrency: 8);
        for (var n = 0; n < Messages; n++)
            worker.Drop($"{n:000}.xml", DemoMessages.Numbered(n, $"6565605{n / 2 % 10}"));
        await worker.StartAsync();
        await worker.UntilAsync(() => worker.Answers.Length >= Messages && worker.Done.Length >= Messages, "all are answered");

        Assert.Equal(Enumerable.Range(0, Messages).Select(n => $"{n:000}.xml"), worker.Done);
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(n => $"N{n}").Order(StringComparer.Ordinal),
            worker.Answers.Select(a => DemoMessages.SubjectOf(Path.Combine(worker.Folders.Out, a))).Order(StringComparer.Ordinal));
        Assert.Equal(10, worker.Filed.Select(r => r!.Sender).Distinct().Count());
        Assert.Empty(WorkFile.Ids(worker.Folders));
    }

    [Fact]
    public async Task Messages_of_one_scope_that_arrive_together_are_judged_one_after_the_other()
    {
        await using var worker = Worker(concurrency: 8);
        await worker.StartAsync();
        worker.Drop("301.xml", DemoMessages.Read("01-JW301.xml"));
        await worker.UntilAsync(() => worker.Filed.Count == 1, "the allocation is there");
        // All say that the same care starts for the first time: only one can be right.
        for (var n = 0; n < 8; n++)
            worker.Drop($"{n}.xml", DemoMessages.Read("02-JW305.xml", ("DEMO305", $"N{n}")));
        await worker.UntilAsync(() => worker.Filed.Count == 9 && worker.Answers.Length == 9, "all are answered");

        Assert.Single(worker.Filed.Skip(1), r => r!.Outcome is BerichtOutcome.Accepted);
        Assert.Equal(7, worker.Filed.Count(r => r!.Outcome is BerichtOutcome.Rejected && r.Findings.Any(f => f.Rule == "TR074")));
    }

    [Fact]
    public async Task A_store_that_is_out_of_reach_for_a_while_loses_nothing()
    {
        await using var worker = Worker(concurrency: 0);
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        await own.CloseAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        worker.Drop("b.xml", DemoMessages.Numbered(1));
        await worker.UntilAsync(
            () => worker.Logged.Any(e => TestWorker.TextOf(e).Contains(nameof(RegisterException), StringComparison.Ordinal)), "it is told");
        await worker.UntilAsync(
            () => worker.Logged.Any(e => e.RenderMessage().StartsWith("Answers cannot be delivered", StringComparison.Ordinal)),
            "the delivery notices");

        await own.OpenAsync();
        await worker.UntilAsync(() => worker.Answers.Length == 3 && worker.Done.Length == 3, "both are answered");
        Assert.Empty(worker.Refused);
    }

    private TestWorker Worker(int concurrency)
    {
        var worker = new TestWorker();
        worker.Settings["MessageHub:Postgres"] = own.Connection;
        worker.Settings["MessageHub:Concurrency"] = $"{concurrency}";
        return worker;
    }
}
