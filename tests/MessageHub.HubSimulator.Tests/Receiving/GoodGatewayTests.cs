using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Tests.Receiving;

/// <summary>A gateway that does everything right hears no complaint.</summary>
public class GoodGatewayTests
{
    public static readonly TheoryData<string, EnvelopeKind> Kinds = new()
    {
        { "an own 301", EnvelopeKind.Di01 },
        { "an answer", EnvelopeKind.Du01 },
        { "a refusal", EnvelopeKind.Fo01 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_right_is_accepted_without_complaint(string reason, EnvelopeKind kind)
    {
        await using var exchange = await Exchange.StartAsync();
        var envelope = Make(exchange, kind);
        var reply = await exchange.SendAsync(envelope);
        Assert.True(reply.Kind is ReplyKind.Bv03, reason);
        Assert.Empty(reply.Complaints);
        Assert.Empty(exchange.Hub.Log.Complaints);
        Assert.Equal(["accepted"], exchange.Hub.Log.Entries.Select(e => e.Outcome));
        Assert.Equal(envelope.Referentienummer, exchange.Hub.State.Received.Single().Envelope.Referentienummer);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_bytes_again_get_the_same_answer(string reason, EnvelopeKind kind)
    {
        await using var exchange = await Exchange.StartAsync();
        var envelope = Make(exchange, kind);
        var replies = new[] { await exchange.SendAsync(envelope), await exchange.SendAsync(envelope) };
        Assert.Equal(replies[0].Envelope, replies[1].Envelope);
        Assert.True(exchange.Hub.State.Received.Count == 1, reason);
        Assert.Empty(exchange.Hub.Log.Complaints);
        Assert.Equal(["accepted", "duplicate"], exchange.Hub.Log.Entries.Select(e => e.Outcome));
    }

    [Fact]
    public async Task A_number_used_again_is_refused_with_StUF016()
    {
        await using var exchange = await Exchange.StartAsync();
        var (first, second) = (exchange.Own(), exchange.AnswerTo305());
        await exchange.SendAsync(first);
        var reply = await exchange.SendAsync(second with { Referentienummer = first.Referentienummer });
        Assert.Equal((ReplyKind.Fo03, "StUF016"), (reply.Kind, reply.Code));
        Assert.Empty(reply.Complaints);
        Assert.Contains("used again", Assert.Single(exchange.Hub.Log.Complaints));
    }

    [Fact]
    public async Task The_same_envelope_in_other_bytes_is_no_proper_retry()
    {
        await using var exchange = await Exchange.StartAsync();
        var envelope = exchange.Own();
        var request = SoapMessage.Wrap(EnvelopeXml.Write(envelope));
        await exchange.SendAsync(envelope);
        var reply = await exchange.PostAsync(
            new(request.Replaced("<soapenv:Body>", "<soapenv:Body> "), Names.ActionOf(envelope.Kind)), envelope);
        Assert.Equal(ReplyKind.Bv03, reply.Kind);
        Assert.Contains("other bytes", Assert.Single(exchange.Hub.Log.Complaints));
    }

    internal static Envelope Make(Exchange exchange, EnvelopeKind kind) => kind switch
    {
        EnvelopeKind.Di01 => exchange.Own(),
        EnvelopeKind.Du01 => exchange.AnswerTo305(),
        _ => exchange.RefusalOf305(),
    };
}
