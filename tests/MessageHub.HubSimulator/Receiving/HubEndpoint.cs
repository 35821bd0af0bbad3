using System.Globalization;
using System.Net.Sockets;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace MessageHub.HubSimulator.Receiving;

/// <summary>The HTTP side of receiving, with the faults of <see cref="FaultSide.Connection"/> and <see cref="FaultSide.Answer"/>.</summary>
public sealed class HubEndpoint(
    Receiver receiver, FaultPlan faults, HubLog log, TimeProvider time, Action<Envelope, FaultRule?> accepted, Func<string, Task> moment)
{
    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var before = faults.Next(FaultSide.Connection, functie: null);
        if (before?.Fault.Name == "close-before-read")
        {
            Log(before, null, 0);
            context.Abort();
            return;
        }

        var request = await ReadAsync(context, before?.Fault.Name == "slow-read" ? before.Amount(100) : 0);
        var envelope = Peek(request);
        var fault = faults.Next(FaultSide.Answer, envelope?.Functie);
        if (fault is not null && await InsteadOfAcceptingAsync(context, fault, envelope, request.Length))
            return;

        var name = envelope?.Functie ?? envelope?.Kind.ToString() ?? "request";
        await moment($"{name} arrived");
        var head = new RequestHead(context.Request.Method, context.Request.ContentType, context.Request.Headers["SOAPAction"]);
        var result = receiver.Receive(head, request);
        Log(result, request.Length);
        await moment($"{name} accepted");
        if (result.IsNew)
            accepted(result.Envelope!, fault?.Fault.Name == "fo01" ? fault : null);
        if (fault is not null)
            Log(fault, result.Envelope, request.Length);
        await AnswerAsync(context, fault, result);
        if (context.RequestAborted.IsCancellationRequested)
            return;
        await context.Response.CompleteAsync();
        await moment($"{name} answered");
    }

    private static async Task<byte[]> ReadAsync(HttpContext context, int millisecondsPerKb)
    {
        using var content = new MemoryStream();
        if (millisecondsPerKb == 0)
        {
            await context.Request.Body.CopyToAsync(content, context.RequestAborted);
            return content.ToArray();
        }

        var piece = new byte[1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0)
        {
            content.Write(piece, 0, read);
            await Task.Delay(millisecondsPerKb, context.RequestAborted);
        }

        return content.ToArray();
    }

    /// <summary>Faults in which the message is not accepted. False when this fault is not one of them.</summary>
    private async Task<bool> InsteadOfAcceptingAsync(HttpContext context, FaultRule fault, Envelope? envelope, int bytes)
    {
        switch (fault.Fault.Name)
        {
            case "timeout":
                Log(fault, envelope, bytes);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            case "close-after-read":
                Log(fault, envelope, bytes);
                context.Abort();
                return true;
            case "unreadable":
                Log(fault, envelope, bytes);
                await WriteAsync(context, 200, "<html><body>Even geduld a.u.b."u8.ToArray());
                return true;
            case "empty-answer":
                Log(fault, envelope, bytes);
                await WriteAsync(context, 200, []);
                return true;
            case "http":
                Log(fault, envelope, bytes);
                context.Response.StatusCode = fault.Amount(503);
                return true;
            case "fault":
                Log(fault, envelope, bytes);
                await WriteAsync(context, 500, SoapMessage.Fault(fault.Argument ?? "Server", "Storing in het knooppunt."));
                return true;
            case "wrong-answer" when envelope is not null:
                Log(fault, envelope, bytes);
                await WriteAsync(context, 200, SoapMessage.Wrap(EnvelopeXml.Write(receiver.Receipt(envelope, Envelope.NewNumber()))));
                return true;
            case "fo03-server" or "fo03-client" when envelope is not null:
                Log(fault, envelope, bytes);
                var isServer = fault.Fault.Name == "fo03-server";
                var refusal = receiver.Refuse(
                    envelope, fault.Argument ?? (isServer ? "StUF046" : "StUF010"), isServer ? "server" : "client");
                await WriteAsync(context, 500, SoapMessage.Fault(refusal));
                return true;
            default:
                return false;
        }
    }

    private static async Task AnswerAsync(HttpContext context, FaultRule? fault, Acceptance result)
    {
        switch (fault?.Fault.Name)
        {
            case "lost-answer":
                context.Abort();
                break;
            case "half-closed" when context.Features.Get<IConnectionSocketFeature>() is { } connection:
                connection.Socket.Shutdown(SocketShutdown.Send);
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                break;
            case "half-answer":
                context.Response.ContentLength = result.Answer.Length;
                context.Response.StatusCode = result.Status;
                context.Response.ContentType = "text/xml; charset=utf-8";
                await context.Response.Body.WriteAsync(result.Answer.AsMemory(0, result.Answer.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            default:
                await WriteAsync(context, result.Status, result.Answer, fault?.Fault.Name == "slow-answer" ? fault.Amount(5) : 0);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[] answer, int millisecondsPerByte = 0)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        if (millisecondsPerByte == 0)
        {
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
            return;
        }

        for (var i = 0; i < answer.Length; i++)
        {
            await context.Response.Body.WriteAsync(answer.AsMemory(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(millisecondsPerByte, context.RequestAborted);
        }
    }

    private static Envelope? Peek(byte[] request)
    {
        try
        {
            var message = SoapMessage.Unwrap(request);
            return EnvelopeXml.KindOf(message) is not null && EnvelopeSchema.Validate(message) is null ? EnvelopeXml.Read(message) : null;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }

    private void Log(Acceptance result, int bytes) => log.Add(new(
        time.GetUtcNow(),
        "received",
        result.Envelope?.Kind.ToString(),
        result.Envelope?.Functie,
        result.Envelope?.Referentienummer,
        result.Envelope?.CrossRefnummer,
        result.Outcome,
        result.Envelope?.Refusal?.Code ?? result.Status.ToString(CultureInfo.InvariantCulture),
        bytes,
        result.Complaints));

    private void Log(FaultRule fault, Envelope? envelope, int bytes) => log.Add(new(
        time.GetUtcNow(), "fault", envelope?.Kind.ToString(), envelope?.Functie, envelope?.Referentienummer, envelope?.CrossRefnummer,
        fault.Fault.Name, fault.Argument, bytes, []));
}
