namespace MessageHub.Gateway.Ggk;

/// <summary>Namespaces of the envelope (StUF-GGk 2.1 patch 04). Prefixes are free; only these count.</summary>
internal static class GgkNames
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>Roots of Di01 and Du01, their stuurgegevens and parameters, and all below parameters.</summary>
    public const string Ggk = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";

    /// <summary>All inside stuurgegevens, and the whole of Bv03, Fo01 and Fo03.</summary>
    public const string Stuf = "http://www.egem.nl/StUF/StUF0301";

    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    public const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Where every version of StUF has its namespace.</summary>
    public const string AnyStuf = "http://www.egem.nl/StUF/StUF";

    /// <summary>Earlier versions of the same interface; recognised only to be refused clearly.</summary>
    public static bool IsOlderGgk(string @namespace) =>
        @namespace is "http://www.stufstandaarden.nl/sectormodel/ggk/0210" or "http://www.egem.nl/StUF/sector/ggk/0310";
}
