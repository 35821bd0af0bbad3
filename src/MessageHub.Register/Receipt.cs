using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>What became of a delivery.</summary>
/// <param name="Id">The id of the message in the inbox: of this delivery, or of the earlier one that it repeats.</param>
/// <param name="Scope">Its scope, or null when its header cannot be read.</param>
/// <param name="Kind">Whether it was kept.</param>
public sealed record Receipt(Guid Id, ExchangeScope? Scope, ReceiptKind Kind)
{
    /// <summary>
    /// When it was kept, another message of its scope waited to which the judges were called lately. Whoever takes that up finds this one too,
    /// because he looks again after his last turn (<see cref="RegisterStore.FirstWaitingAsync"/>): they need not be called once more.
    /// </summary>
    public bool Follows { get; init; }
}
