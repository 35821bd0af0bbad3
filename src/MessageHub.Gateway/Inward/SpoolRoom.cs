using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Processing.Operation;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// How much all requests together may have in files: so much, and never the last of the disk, because others on it would stop too. Safe for
/// use by several threads.
/// </summary>
internal sealed class SpoolRoom(GatewaySettings settings, TimeProvider clock, ILogger<SpoolRoom> logger)
{
    /// <summary>What stays free on the disk: room for the largest envelope that we send ourselves, and some.</summary>
    private const long KeptFree = 2 * EnvelopeSize.MaxAccepted;

    private const int NoSpaceLeft = 28;

    private readonly OncePerMinute reported = new(clock);
    private long taken;

    /// <summary>Where the files stand.</summary>
    public string Folder { get; } = settings.Gateway.SpoolFolder;

    /// <summary>Bytes that stand in files now.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>The system says that the disk is full.</summary>
    public static bool IsFull(IOException exception) => exception.HResult == NoSpaceLeft;

    /// <summary>Takes room before something is written.</summary>
    /// <exception cref="SpoolFullException">There is none; nothing was taken.</exception>
    public void Take(long bytes, bool isNewFile)
    {
        if (Interlocked.Add(ref taken, bytes) <= settings.Gateway.SpoolBytes
            && !(isNewFile && new DriveInfo(Folder).AvailableFreeSpace < KeptFree))
            return;
        Give(bytes);
        throw Full();
    }

    /// <summary>Gives room back.</summary>
    public void Give(long bytes) => Interlocked.Add(ref taken, -bytes);

    /// <summary>Reports it in the log, now and then.</summary>
    public SpoolFullException Full()
    {
        if (reported.IsDue("", out var unreported))
            Log.SpoolFull(logger, Taken >> 20, unreported);
        return new("No room for a large request.");
    }
}
