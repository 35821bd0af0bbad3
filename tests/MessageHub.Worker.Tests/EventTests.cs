using System.Text;
using System.Text.Json;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;

namespace MessageHub.Worker.Tests;

/// <summary>Events reach whoever listens on the bus, and who published a message of the gemeente learns what became of it.</summary>
public class EventTests
{
    private const string HeardQueue = "tap-of-events";

    [Fact]
    public async Task Who_published_a_message_of_our_own_learns_that_it_is_held_and_then_that_it_is_refused()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Postgres"] = database.Connection;
        worker.Settings["MessageHub:RabbitMq"] = broker.Address;
        worker.Settings["MessageHub:Events"] = "true";
        worker.Settings["MessageHub:Warnings:0:Code"] = "W004";
        worker.Settings["MessageHub:Warnings:0:Action"] = "Hold";
        await worker.StartAsync();
        await broker.UntilQueueAsync("messagehub.in");
        await worker.UntilAsync(() => IsTapped(broker), "the exchange of events is there");

        await broker.PublishAsync("mijn-1", DemoMessages.Read("01-JW301.xml"));
        await worker.UntilAsync(() => broker.CountAsync(HeardQueue).Result == 3, "the allocations and the message itself are told");
        // The same client, and of the first allocation nothing is said.
        await broker.PublishAsync(
            "mijn-2", DemoMessages.Read("01-JW301.xml", ("DEMO301", "DEMO301B"), ("10072", "10079"), ("45A04", "45A05")));
        await worker.UntilAsync(() => broker.CountAsync(HeardQueue).Result == 4, "it is told that the second is held");
        var number = (await worker.Store.HeldAsync(CancellationToken.None)).Single().Number;
        var outcome = await ActivatorUtilities.CreateInstance<DecideOnHeld>(worker.Services)
            .DecideAsync(new(number, HeldPart.Whole, new Decision.Reject(null), new(null, "ben", null), "gebeld"));
        Assert.IsType<DecisionOutcome.Answered>(outcome);
        await worker.UntilAsync(() => broker.CountAsync(HeardQueue).Result == 5, "it is told that the second is refused");

        var events = (await broker.TakeAllAsync(HeardQueue)).Select(e => new Heard(e)).ToList();
        Assert.Equal(
            [
                "0297.allocation-in-force mijn-1", "0297.allocation-in-force mijn-1", "0297.own-message-judged mijn-1",
                "0297.own-message-judged mijn-2", "0297.own-message-judged mijn-2",
            ],
            events.Select(e => $"{e.RoutingKey} {e.CorrelationId}"));
        Assert.Equal(
            ["", "held", "refused"], events.Skip(2).Select(e => e.Data.TryGetProperty("hold", out var hold) ? hold.GetString() : ""));
        var warning = events[3].Data.GetProperty("warnings").EnumerateArray().Single(w => w.GetProperty("code").GetString() == "W004");
        Assert.Equal("Neem ook op: toewijzing 10072.", warning.GetProperty("remedy").GetString());
        Assert.Equal(events.Count, events.Select(e => e.MessageId).Distinct().Count());
        Assert.All(
            events,
            e => Assert.Equal((e.MessageId, "application/cloudevents+json"), (e.Envelope.GetProperty("id").GetString(), e.ContentType)));
        Assert.All(events, e => Assert.DoesNotContain("999900006", e.Text, StringComparison.Ordinal));
        Assert.Equal(1u, await broker.CountAsync("messagehub.out"));
    }

    /// <summary>The text beside a file is written when it is held; what is decided later stands in the folder of events.</summary>
    [Fact]
    public async Task Who_put_a_message_of_our_own_into_a_folder_learns_the_same()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Events"] = "true";
        worker.Settings["MessageHub:Warnings:0:Code"] = "W004";
        worker.Settings["MessageHub:Warnings:0:Action"] = "Hold";
        await worker.StartAsync();
        worker.Drop("een.xml", DemoMessages.Read("01-JW301.xml"));
        await worker.UntilAsync(() => EventsIn(worker).Length == 3, "the allocations and the message itself are told");
        worker.Drop("twee.xml", DemoMessages.Read("01-JW301.xml", ("DEMO301", "DEMO301B"), ("10072", "10079"), ("45A04", "45A05")));
        await worker.UntilAsync(() => EventsIn(worker).Length == 4 && worker.Done.Length == 2, "the second is held");

        var text = await File.ReadAllTextAsync(Path.Combine(worker.Folders.Done, "twee.xml.txt"));
        Assert.Contains("JW301 wacht op een besluit", text, StringComparison.Ordinal);
        Assert.Contains("let op: W004", text, StringComparison.Ordinal);
        Assert.Contains("Wat wel kan: Neem ook op: toewijzing 10072.", text, StringComparison.Ordinal);
        var number = (await worker.Store.HeldAsync(CancellationToken.None)).Single().Number;
        await ActivatorUtilities.CreateInstance<DecideOnHeld>(worker.Services)
            .DecideAsync(new(number, HeldPart.Whole, new Decision.Reject(null), new(null, "ben", null), "gebeld"));
        await worker.UntilAsync(() => EventsIn(worker).Length == 5, "the second is refused");

        var last = JsonDocument.Parse(await File.ReadAllTextAsync(EventsIn(worker)[^1])).RootElement.GetProperty("data");
        Assert.Equal(("DEMO301B", "refused"), (last.GetProperty("identificatie").GetString(), last.GetProperty("hold").GetString()));
        Assert.Single(worker.Answers);
    }

    /// <summary>
    /// Killed between the confirm of the broker and remembering it: the row of each event is locked, so that what was published cannot be
    /// marked as sent.
    /// </summary>
    [Fact]
    public async Task A_sender_that_is_killed_loses_no_event_and_what_it_sent_twice_has_one_id()
    {
        await using var database = await OwnPostgres.MigratedAsync();
        await using var broker = await TestBroker.CreateAsync();
        await broker.OnChannelAsync(channel => channel.ExchangeDeclareAsync(QueueNames.Events, ExchangeType.Topic, durable: true));
        await broker.TapAsync(QueueNames.Events, HeardQueue);
        await using var postgres = new PostgresDatabase(database.Connection);
        var store = new RegisterStore(postgres);
        var processor = new BerichtProcessor(
            store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new() { Events = true });
        var id = Guid.NewGuid();
        await store.ReceiveAsync(new(id, "een.xml", DemoMessages.Read("01-JW301.xml"), DateTimeOffset.UnixEpoch), CancellationToken.None);
        await processor.ProcessAsync(id, new(2026, 1, 5));
        var events = new EventStore(postgres, TimeProvider.System);
        var written = (await events.UnsentAsync(10, CancellationToken.None)).Select(e => $"{e.Event.Id}").ToList();
        Assert.Equal((3, 3L), (written.Count, (await store.FiguresAsync(CancellationToken.None)).UnsentEvents));

        await using (var connection = new NpgsqlConnection(database.Connection))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var locks = new NpgsqlCommand("select id from event for update", connection, transaction);
            await locks.ExecuteNonQueryAsync();
            await using var worker = Start();
            await Wait.UntilAsync(() => broker.CountAsync(HeardQueue).Result == 3, "the broker has them", () => worker.Output);
            await worker.SignalAsync("KILL");
            await worker.EndAsync();
        }

        Assert.Equal(written, (await events.UnsentAsync(10, CancellationToken.None)).Select(e => $"{e.Event.Id}"));
        await using var next = Start();
        await Wait.UntilAsync(() => events.UnsentAsync(10, CancellationToken.None).Result.Count == 0, "they are sent", () => next.Output);

        var heard = (await broker.TakeAllAsync(HeardQueue)).Select(e => new Heard(e)).ToList();
        Assert.Equal([.. written, .. written], heard.Select(h => h.MessageId));
        Assert.All(heard.GroupBy(h => h.MessageId), same => Assert.Single(same.Select(h => h.Text).Distinct()));
        Assert.Equal(0, (await store.FiguresAsync(CancellationToken.None)).UnsentEvents);

        ChildWorker Start() => new(
            "--MessageHub:Postgres", database.Connection, "--MessageHub:RabbitMq", broker.Address, "--MessageHub:Events", "true",
            "--MessageHub:PollInterval", "00:00:00.05");
    }

    [Fact]
    public async Task Nothing_is_written_or_declared_where_events_are_not_set_on()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var broker = await TestBroker.CreateAsync();
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Postgres"] = database.Connection;
        worker.Settings["MessageHub:RabbitMq"] = broker.Address;
        await worker.StartAsync();
        await broker.UntilQueueAsync("messagehub.in");

        await broker.PublishAsync("mijn-1", DemoMessages.Read("01-JW301.xml"));
        await worker.UntilAsync(() => broker.CountAsync("messagehub.out").Result == 1, "it left");

        Assert.False(IsTapped(broker));
        Assert.Empty(await worker.Services.GetRequiredService<EventStore>().UnsentAsync(10, CancellationToken.None));
    }

    private static string[] EventsIn(TestWorker worker) => !Directory.Exists(worker.Folders.Events) ? [] :
        [
            .. Directory.EnumerateFiles(worker.Folders.Events, "*.json")
                .Where(f => Path.GetFileName(f)[0] != '.')
                .Order(StringComparer.Ordinal)
        ];

    /// <summary>A queue of the test is bound to the exchange of events, if that is there.</summary>
    private static bool IsTapped(TestBroker broker)
    {
        try
        {
            broker.OnChannelAsync(async channel =>
            {
                await channel.ExchangeDeclarePassiveAsync(QueueNames.Events);
                await channel.QueueDeclareAsync(HeardQueue, durable: false, exclusive: false, autoDelete: false);
                await channel.QueueBindAsync(HeardQueue, QueueNames.Events, "0297.#");
            }).GetAwaiter().GetResult();
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }

    /// <summary>An event as it came over the bus.</summary>
    private sealed class Heard(BasicGetResult got)
    {
        public string Text { get; } = Encoding.UTF8.GetString(got.Body.Span);

        public string RoutingKey => got.RoutingKey;

        public string? CorrelationId => got.BasicProperties.CorrelationId;

        public string? MessageId => got.BasicProperties.MessageId;

        public string? ContentType => got.BasicProperties.ContentType;

        public JsonElement Envelope => JsonDocument.Parse(Text).RootElement;

        public JsonElement Data => Envelope.GetProperty("data");
    }
}
