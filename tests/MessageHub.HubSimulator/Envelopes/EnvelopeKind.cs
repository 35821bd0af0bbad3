namespace MessageHub.HubSimulator.Envelopes;

/// <summary>The five messages of the envelope (ggk.md §2); the names are their berichtcode.</summary>
public enum EnvelopeKind
{
    /// <summary>Starts an exchange.</summary>
    Di01,

    /// <summary>Answers one Di01.</summary>
    Du01,

    /// <summary>Refuses an earlier Di01 or Du01, later and over a connection of its own.</summary>
    Fo01,

    /// <summary>Receipt on the same connection.</summary>
    Bv03,

    /// <summary>Refusal on the same connection, in a SOAP fault.</summary>
    Fo03,
}
