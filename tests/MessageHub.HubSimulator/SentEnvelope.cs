using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator;

/// <summary>A message we sent, or are about to send: the same bytes at every attempt.</summary>
/// <param name="Request">The whole SOAP message.</param>
/// <param name="Hash">What the envelope says, see <see cref="EnvelopeContent"/>.</param>
/// <param name="Identificatie">Number in the header of the payload, when that could be read.</param>
public sealed record SentEnvelope(Envelope Envelope, byte[] Request, string Hash, string? Identificatie)
{
    private readonly HashSet<string> answers = [];

    /// <summary>Numbers of the different envelopes that answered or refused it.</summary>
    public IReadOnlyCollection<string> Answers
    {
        get
        {
            lock (answers)
                return [.. answers];
        }
    }

    /// <summary>True when it was acknowledged or refused: nothing more is to be done.</summary>
    public bool IsSettled { get; set; }

    internal void AnsweredBy(string number)
    {
        lock (answers)
            answers.Add(number);
    }
}
