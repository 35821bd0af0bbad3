namespace MessageHub.Register.Envelopes;

/// <summary>Which of the received envelopes in a state are meant.</summary>
/// <param name="WereTried">Those we failed on before, or those we did not; null is both.</param>
/// <param name="MinBytes">Of the payload, inclusive.</param>
/// <param name="MaxBytes">Of the payload, inclusive.</param>
public sealed record ReceivedPart(bool? WereTried = null, long MinBytes = 0, long MaxBytes = long.MaxValue)
{
    /// <summary>The whole of what was received.</summary>
    public static readonly ReceivedPart All = new();
}
