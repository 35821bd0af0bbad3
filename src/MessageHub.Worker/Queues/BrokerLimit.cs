using System.Text;

namespace MessageHub.Worker.Queues;

/// <summary>
/// The largest message that a broker takes. It does not say so to a client, so it is what the operator says, or else what the version takes
/// that the broker says to be: RabbitMQ 4 takes 16 MiB, earlier ones 128 MiB, unless max_message_size is set.
/// </summary>
internal static class BrokerLimit
{
    private const long OfVersion3 = 128L * 1024 * 1024;
    private const long OfVersion4 = 16L * 1024 * 1024;

    /// <param name="setting">What the operator says; 0 when he says nothing.</param>
    /// <param name="serverProperties">What the broker said of itself, or null when it was not asked yet.</param>
    public static long Of(long setting, IDictionary<string, object?>? serverProperties)
    {
        if (setting > 0)
            return setting;
        var version = serverProperties?.TryGetValue("version", out var value) == true && value is byte[] bytes
            ? Encoding.UTF8.GetString(bytes)
            : "";
        return Version.TryParse(version.Split('-', '+')[0], out var parsed) && parsed.Major >= 4 ? OfVersion4 : OfVersion3;
    }
}
