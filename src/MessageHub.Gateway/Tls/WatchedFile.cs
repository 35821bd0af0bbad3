using System.Security.Cryptography;

namespace MessageHub.Gateway.Tls;

/// <summary>
/// A file that says who is trusted and may be replaced while the gateway runs: by writing it, by renaming, or by swapping a link to it or
/// to its folder, as a kubelet does. So its content is compared each time, and not its time, which of a link is that of the link
/// (dotnet/runtime#55664). A file that cannot be read trusts nobody, and that is reported. Safe for use by several threads.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="setting">The name of its setting, for the log.</param>
/// <param name="parse">Makes of the content what stands in it.</param>
/// <param name="logger">Where changes are reported.</param>
internal sealed class WatchedFile<T>(string path, string setting, Func<byte[], IReadOnlyCollection<T>> parse, ILogger logger)
{
    private readonly Lock gate = new();
    private IReadOnlyCollection<T> current = [];
    private byte[]? seen;
    private string? fault;

    /// <summary>What stands in it now; nothing when it cannot be read.</summary>
    public IReadOnlyCollection<T> Current()
    {
        lock (gate)
        {
            try
            {
                var content = File.ReadAllBytes(path);
                if (seen is not null && content.AsSpan().SequenceEqual(seen))
                    return current;
                current = parse(content);
                (seen, fault) = (content, null);
                Log.TrustRead(logger, setting, current.Count);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                (current, seen) = ([], null);
                if (fault != e.GetType().Name)
                    Log.TrustUnusable(logger, setting, fault = e.GetType().Name);
            }

            return current;
        }
    }
}
