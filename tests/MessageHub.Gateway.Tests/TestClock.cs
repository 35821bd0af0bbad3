namespace MessageHub.Gateway.Tests;

/// <summary>The real clock, moved. Timers run at their own pace.</summary>
internal sealed class TestClock : TimeProvider
{
    private long shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    public void Move(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
