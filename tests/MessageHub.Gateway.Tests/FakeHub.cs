using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Gateway.Tests;

/// <summary>Another side to send to, that keeps what it got and answers as it is reported.</summary>
internal sealed class FakeHub : IAsyncDisposable
{
    private static readonly XNamespace Stuf = "http://www.egem.nl/StUF/StUF0301";

    private readonly ConcurrentQueue<byte[]> received = new();
    private readonly ConcurrentQueue<string> actions = new();
    private readonly WebApplication app;

    private FakeHub(WebApplication app) => this.app = app;

    /// <summary>What to do with the n-th request, from 0; what is null is answered with a Bv03.</summary>
    public Func<int, HttpContext, string, Task>? Answer { get; set; }

    public IReadOnlyList<byte[]> Received => [.. received];

    public IReadOnlyList<string> Actions => [.. actions];

    public string Url { get; private set; } = "";

    public static async Task<FakeHub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var hub = new FakeHub(app);
        app.Run(hub.HandleAsync);
        await app.StartAsync();
        hub.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/ontvang";
        return hub;
    }

    public static string Value(byte[] envelope, string name) =>
        XDocument.Parse(Encoding.UTF8.GetString(envelope)).Descendants(Stuf + name).First().Value;

    public static string Bv03(string cross) => $"""
        <?xml version="1.0" encoding="utf-8"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><Bv03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens>
        <berichtcode>Bv03</berichtcode><zender><applicatie>Hub</applicatie></zender><ontvanger><applicatie>Receptor</applicatie></ontvanger>
        <referentienummer>{Soap.NewNumber()}</referentienummer><tijdstipBericht>20260506</tijdstipBericht><crossRefnummer>{cross}</crossRefnummer></stuurgegevens></Bv03Bericht></e:Body></e:Envelope>
        """;

    public static string Fo03(string cross, string code, string plek, string faultcode = "e:Client") => $"""
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>{faultcode}</faultcode><faultstring>x</faultstring><detail><Fo03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens>
        <berichtcode>Fo03</berichtcode><zender><applicatie>Hub</applicatie></zender><ontvanger><applicatie>Receptor</applicatie></ontvanger>
        <referentienummer>{Soap.NewNumber()}</referentienummer><tijdstipBericht>20260506</tijdstipBericht><crossRefnummer>{cross}</crossRefnummer></stuurgegevens>
        <body><code>{code}</code><plek>{plek}</plek><omschrijving>{Soap.CanaryName} {Soap.CanaryBsn}</omschrijving></body></Fo03Bericht></detail></e:Fault></e:Body></e:Envelope>
        """;

    public static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var n = received.Count;
        received.Enqueue(body.ToArray());
        actions.Enqueue(context.Request.Headers["SOAPAction"].ToString());
        var number = Value(body.ToArray(), "referentienummer");
        if (Answer is { } answer)
            await answer(n, context, number);
        else
            await WriteAsync(context, 200, Bv03(number));
    }
}
