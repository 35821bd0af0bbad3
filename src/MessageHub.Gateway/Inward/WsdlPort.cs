using System.Text;
using System.Xml;
using System.Xml.Linq;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>Serves the WSDL of our endpoint and the schemas it imports: <c>?wsdl</c>, and the schemas beside the endpoint.</summary>
internal sealed class WsdlPort
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schemas", "ggk");

    private readonly byte[] wsdl;

    public WsdlPort(GatewaySettings settings)
    {
        var document = XDocument.Load(Path.Combine(Folder, "ontvangAsynchroon.wsdl"));
        // The address is a setting: a name from the request could be anybody's.
        var root = settings.Gateway.PublicUrl.Length > 0 ? settings.Gateway.PublicUrl.TrimEnd('/') : settings.Gateway.Listen.TrimEnd('/');
        foreach (var address in document.Descendants(Soap + "address"))
            address.SetAttributeValue("location", root + SoapPort.Path);
        // The schemas stand below the endpoint, so the imports name the endpoint too.
        foreach (var import in document.Descendants().Where(e => e.Attribute("schemaLocation") is not null))
            import.SetAttributeValue(
                "schemaLocation", $"{SoapPort.Path[(SoapPort.Path.LastIndexOf('/') + 1)..]}/{(string)import.Attribute("schemaLocation")!}");
        using var buffer = new MemoryStream();
        // Without byte order mark: there are readers that take it for text before the document.
        var form = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };
        using (var writer = XmlWriter.Create(buffer, form))
            document.Save(writer);
        wsdl = buffer.ToArray();
    }

    /// <summary>The WSDL when it is asked for; there is nothing else to get here.</summary>
    public Task WsdlAsync(HttpContext context)
    {
        if (context.Request.Query.Keys.Any(k => k.Equals("wsdl", StringComparison.OrdinalIgnoreCase)))
            return SoapPort.AnswerAsync(context, StatusCodes.Status200OK, wsdl);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.Post;
        return Task.CompletedTask;
    }

    /// <summary>One of the two schemas; a name never becomes a path.</summary>
    public static async Task SchemaAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["schema"] as string;
        if (name is not ("ggk0210.xsd" or "stuf0301.xsd"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SoapPort.AnswerAsync(
            context, StatusCodes.Status200OK, await File.ReadAllBytesAsync(Path.Combine(Folder, name), context.RequestAborted));
    }
}
