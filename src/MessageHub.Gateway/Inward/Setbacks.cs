using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// What becomes of a received envelope that we fail on: it is tried again, later and by itself, and after some attempts it waits for a
/// person, with the cause. The others go on meanwhile.
/// </summary>
internal sealed class Setbacks(EnvelopeStore store, TimeProvider clock, ILogger<Setbacks> logger)
{
    public const int MaxAttempts = 3;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Counts that a piece of work failed on it.</summary>
    /// <param name="row">In hand.</param>
    /// <param name="work">The piece of work, for the log.</param>
    /// <param name="fault">What went wrong, for the log.</param>
    /// <param name="cause">The same for people, in Dutch and without anything from the envelope.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task CountAsync(ReceivedEnvelope row, string work, string fault, string cause, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Log.EnvelopeFault(logger, row.Id, work, fault);
        if (await store.FailedAsync(row, cause, now + Pause, MaxAttempts, now, ct))
            Log.Parked(logger, row.Id, row.Functie, cause);
    }

    /// <summary>Parks it when it was in hand too often of a program that did not come back: perhaps that was its doing.</summary>
    /// <returns>True when it is parked.</returns>
    public async Task<bool> IsOverAsync(ReceivedEnvelope row, CancellationToken ct)
    {
        if (row.Attempts < MaxAttempts)
            return false;
        var cause = $"het programma stopte {row.Attempts} keer terwijl het met dit bericht bezig was";
        await store.ParkFailedAsync(row, cause, clock.GetUtcNow(), ct);
        Log.Parked(logger, row.Id, row.Functie, cause);
        return true;
    }
}
