namespace MessageHub.Gateway.Ggk;

/// <summary>Leaves the walk at the first place where an envelope breaks its table; does not leave <see cref="EnvelopeReader"/>.</summary>
internal sealed class EnvelopeNotValidException(StufError error) : Exception(error.Code)
{
    public StufError Error { get; } = error;
}
