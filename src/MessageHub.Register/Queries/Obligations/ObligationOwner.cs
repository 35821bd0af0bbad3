namespace MessageHub.Register.Queries.Obligations;

/// <summary>Who has to act.</summary>
public enum ObligationOwner
{
    /// <summary>The gemeente.</summary>
    Gemeente,

    /// <summary>The aanbieder.</summary>
    Aanbieder,
}
