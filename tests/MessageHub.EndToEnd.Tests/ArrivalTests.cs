using System.Text;
using MessageHub.Berichten;
using RabbitMQ.Client;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What arrives is judged whatever lies beside it in the queue, and whatever the store says meanwhile.</summary>
public sealed class ArrivalTests : IAsyncLifetime
{
    private static readonly Place Somewhere = new(Standaard.Iwmo, "0363", "42420001");

    private Installation place = null!;
    private Publisher publisher = null!;

    public async Task InitializeAsync()
    {
        place = await Installation.CreateAsync(Servers.Shared());
        publisher = place.NewPublisher();
        // Makes the queues.
        await using var first = place.StartWorkers(1);
        await first.ReadyAsync();
        await first.StopAsync();
    }

    public async Task DisposeAsync()
    {
        await publisher.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task Message_ids_that_cannot_be_kept_are_rejected_alone()
    {
        // NUL, which the database does not take; a line end; an escape of a terminal; bytes that were no text.
        string[] ids = ["nul\0id", "regel\neinde", "\u001b[31mrood", "geen tekst\ufffd"];
        var (good, bad) = (Starts(12)[..8], Starts(12)[8..]);
        await Task.WhenAll(good[..4].Select(s => publisher.PublishAsync(s.Parcel)));
        foreach (var (step, id) in bad.Zip(ids))
            await publisher.PublishAsync(new(id, step.Content));
        await Task.WhenAll(good[4..].Select(s => publisher.PublishAsync(s.Parcel)));

        await using var workers = place.StartWorkers(1);
        await AnsweredAsync(good, workers);

        await Wait.UntilAsync(
            async () => await place.Broker.CountAsync("messagehub.rejected") == ids.Length, "they are rejected", () => workers.Output);
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.in_error"));
        Assert.Equal(good.Count, await place.CountAsync("select count(*) from inbox"));
        var first = await place.Broker.OnChannelAsync(
            async channel => (await channel.BasicGetAsync("messagehub.rejected", autoAck: false))!);
        Assert.Contains(
            "message id", Encoding.UTF8.GetString((byte[])first.BasicProperties.Headers!["messagehub-cause"]!), StringComparison.Ordinal);
        Assert.Equal(
            bad.Select(s => Convert.ToHexString(s.Content)).Order(),
            (await place.Broker.TakeAllAsync("messagehub.rejected")).Select(p => Convert.ToHexString(p.Content)).Order());
        Assert.All(ids, id => Assert.DoesNotContain(id, workers.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_stands_in_properties_and_headers_the_message_is_judged_and_nothing_of_it_is_printed()
    {
        const string Canary = "Kanarie";
        object?[] values = [
            null, 7, long.MaxValue, 1.5, true, Canary, $"{Canary}\0\n", new byte[7_000], new byte[] { 0xFF, 0xFE },
            new List<object?> { Canary }, new Dictionary<string, object?> { ["a"] = Canary }
        ];
        string[] names = [
            "traceparent", "tracestate", "messagehub-sender", "messagehub-receiver", "messagehub-cause", "MT-Activity-Id",
            "MT-Message-Type", "Content-Type", "x-death", $"{Canary}\n"
        ];
        var properties = values.Select(v => new BasicProperties { Headers = names.ToDictionary(n => n, _ => v) }).ToList();
        foreach (var text in new[]
        {
            "", "\0", $"{Canary}\r\n", "geen/soort; ;=", "application/json", "application/vnd.masstransit+json", new string('a', 255)
        })
        {
            properties.Add(
                new() { ContentType = text, ContentEncoding = text, CorrelationId = text, Type = text, AppId = text, ReplyTo = text });
            properties.Add(new() { Expiration = "600000", Priority = 200, Timestamp = new(long.MaxValue), MessageId = "" });
        }

        var steps = Starts(properties.Count);
        await place.Broker.OnChannelAsync(async channel =>
        {
            foreach (var (step, property) in steps.Zip(properties))
            {
                if (!property.IsMessageIdPresent())
                    property.MessageId = step.TransportId;
                property.DeliveryMode = DeliveryModes.Persistent;
                await channel.BasicPublishAsync("", "messagehub.in", mandatory: true, property, step.Content);
            }

            return true;
        });

        await using var workers = place.StartWorkers(1);
        await Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from outbox where sent_at is not null") == steps.Count,
            "all are answered",
            () => workers.Output);
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.in_error"));
        Assert.Equal(0, await place.Broker.CountAsync("messagehub.rejected"));
        Assert.DoesNotContain(Canary, workers.Output, StringComparison.Ordinal);
    }

    /// <summary>A managed database that is full, or a standby.</summary>
    [Fact]
    public async Task A_database_that_can_only_be_read_loses_nothing_and_the_worker_takes_nothing_meanwhile()
    {
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        await place.ExecuteAsync($"alter database {Database()} set default_transaction_read_only = on");
        await place.DropDatabaseConnectionsAsync();
        var steps = Starts(30);
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));
        await Wait.UntilAsync(
            () => Task.FromResult(workers.Output.Contains("takes nothing from the queues", StringComparison.Ordinal)),
            "it stops taking",
            () => workers.Output);
        await Wait.UntilAsync(
            async () =>
                await place.Broker.ConsumersAsync("messagehub.in") == 0 && await place.Broker.CountAsync("messagehub.in") == steps.Count,
            "others can take all",
            () => workers.Output);
        var whileReadOnly = workers.Output;

        await place.ExecuteAsync($"begin read write; alter database {Database()} reset default_transaction_read_only; commit");
        await place.DropDatabaseConnectionsAsync();
        await AnsweredAsync(steps, workers);

        Assert.Equal(0, await place.Broker.CountAsync("messagehub.in_error"));
        Assert.Empty(await place.Store.FaultsAsync(all: false, CancellationToken.None));
        // Each thing that cannot be done is reported once.
        var told = whileReadOnly.Split('\n')
            .Where(l => l.Contains("PostgreSQL error 25006", StringComparison.Ordinal))
            .Select(l => l[l.IndexOf("WRN", StringComparison.Ordinal)..])
            .ToList();
        Assert.NotEmpty(told);
        Assert.Equal(told.Distinct(), told);
        Assert.DoesNotContain("   at ", whileReadOnly, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_because_of_a_lock_parks_nothing()
    {
        await place.ExecuteAsync($"alter database {Database()} set statement_timeout = '500ms'");
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        var steps = Starts(5);
        await using (var connection = new Npgsql.NpgsqlConnection(place.Postgres))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var command = new Npgsql.NpgsqlCommand("lock table levering in access exclusive mode", connection, transaction))
                await command.ExecuteNonQueryAsync();
            await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));
            await Wait.UntilAsync(
                () => Task.FromResult(workers.Output.Contains("57014", StringComparison.Ordinal)),
                "a statement is cut off",
                () => workers.Output);
        }

        await AnsweredAsync(steps, workers);
        Assert.Empty(await place.Store.FaultsAsync(all: false, CancellationToken.None));
    }

    /// <summary>Each time the worker is killed when it comes to one message, as by a message that eats all memory.</summary>
    [Fact]
    public async Task A_message_that_kills_its_worker_is_parked_after_some_times_and_the_messages_around_it_are_judged()
    {
        var steps = Starts(6);
        var killer = steps[2];
        await place.ExecuteAsync(
            $"""
            create function hang() returns trigger language plpgsql as $$ begin
                if exists (select 1 from inbox where id = new.bericht_id and transport_id = '{killer.TransportId}') then perform pg_sleep(3600); end if;
                return new;
            end $$;
            create trigger hang before insert on outbox for each row execute function hang()
            """);
        await Task.WhenAll(steps.Select(s => publisher.PublishAsync(s.Parcel)));
        const string AtHand = "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

        await using var workers = place.StartWorkers(1, ("MessageHub__RetryInterval", "1.00:00:00"));
        for (var parked = 0; parked == 0; parked = (await place.Store.FaultsAsync(all: false, CancellationToken.None)).Count)
        {
            Assert.InRange(workers.Starts, 0, 10);
            await Wait.UntilAsync(
                async () =>
                    await place.CountAsync(AtHand) > 0 || (await place.Store.FaultsAsync(all: false, CancellationToken.None)).Count > 0,
                "it is at hand, or parked",
                () => workers.Output);
            if (await place.CountAsync(AtHand) == 0)
                break;
            await workers.KillAsync(0);
            await place.ExecuteAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
        }

        await AnsweredAsync([.. steps.Where(s => s != killer)], workers);
        var fault = Assert.Single(await place.Store.FaultsAsync(all: false, CancellationToken.None));
        Assert.Equal(
            1,
            await place.CountAsync($"select count(*) from inbox where id = '{fault.BerichtId}' and transport_id = '{killer.TransportId}'"));
        Assert.Equal(5, fault.Attempts);
        // Who was beside it is suspected once at most.
        Assert.All(
            (await place.Store.FaultsAsync(all: true, CancellationToken.None)).Where(f => !f.IsParked), f => Assert.Equal(1, f.Attempts));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public async Task The_broker_gives_what_prefetch_says(int prefetch)
    {
        await using var workers = place.StartWorkers(1, ("MessageHub__Prefetch", $"{prefetch}"));
        await workers.ReadyAsync();

        var asked = new List<int>();
        await Wait.UntilAsync(
            async () => (asked = await place.Management.PrefetchesAsync("messagehub.in")).Count > 0, "the broker tells of the consumer");
        Assert.Equal([prefetch], asked);
    }

    private static List<Step> Starts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var dossier = new Dossier(Somewhere, 50_000 + i);
            return dossier.Step(dossier.B305(), Register.Messages.BerichtState.Rejected);
        }),
    ];

    private string Database() => new Npgsql.NpgsqlConnectionStringBuilder(place.Postgres).Database!;

    private async Task AnsweredAsync(List<Step> steps, WorkerPool workers)
    {
        var ids = string.Join(", ", steps.Select(s => $"'{s.TransportId}'"));
        var sent =
            $"select count(*) from outbox o join inbox i on i.id = o.bericht_id where o.sent_at is not null and i.transport_id in ({ids})";
        await Wait.UntilAsync(async () => await place.CountAsync(sent) == steps.Count, "all are answered", () => workers.Output);
    }
}
