using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Tests.Sending;

/// <summary>The hub as a sender: the same bytes until the answer settles it, and a gateway that answers wrongly is found out.</summary>
public class SendingTests
{
    public static readonly TheoryData<string, int, string> Temporary = new()
    {
        { "", 503, "no SOAP, status 503" },
        { "<html/>", 200, "not SOAP" },
        { "server", 500, "a Fo03 of which the cause is the gateway's" },
    };

    public static readonly TheoryData<string, string> WrongReceipts = new()
    {
        { "crossRefnummer", "crossRefnummer of the reply" },
        { "zender", "exchanged" },
        { "number", "its own number" },
        { "moment", "tijdstipBericht of the reply" },
    };

    [Theory]
    [MemberData(nameof(Temporary))]
    public async Task What_was_not_settled_is_sent_again_with_the_same_bytes(string body, int status, string reason)
    {
        await using var gateway = await StubGateway.StartAsync((n, request) => n < 3
            ? (
                status,
                body == "server"
                    ? StubGateway.Fo03(request, "StUF046", "server", "Opslaan bericht niet mogelijk")
                    : System.Text.Encoding.UTF8.GetBytes(body))
            : (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        var reply = await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.True(reply.Kind is ReplyKind.Bv03, reason);
        Assert.Equal(3, gateway.Requests.Count);
        Assert.All(gateway.Requests, r => Assert.Equal(gateway.Requests.First(), r));
        Assert.True(exchange.Hub.State.Sent.Single().IsSettled);
    }

    [Fact]
    public async Task What_was_refused_for_good_is_not_sent_again()
    {
        await using var gateway = await StubGateway.StartAsync(
            (_, request) => (500, StubGateway.Fo03(request, "StUF034", "client", "Functie onbekend binnen sectormodel")));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        var reply = await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.Equal((ReplyKind.Fo03, "StUF034"), (reply.Kind, reply.Code));
        Assert.Single(gateway.Requests);
        Assert.Empty(exchange.Hub.Log.Complaints);
    }

    [Theory]
    [MemberData(nameof(WrongReceipts))]
    public async Task A_wrong_receipt_is_noticed(string what, string complaint)
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request, receipt => what switch
        {
            "crossRefnummer" => receipt with { CrossRefnummer = Envelope.NewNumber() },
            "zender" => receipt with { Zender = receipt.Ontvanger },
            "number" => receipt with { Referentienummer = "1" },
            _ => receipt with { TijdstipBericht = "20260506" },
        })));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.Contains(complaint, Assert.Single(exchange.Hub.Log.Complaints));
    }

    [Theory]
    [InlineData("StUF034", "server", "Functie onbekend binnen sectormodel", "plek does not go", "the table says client")]
    [InlineData("StUF034", "client", "Fout", "omschrijving does not begin", "the text belongs to the code")]
    [InlineData("IB010", "client", "IB010", "the code of the Fo03", "a gateway has the codes of StUF only")]
    public async Task A_wrong_refusal_is_noticed(string code, string plek, string text, string complaint, string reason)
    {
        await using var gateway = await StubGateway.StartAsync(
            (n, request) => n == 1 ? (500, StubGateway.Fo03(request, code, plek, text)) : (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.True(exchange.Hub.Log.Complaints.Any(c => c.Contains(complaint, StringComparison.Ordinal)), reason);
    }

    [Theory]
    [InlineData("duplicate", 2, "the same once more")]
    [InlineData("parallel", 5, "four at once, and one that counts")]
    [InlineData("no-read", 2, "the first answer was not waited for")]
    [InlineData("half-send", 1, "a half one does not arrive")]
    [InlineData("slow-send", 2, "a slow one, and one that counts")]
    public async Task A_fault_of_sending_is_what_it_says(string fault, int requests, string reason)
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        exchange.Hub.Faults.Add(FaultRule.Named(fault, fault == "slow-send" ? "1" : null, times: 1));
        await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        await Wait.UntilAsync(() => gateway.Requests.Count == requests, reason);
        Assert.All(gateway.Requests, r => Assert.Equal(gateway.Requests.First(), r));
        Assert.Empty(exchange.Hub.Log.Complaints);
    }

    [Fact]
    public async Task A_message_kept_back_follows_the_next_one()
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        exchange.Hub.Faults.Add(FaultRule.Parse("out-of-order:functie=JW305"));
        var (first, second) = (exchange.Hub.Di01(exchange.Story.Start305()), exchange.Hub.Di01(exchange.Story.Stop307()));
        await Task.WhenAll(exchange.Hub.SendAsync(first), exchange.Hub.SendAsync(second));
        Assert.Equal(
            [second.Referentienummer, first.Referentienummer],
            gateway.Requests.Select(r => EnvelopeXml.Read(SoapMessage.Unwrap(r)).Referentienummer));
    }

    [Fact]
    public async Task A_duplicate_that_gets_another_answer_is_noticed()
    {
        await using var gateway = await StubGateway.StartAsync(
            (_, request) => (200, StubGateway.Bv03(request, receipt => receipt with { Referentienummer = Envelope.NewNumber() })));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        exchange.Hub.Faults.Add(FaultRule.Named("duplicate"));
        await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.Contains("another answer", Assert.Single(exchange.Hub.Log.Complaints));
    }

    [Fact]
    public async Task Other_content_that_is_taken_for_the_same_is_noticed()
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        exchange.Hub.Faults.Add(FaultRule.Named("other-content"));
        await exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
        Assert.Contains("StUF016", Assert.Single(exchange.Hub.Log.Complaints));
        Assert.NotEqual(gateway.Requests.First(), gateway.Requests.Last());
    }
}
