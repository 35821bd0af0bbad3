
namespace MessageHub.Register.Held;

/// <summary>Who decided what a message of ours says that was composed here.</summary>
/// <param name="BerichtId">The message; of one that is not sent again the return that rejected it.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When; kept in UTC.</param>
/// <param name="Note">Why.</param>
public sealed record OwnDecision(Guid BerichtId, string By, DateTimeOffset At, string Note)
{
    /// <summary>The rejected message of ours that is dealt with by it, or null.</summary>
    public Guid? Mends { get; init; }
}
