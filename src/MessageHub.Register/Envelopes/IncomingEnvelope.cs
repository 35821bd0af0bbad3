namespace MessageHub.Register.Envelopes;

/// <summary>An envelope that passed all checks that can be made before it is stored.</summary>
public sealed record IncomingEnvelope
{
    /// <summary>Given by this store.</summary>
    public required Guid Id { get; init; }

    /// <summary>Di01, Du01, Fo01, or a Fo03 that came by itself.</summary>
    public required string Kind { get; init; }

    /// <summary>The whole sender as one text: a number is unique per sender.</summary>
    public required string SenderKey { get; init; }

    /// <summary>zender/organisatie.</summary>
    public required string Sender { get; init; }

    /// <summary>ontvanger/organisatie: the gemeente.</summary>
    public required string Receiver { get; init; }

    /// <summary>By what the sender knows the envelope.</summary>
    public required string Referentienummer { get; init; }

    /// <summary>The Referentienummer of the envelope it answers.</summary>
    public string? CrossRefnummer { get; init; }

    /// <summary>Which message is inside (stuurgegevens).</summary>
    public string? Functie { get; init; }

    /// <summary>It came in SOAP; otherwise the envelope by itself.</summary>
    public required bool IsSoap { get; init; }

    /// <summary>False when the payload is no XML by its own account.</summary>
    public bool IsXml { get; init; } = true;

    /// <summary>Bytes of the payload after decoding.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Of the canonical envelope.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What is answered when it is stored, and each time it is offered again.</summary>
    public required byte[] Answer { get; init; }

    /// <summary>Kept in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The trace in which it arrived, as W3C writes it; null without one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What a Fo01 says.</summary>
    public EnvelopeFout? Fout { get; init; }

    /// <summary>A Du01 that answers nothing is kept for a person instead of being refused.</summary>
    public bool ParksUnknown { get; init; }
}

/// <summary>The refusal of a message of ours.</summary>
/// <param name="Code">As it came; two lists give the same codes different meanings.</param>
/// <param name="Omschrijving">As it came; may hold anything, so only the people who handle it see it.</param>
/// <param name="Advice">What the list of codes says about it, in Dutch, or null.</param>
public sealed record EnvelopeFout(string Code, string Omschrijving, string? Advice);
