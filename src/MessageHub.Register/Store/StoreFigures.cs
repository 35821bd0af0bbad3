namespace MessageHub.Register.Store;

/// <summary>How much is pending, at one moment.</summary>
/// <param name="Pending">Messages without verdict, parked ones not counted.</param>
/// <param name="OldestPending">When the oldest of those arrived, or null.</param>
/// <param name="Unsent">Answers that were not sent, parked ones not counted.</param>
/// <param name="OldestUnsent">When the oldest of those was made, or null.</param>
/// <param name="Parked">Messages that a fault keeps from being judged.</param>
/// <param name="ParkedAnswers">Answers that are not taken, and not offered again until somebody says so.</param>
/// <param name="Held">Messages that are held for a person.</param>
/// <param name="UnsentEvents">Events that were not sent.</param>
/// <param name="OldestUnsentEvent">When the oldest of those was written, or null.</param>
public sealed record StoreFigures(
    long Pending, DateTimeOffset? OldestPending, long Unsent, DateTimeOffset? OldestUnsent, long Parked, long ParkedAnswers, long Held,
    long UnsentEvents, DateTimeOffset? OldestUnsentEvent);
