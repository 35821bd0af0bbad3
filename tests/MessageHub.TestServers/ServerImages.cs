using System.Text.RegularExpressions;

namespace MessageHub.TestServers;

/// <summary>The images of the servers: those that deploy/compose/compose.yaml runs, so that what is tested is what is deployed.</summary>
internal sealed partial class ServerImages
{
    private readonly string compose;

    /// <param name="arguments">The path of compose.yaml.</param>
    /// <exception cref="ArgumentException">There is not one argument.</exception>
    public ServerImages(string[] arguments) => compose = arguments is [var path]
        ? File.ReadAllText(path)
        : throw new ArgumentException("Give the path of compose.yaml.");

    public string Postgres => Of("postgres");

    public string RabbitMq => Of("rabbitmq");

    [GeneratedRegex(@"^\s+image:\s*(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex Image();

    private string Of(string name) => Image().Matches(compose)
        .Select(m => m.Groups[1].Value)
        .Single(i => i.StartsWith($"{name}:", StringComparison.Ordinal));
}
