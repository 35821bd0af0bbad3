using System.Text;
using MessageHub.Rules;
using RabbitMQ.Client;

namespace MessageHub.Worker.Tests;

/// <summary>On queues too, nothing a person could be known by leaves the messages and the register.</summary>
public class QueuePrivacyTests
{
    private const string Bsn = "999911120";
    private const string Name = "Kanarie";
    private const string Calls = "tap-of-calls";

    [Fact]
    public async Task No_log_trace_metric_header_or_fault_tells_who_it_is_about()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        using var collector = new Collector();
        await using var worker = new TestWorker
        {
            Rules = new([.. RuleCatalogue.All.Rules, FaultTests.Throwing(() => new FormatException($"{Bsn} {Name}"))]),
        };
        worker.Settings["MessageHub:Postgres"] = database.Connection;
        worker.Settings["MessageHub:RabbitMq"] = broker.Address;
        worker.Settings["MessageHub:Otlp"] = collector.Address;
        worker.Settings["MessageHub:OtlpProtocol"] = "http/protobuf";
        worker.Settings["MessageHub:FiguresInterval"] = "00:00:00.05";
        await worker.StartAsync();
        await broker.TapAsync("messagehub.process", Calls);
        await DemoMessages.ImportAgreementsAsync(worker.Store);

        await PublishAsync("01-JW301.xml");
        await worker.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 1, "the allocation is there");
        // Parked: a rule throws for every 305.
        await PublishAsync("02-JW305.xml");
        await PublishAsync("03-JW323.xml");
        await PublishAsync("04-JW323.xml");
        // Refused, each in another way.
        await PublishAsync("03-JW323.xml", ("<jw323:Bsn>", $"<jw323:{Name} x=\"{Bsn}\">{Name}</jw323:{Name}><jw323:Bsn>"));
        await PublishAsync("03-JW323.xml", ("</jw323:Client>", $"</{Name}>"));
        await PublishAsync("03-JW323.xml", ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", $"<!DOCTYPE {Name} [<!ENTITY a \"{Bsn}\">]>"));
        await PublishAsync("03-JW323.xml", ("ijw/3_2/jw323/schema", $"ijw/{Name}/{Bsn}"));
        await broker.PublishAsync("geen-xml", Encoding.UTF8.GetBytes($"{Name} {Bsn}"), $"{Name}-{Bsn}");
        // Rejected: the id was used for other bytes.
        await broker.PublishAsync("geen-xml", Encoding.UTF8.GetBytes($"{Bsn} {Name}"));

        await worker.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 3, "all answers have left");
        await worker.UntilAsync(
            () => broker.CountAsync("messagehub.faults").Result >= 1 && broker.CountAsync("messagehub.rejected").Result == 1,
            "the others are put aside");
        await worker.UntilAsync(() => worker.Store.UnprocessedAsync(CancellationToken.None).Result.Count == 0, "all are judged");
        await worker.UntilAsync(() => collector.TextOf("/v1/traces").Contains("send", StringComparison.Ordinal), "traces are sent");
        await worker.UntilAsync(
            () => collector.TextOf("/v1/metrics").Contains("messagehub.queue.depth", StringComparison.Ordinal), "metrics are sent");
        var fault = Assert.Single(await worker.Store.FaultsAsync(all: true, CancellationToken.None));
        await worker.StopAsync();

        Assert.All(worker.Logged.Select(TestWorker.TextOf), AssertTellsNobody);
        AssertTellsNobody($"{fault.Cause} {fault.Details}");
        foreach (var (path, expected) in new[]
        {
            ("/v1/traces", new[] { "receive", "judge", "send" }),
            ("/v1/metrics", ["messagehub.messages", "messagehub.faults", "messagehub.inbox.waiting", "messagehub.queue.depth", "dotnet."])
        })
        {
            Assert.All(expected, e => Assert.Contains(e, collector.TextOf(path)));
            AssertTellsNobody(collector.TextOf(path));
        }

        // The id of a sender may be anything, so the traces of the bus leave without it.
        Assert.DoesNotContain("geen-xml", collector.TextOf("/v1/traces"), StringComparison.Ordinal);
        AssertHeadersTellNobody(await broker.TakeAllAsync("messagehub.out"), 3);
        AssertHeadersTellNobody(await broker.TakeAllAsync("messagehub.rejected"), 1);
        foreach (var (queue, min) in new[]
        {
            (Calls, 3), ("messagehub.faults", 1), ("messagehub.process_error", 0), ("messagehub.in_error", 0), ("messagehub.process", 0)
        })
        {
            var taken = await broker.TakeAllAsync(queue);
            AssertHeadersTellNobody(taken, min);
            Assert.All(taken, m => AssertTellsNobody(Encoding.UTF8.GetString(m.Body.Span)));
        }

        Task PublishAsync(string name, params (string, string)[] changes)
        {
            (string, string)[] person = name is "01-JW301.xml" or "02-JW305.xml"
                ? [("999900006", Bsn), ("Voorbeeld", Name)]
                : [("999900006", Bsn)];
            return broker.PublishAsync($"{Guid.NewGuid()}", DemoMessages.Read(name, [.. person, .. changes]), $"{Bsn} {Name}");
        }
    }

    private static void AssertHeadersTellNobody(IReadOnlyList<BasicGetResult> messages, int min)
    {
        Assert.InRange(messages.Count, min, int.MaxValue);
        Assert.All(messages, m => AssertTellsNobody(TestBroker.TextOf(m.BasicProperties)));
    }

    private static void AssertTellsNobody(string text)
    {
        Assert.DoesNotContain(Bsn, text);
        Assert.DoesNotContain(Name, text, StringComparison.OrdinalIgnoreCase);
    }
}
