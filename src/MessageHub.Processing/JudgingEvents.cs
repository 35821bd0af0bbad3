namespace MessageHub.Processing;

/// <summary>
/// Tells the rest of this process what became of a message. After a crash nobody is told, so whoever listens also looks for itself now
/// and then.
/// </summary>
public sealed class JudgingEvents
{
    /// <summary>A message has its verdict, and what has to leave stands in the outbox.</summary>
    public event Func<Guid, Task>? Judged;

    /// <summary>Judging a message failed too often on our side: it is not tried again until somebody says so.</summary>
    public event Func<ParkedBericht, Task>? Parked;

    internal Task TellAsync(JudgedBericht judged) => Judged?.Invoke(judged.Id) ?? Task.CompletedTask;

    internal Task TellAsync(ParkedBericht parked) => Parked?.Invoke(parked) ?? Task.CompletedTask;
}
