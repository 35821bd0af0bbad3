using System.Xml.Linq;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Tests.Schemas;

/// <summary>The WSDL says what section 7 of the specification says; the sample values are written out here.</summary>
public class WsdlTests
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";

    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    private static readonly XElement Definitions = XElement.Load(Path.Combine(EnvelopeSchema.Folder, "ontvangAsynchroon.wsdl"));

    [Theory]
    [InlineData("ggk_Di01", "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Di01", "GGK:envelopHeenbericht-ggk_Di01")]
    [InlineData("ggk_Du01", "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01", "GGK:envelopRetourbericht-ggk_Du01")]
    [InlineData("Fo01", "http://www.egem.nl/StUF/StUF0301/Fo01", "StUF:Fo01Bericht")]
    public void An_operation_takes_its_message_and_gives_a_Bv03_or_a_Fo03(string operation, string action, string element)
    {
        var port = Definitions.Elements(Wsdl + "portType")
            .Single(p => (string?)p.Attribute("name") == "OntvangAsynchroon")
            .Named("operation", operation);
        Assert.Equal(element, ElementOf(port.Element(Wsdl + "input")!));
        Assert.Equal("StUF:Bv03Bericht", ElementOf(port.Element(Wsdl + "output")!));
        Assert.Equal("StUF:Fo03Bericht", ElementOf(port.Element(Wsdl + "fault")!));
        Assert.Equal("fout", (string?)port.Element(Wsdl + "fault")!.Attribute("name"));

        var bound = Definitions.Named("binding", "SOAPOntvangAsynchroon").Named("operation", operation);
        Assert.Equal(action, (string?)bound.Element(Soap + "operation")!.Attribute("soapAction"));
        Assert.All(
            bound.Descendants(Soap + "body").Concat(bound.Descendants(Soap + "fault")),
            e => Assert.Equal("literal", (string?)e.Attribute("use")));
    }

    [Fact]
    public void Each_operation_is_there_once_and_the_service_has_its_name()
    {
        Assert.Equal(3, Definitions.Elements(Wsdl + "portType").Elements(Wsdl + "operation").Count());
        Assert.Equal(3, Definitions.Elements(Wsdl + "binding").Elements(Wsdl + "operation").Count());
        Assert.Equal("document", (string?)Definitions.Element(Wsdl + "binding")!.Element(Soap + "binding")!.Attribute("style"));
        var port = Definitions.Named("service", "StUFOntvangAsynchroonGGK0210Service").Named("port", "OntvangAsynchroon");
        Assert.Equal("GGK:SOAPOntvangAsynchroon", (string?)port.Attribute("binding"));
        Assert.EndsWith(Names.ServicePath, (string?)port.Element(Soap + "address")!.Attribute("location"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schemas_it_imports_lie_beside_it()
    {
        var imported = Definitions.Descendants()
            .Where(e => e.Name.LocalName == "import")
            .Select(e => (string?)e.Attribute("schemaLocation"));
        Assert.Equal(
            Directory.EnumerateFiles(EnvelopeSchema.Folder, "*.xsd").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            imported.Order(StringComparer.Ordinal));
    }

    private static string? ElementOf(XElement use)
    {
        var message = ((string?)use.Attribute("message"))!.Split(':')[1];
        return (string?)Definitions.Named("message", message).Element(Wsdl + "part")!.Attribute("element");
    }
}

file static class WsdlExtensions
{
    public static XElement Named(this XElement parent, string element, string name) =>
        parent.Elements(XName.Get(element, "http://schemas.xmlsoap.org/wsdl/")).Single(e => (string?)e.Attribute("name") == name);
}
