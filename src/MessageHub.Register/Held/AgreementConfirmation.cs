namespace MessageHub.Register.Held;

/// <summary>What came of confirming a file of agreements. But for the first, nothing happened.</summary>
public enum AgreementConfirmation
{
    /// <summary>Its agreements are stored.</summary>
    Stored,

    /// <summary>The agreements beside it are not those that were seen: somebody has to look again.</summary>
    Stale,

    /// <summary>Two persons change agreements here, and this is the one who proposed it.</summary>
    NeedsAnother,

    /// <summary>It is not open (any more), or was proposed anew.</summary>
    Gone,
}
