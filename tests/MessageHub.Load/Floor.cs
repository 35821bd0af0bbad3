using MassTransit;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MessageHub.Load;

/// <summary>
/// What no worker can be faster than: the same bus and the same kind of queue, and per message one transaction that writes a row of the
/// inbox and one of the outbox, the tables of the worker itself, and nothing else. Runs as a process of its own, as the worker does.
/// </summary>
internal static class Floor
{
    public const string Queue = "load.floor";
    public const string Ready = "floor is ready";

    /// <summary>Runs until it is stopped, and says when each so many messages are done.</summary>
    public static async Task RunAsync(string postgres, string rabbitMq)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(postgres) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<Counter>();
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(o => o.WaitUntilStarted = true);
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddConsumer<FloorConsumer>();
            bus.UsingRabbitMq((context, configurator) =>
            {
                configurator.Host(new Uri(rabbitMq));
                configurator.ReceiveEndpoint(Queue, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.SetQuorumQueue();
                    endpoint.PrefetchCount = 64;
                    endpoint.ConcurrentMessageLimit = 16;
                    endpoint.AddDeserializer(new RawBerichtDeserializer("application/xml"), true);
                    endpoint.ConfigureConsumer<FloorConsumer>(context);
                });
            });
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        await host.WaitForShutdownAsync();
    }

    public static string Done(int messages) => $"floor did {messages} messages";

    internal sealed class Counter
    {
        private int messages;

        public void Add()
        {
            var now = Interlocked.Increment(ref messages);
            if (now % 500 == 0)
                Console.WriteLine(Done(now));
        }
    }

    internal sealed class FloorConsumer(NpgsqlDataSource source, Counter counter) : IConsumer<RawBericht>
    {
        public async Task Consume(ConsumeContext<RawBericht> context)
        {
            var id = Guid.CreateVersion7();
            await using var connection = await source.OpenConnectionAsync(context.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands =
                {
                    new(
                        "insert into inbox (id, transport_id, file_name, content, received_at, state) values ($1, $2, '', $3, now(), "
                        + "'accepted')")
                    {
                        Parameters =
                        {
                            new() { Value = id }, new() { Value = context.Message.TransportId! }, new() { Value = context.Message.Content }
                        },
                    },
                    new("insert into outbox (bericht_id, file_name, content, sent_at) values ($1, '', $2, now())")
                    {
                        Parameters = { new() { Value = id }, new() { Value = context.Message.Content } },
                    },
                },
            };
            await batch.ExecuteNonQueryAsync(context.CancellationToken);
            await transaction.CommitAsync(context.CancellationToken);
            counter.Add();
        }
    }
}
