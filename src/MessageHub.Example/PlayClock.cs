namespace MessageHub.Example;

/// <summary>The time of the message that is played.</summary>
internal sealed class PlayClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
