namespace MessageHub.Gateway;

/// <summary>Wakes all who wait for it; one who comes later waits for the next time, or until it is time to look anyhow.</summary>
internal sealed class WakeSignal
{
    private TaskCompletionSource source = Create();

    public void Set() => Interlocked.Exchange(ref source, Create()).TrySetResult();

    /// <summary>What to wait for; taken before looking for work, so that nothing is missed between looking and waiting.</summary>
    public Task Next() => Volatile.Read(ref source).Task;

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
