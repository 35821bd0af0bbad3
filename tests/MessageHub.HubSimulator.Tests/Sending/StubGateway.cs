using System.Collections.Concurrent;
using System.Net;
using MessageHub.HubSimulator.Envelopes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageHub.HubSimulator.Tests.Sending;

/// <summary>Something at the address of a gateway that answers what a test says it to.</summary>
internal sealed class StubGateway : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubGateway(WebApplication app) => this.app = app;

    public Uri Address =>
        new(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), Names.ServicePath);

    /// <summary>Every body that came in whole.</summary>
    public ConcurrentQueue<byte[]> Requests { get; } = new();

    /// <param name="answer">The number of the request, counted from 1, and its body: status and answer.</param>
    public static async Task<StubGateway> StartAsync(Func<int, byte[], (int Status, byte[] Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var gateway = new StubGateway(builder.Build());
        gateway.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            gateway.Requests.Enqueue(body.ToArray());
            var (status, content) = answer(gateway.Requests.Count, body.ToArray());
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/xml; charset=utf-8";
            await context.Response.Body.WriteAsync(content);
        });
        await gateway.app.StartAsync();
        return gateway;
    }

    /// <summary>The receipt that a right gateway gives; the same for the same number.</summary>
    public static byte[] Bv03(byte[] request, Func<Envelope, Envelope>? spoil = null) =>
        SoapMessage.Wrap(EnvelopeXml.Write(Receipt(request, spoil)));

    /// <summary>A refusal with a code.</summary>
    public static byte[] Fo03(byte[] request, string code, string plek, string text) =>
        SoapMessage.Fault(Receipt(request, null) with { Kind = EnvelopeKind.Fo03, Refusal = new(code, plek, text) });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Envelope Receipt(byte[] request, Func<Envelope, Envelope>? spoil)
    {
        var envelope = EnvelopeXml.Read(SoapMessage.Unwrap(request));
        var receipt = new Envelope
        {
            Kind = EnvelopeKind.Bv03,
            Zender = envelope.Ontvanger,
            Ontvanger = envelope.Zender,
            Referentienummer = $"a{envelope.Referentienummer[1..]}",
            TijdstipBericht = "20260506091530120",
            CrossRefnummer = envelope.Referentienummer,
        };
        return spoil?.Invoke(receipt) ?? receipt;
    }
}
