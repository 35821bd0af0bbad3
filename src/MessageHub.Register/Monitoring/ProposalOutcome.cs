namespace MessageHub.Register.Monitoring;

/// <summary>What came of confirming a file of agreements.</summary>
public enum ProposalOutcome
{
    /// <summary>Its agreements are stored.</summary>
    Done,

    /// <summary>The agreements beside it are not those that were seen: somebody has to look again. Nothing happened.</summary>
    Stale,

    /// <summary>It does not wait (any more), was told of anew, or has to be confirmed by another. Nothing happened.</summary>
    Gone,
}
