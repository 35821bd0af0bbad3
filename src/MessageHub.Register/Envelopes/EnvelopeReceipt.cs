namespace MessageHub.Register.Envelopes;

/// <summary>What the store did with an envelope that was offered.</summary>
public abstract record EnvelopeReceipt
{
    private EnvelopeReceipt()
    {
    }

    /// <summary>It is kept so that a crash cannot lose it.</summary>
    /// <param name="State">Received, parked or settled.</param>
    public sealed record Stored(EnvelopeState State) : EnvelopeReceipt;

    /// <summary>It was here before; this was answered then.</summary>
    public sealed record Repeated(byte[] Answer) : EnvelopeReceipt;

    /// <summary>Its number was used before by this sender for something else. Nothing is changed.</summary>
    public sealed record Different : EnvelopeReceipt;

    /// <summary>It answers nothing that was sent from here. Nothing is changed.</summary>
    public sealed record AnswersNothing : EnvelopeReceipt;
}
