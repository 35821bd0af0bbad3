using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Tests.Receiving;

/// <summary>
/// Each rule of the simulator finds the gateway that breaks it: the right envelope, spoiled in one place, brings exactly one complaint.
/// </summary>
public class BadGatewayTests
{
    private static readonly Dictionary<string, (EnvelopeKind Kind, Func<Exchange, Envelope, Envelope> Spoil)> Control = new()
    {
        ["zender/organisatie is not four digits"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Zender = e.Zender with { Organisatie = "297" } }),
        ["zender/gebruiker is to be left out"] = (EnvelopeKind.Di01, (_, e) => e with { Zender = e.Zender with { Gebruiker = "x" } }),
        ["zender/applicatie names the hub"] = (EnvelopeKind.Di01, (_, e) => e with { Zender = e.Zender with { Applicatie = "GGk" } }),
        ["ontvanger/organisatie is neither"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Ontvanger = e.Ontvanger with { Organisatie = "6565605" } }),
        ["ontvanger/applicatie is not GGk"] = (EnvelopeKind.Du01, (_, e) => e with { Ontvanger = e.Ontvanger with { Applicatie = "GGK" } }),
        ["ontvanger has more"] = (EnvelopeKind.Di01, (_, e) => e with { Ontvanger = e.Ontvanger with { Administratie = "x" } }),
        ["referentienummer is not a UUID"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Referentienummer = e.Referentienummer.ToUpperInvariant() }),
        ["tijdstipBericht is not a moment of 17 digits"] = (EnvelopeKind.Di01, (_, e) => e with { TijdstipBericht = "20260230120000000" }),
        ["tijdstipBericht is not the Dutch time"] = (EnvelopeKind.Di01, (_, e) => e with { TijdstipBericht = "20200206120000000" }),
        ["functie is unknown"] = (EnvelopeKind.Di01, (_, e) => e with { Functie = "JW399" }),
        ["functie is not one a gemeente sends"] = (
            EnvelopeKind.Di01, (x, e) => e with { Functie = "JW305", Payload = Payload.Of(BerichtWriter.Write(x.Story.Start305())) }),
        ["functie does not travel in this kind"] = (
            EnvelopeKind.Di01,
            (x, e) => e with { Functie = "JW306", Payload = Payload.Of(BerichtWriter.Write(Exchange.Return(x.Story.Start305()))) }),
        ["functieVersie and functieSubversie are not"] = (
            EnvelopeKind.Di01, (_, e) => e with { Payload = e.Payload! with { FunctieSubversie = "0001" } }),
        ["the payload is a tekstBestand"] = (EnvelopeKind.Di01, (_, e) => e with { Payload = e.Payload! with { Bestandsnaam = "a.xml" } }),
        ["the code of a Fo01 is not StUF055"] = (EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Code = "IB010" } }),
        ["plek of a Fo01"] = (EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Plek = "server" } }),
        ["omschrijving of a Fo01 does not begin"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Omschrijving = "Fout" } }),
        ["omschrijving holds nine digits"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Omschrijving = e.Refusal.Omschrijving + ": 999900006" } }),
        ["the base64 is not on one line"] = (
            EnvelopeKind.Di01, (_, e) => e with { Payload = e.Payload! with { Base64 = e.Payload.Base64.Insert(76, "\n") } }),
        ["the payload has a byte order mark"] = (
            EnvelopeKind.Di01,
            (_, e) => e with { Payload = Payload.Of([0xEF, 0xBB, 0xBF, .. Convert.FromBase64String(e.Payload!.Base64)]) }),
        ["the payload is not a valid message"] = (EnvelopeKind.Di01, (_, e) => e with { Payload = Payload.Of("<a />"u8.ToArray()) }),
        ["functie is not the message in the payload"] = (EnvelopeKind.Di01, (_, e) => e with { Functie = "JW319" }),
        ["zender does not agree with the header"] = (
            EnvelopeKind.Di01, (_, e) => e with { Zender = e.Zender with { Organisatie = "0298" } }),
        ["ontvanger does not agree with the header"] = (
            EnvelopeKind.Di01, (_, e) => e with { Ontvanger = e.Ontvanger with { Organisatie = "65656056" } }),
        ["crossRefnummer is of no Di01 we sent"] = (EnvelopeKind.Du01, (_, e) => e with { CrossRefnummer = Envelope.NewNumber() }),
        ["the answer goes between other parties"] = (
            EnvelopeKind.Du01, (x, e) => Sent(x, e, di01 => di01 with { Zender = di01.Zender with { Organisatie = "65656056" } })),
        ["the functie is not the answer"] = (EnvelopeKind.Du01, (x, e) => Sent(x, e, di01 => di01 with { Functie = "JW307" })),
        ["the payload answers another message"] = (EnvelopeKind.Du01, (x, e) => Sent(x, e, di01 => di01 with { Payload = Payload.Of(BerichtWriter.Write((x.Story with { Number = 2 }).Start305())) })),
        ["crossRefnummer is of nothing we sent"] = (EnvelopeKind.Fo01, (_, e) => e with { CrossRefnummer = Envelope.NewNumber() }),
        ["the refusal goes between other parties"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Ontvanger = e.Ontvanger with { Organisatie = "65656056" } }),
        ["details are not functie and version"] = (EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Details = "JW305" } }),
        ["detailsXML is not the refused envelope"] = (
            EnvelopeKind.Fo01, (_, e) => e with { Refusal = e.Refusal! with { Refused = new("a") } }),
    };

    private static readonly Dictionary<string, Func<GatewayRequest, GatewayRequest>> Transport = new()
    {
        ["the request is not a POST"] = r => r with { Method = "PUT" },
        ["the Content-Type is not"] = r => r with { ContentType = "text/xml" },
        ["SOAPAction is not the quoted action"] = r => r with { Action = null },
        ["begins with a byte order mark"] = r => r with { Body = [0xEF, 0xBB, 0xBF, .. r.Body] },
        ["is not SOAP 1.1"] = r => r with { Body = "<a />"u8.ToArray() },
        ["is not a Di01, Du01 or Fo01"] = r => r with { Body = SoapMessage.Wrap(new("a")) },
        ["is not valid against its schema"] = r =>
            r with
            {
                Body = Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(r.Body).Replace("StUF:functie>", "GGK:functie>", StringComparison.Ordinal))
            },
    };

    public static TheoryData<string> ControlRules => [.. Control.Keys];

    public static TheoryData<string> TransportRules => [.. Transport.Keys];

    [Theory]
    [MemberData(nameof(ControlRules))]
    public async Task A_wrong_envelope_is_noticed(string complaint)
    {
        await using var exchange = await Exchange.StartAsync();
        var (kind, spoil) = Control[complaint];
        await exchange.SendAsync(spoil(exchange, GoodGatewayTests.Make(exchange, kind)));
        Assert.Contains(exchange.Hub.Log.Complaints, c => c.Contains(complaint, StringComparison.Ordinal));
        // A wrong functie is wrong against the payload as well, and parties are wrong against what was sent: more than one may be said, not
        // anything.
        Assert.InRange(exchange.Hub.Log.Complaints.Count, 1, 3);
    }

    [Theory]
    [MemberData(nameof(TransportRules))]
    public async Task A_wrong_request_is_noticed(string complaint)
    {
        await using var exchange = await Exchange.StartAsync();
        var envelope = exchange.Own();
        await exchange.PostAsync(
            Transport[complaint](new(SoapMessage.Wrap(EnvelopeXml.Write(envelope)), Names.ActionOf(envelope.Kind))), envelope);
        Assert.Contains(complaint, Assert.Single(exchange.Hub.Log.Complaints));
    }

    [Fact]
    public async Task A_second_answer_is_noticed()
    {
        await using var exchange = await Exchange.StartAsync();
        var answer = exchange.AnswerTo305();
        await exchange.SendAsync(answer);
        await exchange.SendAsync(answer with { Referentienummer = Envelope.NewNumber(), TijdstipBericht = exchange.Own().TijdstipBericht });
        Assert.Contains("more than one answer", Assert.Single(exchange.Hub.Log.Complaints));
    }

    [Fact]
    public async Task One_moment_for_two_messages_is_noticed()
    {
        await using var exchange = await Exchange.StartAsync();
        var (first, second) = (exchange.Own(), exchange.AnswerTo305());
        await exchange.SendAsync(first);
        await exchange.SendAsync(second with { TijdstipBericht = first.TijdstipBericht });
        Assert.Contains("the same tijdstipBericht", Assert.Single(exchange.Hub.Log.Complaints));
    }

    private static Envelope Sent(Exchange exchange, Envelope answer, Func<Envelope, Envelope> change)
    {
        var other = change(exchange.Hub.Di01(exchange.Story.Start305()));
        exchange.Hub.State.Send(other);
        return answer with { CrossRefnummer = other.Referentienummer };
    }
}
