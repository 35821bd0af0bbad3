using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Tests.Receiving;

/// <summary>The faults that the simulator puts into its answers are what they say, and none of them outlasts its batch.</summary>
public class AnswerFaultTests
{
    public static readonly TheoryData<string, string?, ReplyKind, string?, bool, string> Faults = new()
    {
        { "close-before-read", null, ReplyKind.NoAnswer, null, false, "the connection ends before anything is read" },
        { "slow-read", "1", ReplyKind.Bv03, "200", true, "slow is not wrong" },
        { "timeout", null, ReplyKind.NoAnswer, null, false, "the sender has to give up" },
        { "close-after-read", null, ReplyKind.NoAnswer, null, false, "read and forgotten" },
        { "lost-answer", null, ReplyKind.NoAnswer, null, true, "accepted, but who would know" },
        { "half-answer", null, ReplyKind.NoAnswer, null, true, "accepted, half an answer is none" },
        { "half-closed", null, ReplyKind.NoAnswer, null, true, "accepted, nothing more comes" },
        { "slow-answer", "0", ReplyKind.Bv03, "200", true, "byte by byte is not wrong" },
        { "unreadable", null, ReplyKind.Unreadable, "200", false, "not XML" },
        { "empty-answer", null, ReplyKind.Http, "200", false, "200 says nothing" },
        { "http", "500", ReplyKind.Http, "500", false, "an error of HTTP" },
        { "http", null, ReplyKind.Http, "503", false, "overload" },
        { "fault", null, ReplyKind.Fault, "Server", false, "a fault without code" },
        { "fo03-server", null, ReplyKind.Fo03, "StUF046", false, "refused for now" },
        { "fo03-client", "StUF034", ReplyKind.Fo03, "StUF034", false, "refused for good" },
        { "wrong-answer", null, ReplyKind.Bv03, "200", false, "the receipt of another" },
        { "fo01", "IB103", ReplyKind.Bv03, "200", true, "accepted; the refusal comes later" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_what_it_says_and_happens_once(
        string name, string? argument, ReplyKind kind, string? code, bool isAccepted, string reason)
    {
        await using var exchange = await Exchange.StartAsync();
        exchange.Hub.Faults.Add(FaultRule.Named(name, argument, times: 1));
        var envelope = exchange.Own();
        using var impatient = new GatewayClient(exchange.Hub.Address, TimeSpan.FromSeconds(name is "timeout" or "half-closed" ? 1 : 20));
        var request = new GatewayRequest(SoapMessage.Wrap(EnvelopeXml.Write(envelope)), Names.ActionOf(envelope.Kind));

        var reply = await impatient.PostAsync(request, envelope, CancellationToken.None);
        Assert.True(kind == reply.Kind, $"{reason}: {reply}");
        Assert.Equal(code, reply.Code);
        Assert.Equal(isAccepted ? 1 : 0, exchange.Hub.State.Received.Count);
        Assert.Equal(name == "wrong-answer", reply.Complaints.Any(c => c.Contains("crossRefnummer", StringComparison.Ordinal)));

        var again = await exchange.SendAsync(envelope);
        Assert.Equal(ReplyKind.Bv03, again.Kind);
        Assert.Empty(again.Complaints);
        Assert.Single(exchange.Hub.State.Received);
        Assert.Empty(exchange.Hub.Log.Complaints);
    }

    [Fact]
    public void Every_fault_of_an_answer_is_tried_here() => Assert.Equal(
        Fault.All.Where(f => f.Side is not FaultSide.Send).Select(f => f.Name).Order(StringComparer.Ordinal),
        Faults.Select(row => (string)row[0]!).Distinct().Order(StringComparer.Ordinal));
}
