namespace MessageHub.Gateway.Ggk;

/// <summary>The five messages of the envelope that occur on the link of a gemeente.</summary>
internal sealed class EnvelopeKind
{
    /// <summary>Starts an exchange (heenbericht).</summary>
    public static readonly EnvelopeKind Di01 = new("Di01", "envelopHeenbericht-ggk_Di01", GgkNames.Ggk, $"{GgkNames.Ggk}/ggk_Di01");

    /// <summary>Answers one Di01 (retourbericht).</summary>
    public static readonly EnvelopeKind Du01 = new("Du01", "envelopRetourbericht-ggk_Du01", GgkNames.Ggk, $"{GgkNames.Ggk}/ggk_Du01");

    /// <summary>Refuses an earlier Di01 or Du01, on a connection of its own.</summary>
    public static readonly EnvelopeKind Fo01 = new("Fo01", "Fo01Bericht", GgkNames.Stuf, $"{GgkNames.Stuf}/Fo01");

    /// <summary>Synchronous receipt.</summary>
    public static readonly EnvelopeKind Bv03 = new("Bv03", "Bv03Bericht", GgkNames.Stuf, "");

    /// <summary>Synchronous refusal, in a SOAP Fault; one that comes by itself counts as a Fo01 (G-001).</summary>
    public static readonly EnvelopeKind Fo03 = new("Fo03", "Fo03Bericht", GgkNames.Stuf, "");

    private static readonly EnvelopeKind[] All = [Di01, Du01, Fo01, Bv03, Fo03];

    private EnvelopeKind(string berichtcode, string root, string @namespace, string soapAction)
    {
        Berichtcode = berichtcode;
        Root = root;
        Namespace = @namespace;
        SoapAction = soapAction;
    }

    public string Berichtcode { get; }

    /// <summary>Local name of the root element.</summary>
    public string Root { get; }

    public string Namespace { get; }

    /// <summary>Value of the HTTP header, without its quotes; empty for a message that is no request.</summary>
    public string SoapAction { get; }

    /// <summary>Carries a payload.</summary>
    public bool HasPayload => this == Di01 || this == Du01;

    /// <summary>The kind with this root element, or null.</summary>
    public static EnvelopeKind? Find(string root, string @namespace) =>
        All.FirstOrDefault(k => k.Root == root && k.Namespace == @namespace);

    public override string ToString() => Berichtcode;
}
