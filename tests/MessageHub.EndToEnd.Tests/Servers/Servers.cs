using System.Net;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A broker and a database server to make installations on.</summary>
/// <param name="RabbitMq">Address of the broker, with user and password.</param>
/// <param name="Management">Address of its management API, with user and password.</param>
/// <param name="Postgres">Connection string of the database of administration.</param>
internal sealed record Servers(string RabbitMq, string Management, string Postgres)
{
    /// <summary>Workers that can be distinguished by the address they call, when <see cref="HasAddressPerWorker"/>.</summary>
    public const int MaxWorkers = 8;

    /// <summary>The servers listen on an address for each worker, so that the network of one can go silent.</summary>
    public bool HasAddressPerWorker { get; init; }

    /// <summary>Those that all tests share.</summary>
    public static Servers Shared() =>
        new(Of("MESSAGEHUB_TEST_RABBITMQ"), Of("MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT"), Of("MESSAGEHUB_TEST_POSTGRES"));

    /// <summary>The address at which a worker calls the servers.</summary>
    public static IPAddress AddressOf(int worker) => IPAddress.Parse($"127.0.0.{worker + 2}");

    private static string Of(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException(
        $"{variable} is not set. Run tests/run.sh, which brings the servers; tests/servers/*.sh start DIR print what to set.");
}
