namespace MessageHub.Gateway.Ggk;

/// <summary>What arrived is not SOAP 1.1 as the binding asks it (ggk.md, section 7); does not leave <see cref="EnvelopeReader"/>.</summary>
internal sealed class SoapException(FaultCode code, string text) : Exception(text)
{
    public FaultCode Code { get; } = code;
}
