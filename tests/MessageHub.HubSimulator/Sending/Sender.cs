using System.Net.Sockets;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;

namespace MessageHub.HubSimulator.Sending;

/// <summary>
/// Brings messages to the gateway as section 2.5 of the specification says: the same bytes until there is an answer that settles it.
/// </summary>
public sealed class Sender(
    GatewayClient client, HubState state, HubLog log, FaultPlan faults, HubSettings settings, TimeProvider time, Func<string, Task> moment)
{
    /// <summary>Sends until acknowledged or refused, or patience is at an end.</summary>
    public async Task<Reply> SendAsync(SentEnvelope message, CancellationToken cancellationToken)
    {
        var fault = faults.Next(FaultSide.Send, message.Envelope.Functie);
        if (fault?.Fault.Name == "bad")
            await SendBadAsync(
                BadInputs.Named(fault.Argument), message.Envelope with { Referentienummer = Envelope.NewNumber() }, cancellationToken);
        else if (fault is not null)
            Log("fault", message.Envelope, fault.Fault.Name, fault.Argument, message.Request.Length, []);
        if (fault is not null)
            await BeforeAsync(fault, message, cancellationToken);

        var reply = await UntilAnsweredAsync(message, cancellationToken);
        if (fault is not null && reply.Kind is ReplyKind.Bv03)
            await AfterAsync(fault, message, reply, cancellationToken);
        return reply;
    }

    /// <summary>Sends bad input once. An answer that the specification does not allow is a complaint in the log.</summary>
    public async Task<Reply> SendBadAsync(BadInput input, Envelope good, CancellationToken cancellationToken)
    {
        var envelope = input.Change?.Invoke(good);
        var request = envelope is null ? input.Spoil!(good) : RequestOf(state.Send(envelope));
        var reply = await client.PostAsync(request, envelope, cancellationToken);
        if (envelope is not null && state.FindSent(envelope.Referentienummer) is { } sent)
            state.Settle(sent);
        string[] wrong = input.Allows(reply)
            ? []
            : [$"bad input {input.Name}: {input.Expected} was expected, {reply.Kind} {reply.Code} came"];
        Log(
            "bad", envelope ?? good, input.Name, reply.Code, request.Body.Length,
            [.. wrong, .. input.Allows(reply) ? reply.Complaints : []]);
        return reply;
    }

    private static GatewayRequest RequestOf(SentEnvelope message) => new(message.Request, Names.ActionOf(message.Envelope.Kind));

    private async Task<Reply> UntilAnsweredAsync(SentEnvelope message, CancellationToken cancellationToken)
    {
        var (started, pause) = (time.GetTimestamp(), settings.RetryPause);
        while (true)
        {
            var name = message.Envelope.Functie ?? message.Envelope.Kind.ToString();
            var reply = await client.PostAsync(
                RequestOf(message) with { HalfWay = () => moment($"{name} half sent") }, message.Envelope, cancellationToken);
            if (!reply.IsToBeRepeated)
                await moment($"{name} sent");
            Log("sent", message.Envelope, reply.Kind.ToString(), reply.Code, message.Request.Length, reply.Complaints);
            if (!reply.IsToBeRepeated || time.GetElapsedTime(started) > settings.Patience)
            {
                if (!reply.IsToBeRepeated)
                    state.Settle(message);
                return reply;
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < TimeSpan.FromSeconds(1) ? pause * 2 : TimeSpan.FromSeconds(1);
        }
    }

    private async Task BeforeAsync(FaultRule fault, SentEnvelope message, CancellationToken cancellationToken)
    {
        try
        {
            switch (fault.Fault.Name)
            {
                case "half-send":
                    await using (var connection = await client.ConnectAsync(cancellationToken))
                    {
                        await connection.SendHeadAsync(RequestOf(message), cancellationToken);
                        await connection.SendAsync(message.Request.AsMemory(0, message.Request.Length / 2), cancellationToken);
                        connection.Break();
                    }

                    break;
                case "no-read":
                    await using (var connection = await client.ConnectAsync(cancellationToken))
                    {
                        await connection.SendHeadAsync(RequestOf(message), cancellationToken);
                        await connection.SendAsync(message.Request, cancellationToken);
                        await connection.UntilAnsweredAsync(cancellationToken);
                        connection.Break();
                    }

                    break;
                case "out-of-order":
                    var (next, patience) = (
                        log.Entries.Count(e => e.Event == "sent"), Task.Delay(TimeSpan.FromSeconds(2), time, cancellationToken));
                    while (!patience.IsCompleted && log.Entries.Count(e => e.Event == "sent") <= next)
                        await Task.WhenAny(patience, Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken));
                    break;
                case "slow-send":
                    await SlowlyAsync(message, fault.Amount(50), cancellationToken);
                    break;
                case "parallel":
                    var replies = await Task.WhenAll(
                        Enumerable.Range(0, fault.Amount(4))
                            .Select(_ => client.PostAsync(RequestOf(message), message.Envelope, cancellationToken)));
                    foreach (var reply in replies)
                        Log(
                            "sent", message.Envelope, reply.Kind.ToString(), reply.Code, message.Request.Length,
                            [.. reply.Complaints, .. OneAnswer(replies)]);
                    break;
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The gateway was the first to give up.
        }
    }

    private async Task AfterAsync(FaultRule fault, SentEnvelope message, Reply first, CancellationToken cancellationToken)
    {
        if (fault.Fault.Name is "duplicate")
        {
            var again = await client.PostAsync(RequestOf(message), message.Envelope, cancellationToken);
            Log(
                "sent", message.Envelope, again.Kind.ToString(), again.Code, message.Request.Length,
                [.. again.Complaints, .. OneAnswer(first, again)]);
        }

        if (fault.Fault.Name is "other-content")
        {
            var other = message.Envelope with { TijdstipBericht = message.Envelope.TijdstipBericht[..8] };
            var reply = await client.PostAsync(
                new(SoapMessage.Wrap(EnvelopeXml.Write(other)), Names.ActionOf(other.Kind)), other, cancellationToken);
            string[] wrong = reply is { Kind: ReplyKind.Fo03, Code: "StUF016" }
                ? []
                : ["other content under the same number was not refused with StUF016"];
            Log("bad", other, "other-content", reply.Code, message.Request.Length, [.. wrong, .. reply.Complaints]);
        }
    }

    private async Task SlowlyAsync(SentEnvelope message, int millisecondsPerKb, CancellationToken cancellationToken)
    {
        await using var connection = await client.ConnectAsync(cancellationToken);
        await connection.SendHeadAsync(RequestOf(message), cancellationToken);
        foreach (var piece in Enumerable.Range(0, (message.Request.Length + 1023) / 1024))
        {
            await connection.SendAsync(
                message.Request.AsMemory(piece * 1024, Math.Min(1024, message.Request.Length - (piece * 1024))), cancellationToken);
            await Task.Delay(millisecondsPerKb, cancellationToken);
        }

        var (status, contentType, body) = await connection.ReadAsync(cancellationToken);
        var reply = ReplyReader.Read(status, contentType, body, message.Envelope);
        Log("sent", message.Envelope, reply.Kind.ToString(), reply.Code, message.Request.Length, reply.Complaints);
    }

    /// <summary>A duplicate gets the earlier answer: a Bv03 with the same number of its own.</summary>
    private static string[] OneAnswer(params Reply[] replies) =>
        replies.Where(r => r.Kind is ReplyKind.Bv03).Select(r => r.Envelope!.Referentienummer).Distinct().Count() > 1
            ? ["a duplicate got another answer than the first"] : [];

    private void Log(string @event, Envelope envelope, string outcome, string? code, int bytes, IReadOnlyList<string> complaints) =>
        log.Add(new(
            time.GetUtcNow(), @event, envelope.Kind.ToString(), envelope.Functie, envelope.Referentienummer, envelope.CrossRefnummer,
            outcome, code, bytes, complaints));
}
