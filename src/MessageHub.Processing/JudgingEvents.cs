namespace MessageHub.Processing;

/// <summary>
/// Tells the rest of this process what became of a message, and what is being judged. After a crash nobody is told, so whoever listens also looks for itself now
/// and then.
/// </summary>
public sealed class JudgingEvents
{
    /// <summary>A message has its verdict, and what has to leave stands in the outbox.</summary>
    public event Func<Guid, Task>? Judged;

    /// <summary>Judging a message failed too often on our side: it is not tried again until somebody says so.</summary>
    public event Func<ParkedBericht, Task>? Parked;

    /// <summary>This process comes to a stop: a message that is being judged is judged, and others are left for who comes next.</summary>
    internal bool IsStopping { get; private set; }

    /// <summary>The messages that are being judged in this process.</summary>
    public WorkAtHand AtHand { get; } = new();

    /// <summary>Begins no other message from now on.</summary>
    public void StopTaking() => IsStopping = true;

    internal Task TellAsync(JudgedBericht judged) => Judged?.Invoke(judged.Id) ?? Task.CompletedTask;

    internal Task TellAsync(ParkedBericht parked) => Parked?.Invoke(parked) ?? Task.CompletedTask;
}
