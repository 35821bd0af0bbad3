using System.Net;
using System.Text;
using System.Xml.Linq;

namespace MessageHub.Gateway.Tests;

/// <summary>What the gateway answered, read independently of its own reader.</summary>
internal sealed record Reply(HttpStatusCode Status, byte[] Body)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Stuf = "http://www.egem.nl/StUF/StUF0301";

    public string Text => Encoding.UTF8.GetString(Body);

    public string? Berichtcode => Value("berichtcode");

    /// <summary>Code of the Fo03, or null without one.</summary>
    public string? Code => Value("code");

    public string? FaultCode => Document?.Descendants("faultcode").SingleOrDefault()?.Value;

    public string? CrossRefnummer => Value("crossRefnummer");

    private XDocument? Document => Body.Length == 0 ? null : XDocument.Parse(Text);

    public string? Value(string name) => Document?.Root!.Element(Soap + "Body")!.Descendants(Stuf + name).FirstOrDefault()?.Value;
}
