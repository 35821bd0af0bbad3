using System.Xml.Linq;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>Namespaces and SOAP actions of the interface (ggk.md §4 and §7).</summary>
public static class Names
{
    public static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public static readonly XNamespace Ggk = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";

    public static readonly XNamespace StUF = "http://www.egem.nl/StUF/StUF0301";

    /// <summary>Path of the endpoint in the published example.</summary>
    public const string ServicePath = "/services/StUFOntvangAsynchroonGGK0210Service";

    /// <summary>The root element of a message.</summary>
    public static XName RootOf(EnvelopeKind kind) => kind switch
    {
        EnvelopeKind.Di01 => Ggk + "envelopHeenbericht-ggk_Di01",
        EnvelopeKind.Du01 => Ggk + "envelopRetourbericht-ggk_Du01",
        _ => StUF + $"{kind}Bericht",
    };

    /// <summary>The SOAPAction of an operation, without the quotes of the HTTP header.</summary>
    public static string ActionOf(EnvelopeKind kind) => kind switch
    {
        EnvelopeKind.Di01 => "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Di01",
        EnvelopeKind.Du01 => "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01",
        EnvelopeKind.Fo01 => "http://www.egem.nl/StUF/StUF0301/Fo01",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is an answer, not an operation."),
    };
}
