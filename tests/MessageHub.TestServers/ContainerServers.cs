using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;

namespace MessageHub.TestServers;

/// <summary>A throw-away PostgreSQL and RabbitMQ in containers.</summary>
internal sealed class ContainerServers : IAsyncDisposable
{
    private const ushort ManagementPort = 15672;
    private const string User = "tests";
    private const string Password = "tests";

    private readonly PostgreSqlContainer postgres;
    private readonly RabbitMqContainer rabbitMq;

    private ContainerServers(ServerImages images)
    {
        // Nothing here has to outlive a power cut; hundreds of tests have a connection each.
        postgres = new PostgreSqlBuilder(images.Postgres)
            .WithUsername(User)
            .WithPassword(Password)
            .WithDatabase("postgres")
            .WithCommand("-cfsync=off", "-cmax_connections=200")
            .Build();
        rabbitMq = new RabbitMqBuilder(images.RabbitMq)
            .WithUsername(User)
            .WithPassword(Password)
            .WithPortBinding(ManagementPort, assignRandomHostPort: true)
            .Build();
    }

    /// <summary>What the tests read, by name.</summary>
    public IEnumerable<(string Name, string Value)> Variables =>
    [
        ("MESSAGEHUB_TEST_POSTGRES", postgres.GetConnectionString()),
        ("MESSAGEHUB_TEST_RABBITMQ", rabbitMq.GetConnectionString()),
        (
            "MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT",
            $"http://{User}:{Password}@{rabbitMq.Hostname}:{rabbitMq.GetMappedPublicPort(ManagementPort)}"),
    ];

    /// <summary>Starts both; returns when they answer.</summary>
    public static async Task<ContainerServers> StartAsync(ServerImages images)
    {
        var servers = new ContainerServers(images);
        await Task.WhenAll(servers.postgres.StartAsync(), servers.rabbitMq.StartAsync());
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        await rabbitMq.DisposeAsync();
    }
}
