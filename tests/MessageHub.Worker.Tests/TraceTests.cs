using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using MessageHub.Processing.Operation;

namespace MessageHub.Worker.Tests;

/// <summary>What happens to a message is one trace, from its arrival to its answer, whichever processes it passes.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> steps = new();
    private readonly ActivityListener listener;

    public TraceTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = steps.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    [Fact]
    public async Task A_message_goes_on_in_the_trace_it_came_with_and_each_other_has_its_own()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using var worker = OnQueues(database, broker);
        await worker.StartAsync();
        var (trace, sender) = (ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());
        await broker.PublishAsync("0", DemoMessages.Numbered(0), $"00-{trace}-{sender}-01");
        await broker.PublishAsync("1", DemoMessages.Numbered(1));
        await broker.PublishAsync("2", DemoMessages.Numbered(2));
        await worker.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 3, "all are answered");
        await worker.UntilAsync(() => Of(trace).Length == 3, "the steps have ended");

        var (receive, judge, send) = (Of(trace)[0], Of(trace)[1], Of(trace)[2]);
        Assert.Equal(("receive", "judge", "send"), (receive.OperationName, judge.OperationName, send.OperationName));
        Assert.Equal((sender, receive.SpanId, receive.SpanId), (receive.ParentSpanId, judge.ParentSpanId, send.ParentSpanId));
        Assert.Equal("rejected", judge.GetTagItem("messagehub.outcome"));

        var answers = await broker.TakeAllAsync("messagehub.out");
        var traces = answers.ToDictionary(a => a.BasicProperties.CorrelationId!, a => TraceOf(a.BasicProperties.Headers!["traceparent"]));
        Assert.Equal(trace, traces["0"]);
        Assert.Equal(3, traces.Values.Distinct().Count());
        Assert.Equal(["receive", "judge", "send"], Of(traces["1"]).Select(s => s.OperationName));
        Assert.Equal(default, Of(traces["1"])[0].ParentSpanId);
    }

    [Fact]
    public async Task What_another_process_kept_is_judged_and_sent_in_the_trace_it_came_with()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using var worker = OnQueues(database, broker);
        await worker.StartAsync();
        var (trace, there) = (ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());
        var unreadable = ActivityTraceId.CreateRandom();
        await worker.Store.ReceiveAsync(
            new(Guid.CreateVersion7(), "", DemoMessages.Numbered(0), DateTimeOffset.UnixEpoch)
            {
                TransportId = "0", TraceParent = $"00-{trace}-{there}-01"
            },
            CancellationToken.None);
        await worker.Store.ReceiveAsync(
            new(Guid.CreateVersion7(), "", Encoding.UTF8.GetBytes("geen xml"), DateTimeOffset.UnixEpoch)
            {
                TraceParent = $"00-{unreadable}-{there}-01"
            },
            CancellationToken.None);
        await worker.UntilAsync(() => Of(trace).Length == 2 && Of(unreadable).Length == 1, "both are judged");

        Assert.Equal([("judge", there), ("send", there)], Of(trace).Select(s => (s.OperationName, s.ParentSpanId)));
        Assert.Equal(("judge", there), (Of(unreadable)[0].OperationName, Of(unreadable)[0].ParentSpanId));
        await worker.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 1, "it is answered");
        Assert.Equal(trace, TraceOf(Assert.Single(await broker.TakeAllAsync("messagehub.out")).BasicProperties.Headers!["traceparent"]));
    }

    [Theory]
    [InlineData(null, false, "none")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true, "of the standard")]
    [InlineData("Kanarie 999911120", false, "a sender's own text")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 Kanarie", false, "with something behind it")]
    public void Only_a_trace_context_of_the_standard_is_kept(string? header, bool isKept, string reason) =>
        Assert.True((Telemetry.Checked(header) is not null) == isKept, reason);

    public void Dispose() => listener.Dispose();

    private static TestWorker OnQueues(OwnPostgres database, TestBroker broker)
    {
        var worker = new TestWorker();
        worker.Settings["MessageHub:Postgres"] = database.Connection;
        worker.Settings["MessageHub:RabbitMq"] = broker.Address;
        return worker;
    }

    private static ActivityTraceId TraceOf(object? header) =>
        ActivityContext.Parse(Encoding.ASCII.GetString((byte[])header!), null).TraceId;

    private Activity[] Of(ActivityTraceId trace) => [.. steps.Where(s => s.TraceId == trace).OrderBy(s => s.StartTimeUtc)];
}
