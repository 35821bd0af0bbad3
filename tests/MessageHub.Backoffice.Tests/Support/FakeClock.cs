namespace MessageHub.Backoffice.Tests;

/// <summary>A clock that moves when a test says so: Wednesday 10 June 2026, noon in Amsterdam.</summary>
internal sealed class FakeClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 6, 10, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
