namespace MessageHub.Register.Queries.Trace;

/// <summary>A fault of ours: never a judgement on the message.</summary>
/// <param name="BerichtId">The message.</param>
/// <param name="Cause">What is reported of it; holds nothing of the message.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstAt">First time, in UTC.</param>
/// <param name="LastAt">Last time, in UTC.</param>
/// <param name="IsParked">It is not tried again by itself.</param>
public sealed record FaultTrace(Guid BerichtId, string Cause, long Attempts, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsParked)
{
    /// <summary>The message has its verdict; it is its answer that is not taken.</summary>
    public bool IsOfAnswer { get; init; }
}
