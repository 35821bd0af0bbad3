using RabbitMQ.Client;

namespace MessageHub.HubSimulator.Commands;

/// <summary>Where the gemeente's own software leaves its messages for a MessageHub: a folder that a worker watches, or the queue.</summary>
internal abstract class OwnIntake
{
    private const string Queue = "messagehub.in";

    /// <summary>Leaves a message there.</summary>
    /// <param name="name">Its name, unique for each message.</param>
    public abstract Task PutAsync(string name, byte[] content, CancellationToken cancellationToken);

    public static OwnIntake InFolder(string folder) => new Folder(folder);

    /// <param name="file">Holds the address of the broker, as the secret MessageHub__RabbitMq does.</param>
    /// <exception cref="FormatException">There is no address in it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OwnIntake OnQueue(string file) => Uri.TryCreate(File.ReadAllText(file).Trim(), UriKind.Absolute, out var broker)
        ? new Broker(broker)
        : throw new FormatException($"{file} holds no address such as amqp://user:password@host:5672.");

    private sealed class Folder(string folder) : OwnIntake
    {
        public override async Task PutAsync(string name, byte[] content, CancellationToken cancellationToken)
        {
            var path = Path.Combine(folder, $"{name}.xml");
            await File.WriteAllBytesAsync($"{path}.part", content, cancellationToken);
            File.Move($"{path}.part", path, overwrite: true);
        }
    }

    private sealed class Broker(Uri address) : OwnIntake
    {
        public override async Task PutAsync(string name, byte[] content, CancellationToken cancellationToken)
        {
            await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(
                new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            var properties = new BasicProperties
            {
                MessageId = $"{name}-{Guid.NewGuid():N}",
                ContentType = "application/xml",
                DeliveryMode = DeliveryModes.Persistent,
            };
            await channel.BasicPublishAsync("", Queue, mandatory: true, properties, content, cancellationToken);
        }
    }
}
