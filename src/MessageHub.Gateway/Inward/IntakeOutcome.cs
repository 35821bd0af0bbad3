using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Inward;

/// <summary>What an envelope that could be read gets for an answer.</summary>
internal abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>Stored, now or earlier.</summary>
    /// <param name="Answer">The Bv03 in SOAP, the same each time.</param>
    public sealed record Accepted(byte[] Answer) : IntakeOutcome;

    public sealed record Refused(StufError Error) : IntakeOutcome;
}
