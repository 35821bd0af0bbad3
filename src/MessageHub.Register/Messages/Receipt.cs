using MessageHub.Register.Store;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Messages;

/// <summary>What became of a delivery.</summary>
/// <param name="Id">The id of the message in the inbox: of this delivery, or of the earlier one that it repeats.</param>
/// <param name="Scope">Its scope, or null when its header cannot be read.</param>
/// <param name="Kind">Whether it was kept.</param>
public sealed record Receipt(Guid Id, ExchangeScope? Scope, ReceiptKind Kind)
{
    /// <summary>
    /// True when an earlier message of the same scope is pending and was signalled recently. Its consumer looks for pending messages again
    /// after its last batch (<see cref="RegisterStore.FirstPendingAsync"/>) and will find this one too, so no signal is needed.
    /// </summary>
    public bool Follows { get; init; }
}
