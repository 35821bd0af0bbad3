using System.Collections.Concurrent;

namespace MessageHub.Worker.Folders;

/// <summary>
/// When a message may be offered to the bus (again): at once when it is new to this process, some time after a fault, and not while the
/// bus has it. Without this a long queue would be offered again and again while it is worked through.
/// </summary>
internal sealed class OfferSchedule(WorkerSettings settings, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> due = new();

    public bool IsDue(Guid id) => !due.TryGetValue(id, out var at) || at <= clock.GetUtcNow();

    /// <summary>The bus has it until it says what became of it.</summary>
    public void Offered(Guid id) => due[id] = DateTimeOffset.MaxValue;

    /// <summary>Something went wrong with it: later again.</summary>
    public void Later(Guid id) => due[id] = clock.GetUtcNow() + settings.RetryInterval;

    /// <summary>It needs nothing more.</summary>
    public void Settled(Guid id) => due.TryRemove(id, out _);
}
