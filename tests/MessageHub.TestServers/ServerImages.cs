namespace MessageHub.TestServers;

/// <summary>
/// The images of the servers, which tests/run.sh reads from deploy/compose/compose.yaml, so that what is tested is what is deployed.
/// </summary>
/// <param name="Postgres">Of the database.</param>
/// <param name="RabbitMq">Of the broker.</param>
internal sealed record ServerImages(string Postgres, string RabbitMq)
{
    /// <exception cref="ArgumentException">There is not one image of each.</exception>
    public static ServerImages From(string[] arguments) => new(Of("postgres", arguments), Of("rabbitmq", arguments));

    private static string Of(string name, string[] arguments) =>
        arguments.Where(a => a.StartsWith($"{name}:", StringComparison.Ordinal)).ToArray() is [var image]
            ? image
            : throw new ArgumentException($"Give one image {name}:….");
}
