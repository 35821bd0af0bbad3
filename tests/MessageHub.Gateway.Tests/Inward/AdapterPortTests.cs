using System.Net;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>Profile B: what is accepted from an adapter, and what is not (ggk.md, section 14).</summary>
public class AdapterPortTests
{
    [Fact]
    public async Task A_good_envelope_is_accepted_and_goes_on()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();

        var reply = await gateway.AdaptAsync(Soap.Bare(Soap.Di01(number: number)));

        Assert.Equal((HttpStatusCode.Accepted, 0), (reply.Status, reply.Body.Length));
        Assert.False((await gateway.SettledAsync(number, EnvelopeState.Checked)).IsSoap);
    }

    /// <summary>Row, what is replaced, by what, the status, whether it is in quarantine, why.</summary>
    public static TheoryData<int, string, string, HttpStatusCode, string, string> Rows => new()
    {
        { 1, "</GGK:envelopHeenbericht-ggk_Di01>", "", HttpStatusCode.BadRequest, "onleesbaar", "breaks off: the adapter has to know" },
        {
            1, "<GGK:envelopHeenbericht-ggk_Di01", "<!DOCTYPE x><GGK:envelopHeenbericht-ggk_Di01", HttpStatusCode.BadRequest, "onleesbaar",
            "a document type"
        },
        { 3, "<GGK:functieVersie>0003</GGK:functieVersie>", "", HttpStatusCode.Accepted, "StUF055", "an element is missing" },
        {
            4, "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.stufstandaarden.nl/sectormodel/ggk/0210",
            HttpStatusCode.Accepted, "StUF007", "an older GGk"
        },
        { 5, ">0297<", ">0363<", HttpStatusCode.Accepted, "StUF010", "a gemeente that is not served" },
        { 6, ">65656055<", ">iemand<", HttpStatusCode.Accepted, "StUF013", "no sender" },
        { 7, ">JW305<", ">JW301<", HttpStatusCode.Accepted, "StUF040", "the wrong direction" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Bad_input_is_kept_apart(int row, string old, string @new, HttpStatusCode status, string kept, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();

        var reply = await gateway.AdaptAsync(Soap.Bare(Soap.Di01()).With(old, @new));

        Assert.True(reply.Status == status, $"row {row}, {reason}: {reply.Status}");
        Assert.Equal((kept, "adapter"), Assert.Single(await gateway.QuarantinedAsync()) is var q ? (q.Reason, q.Port) : default);
        Assert.Empty(await gateway.ReceivedAsync());
        // Not even a Fo01: what is wrong here is for people.
        Assert.Empty(await gateway.OutgoingAsync());
        Assert.Single(await gateway.TasksAsync());
    }

    [Fact]
    public async Task A_duplicate_is_acknowledged_and_dropped_and_a_conflict_is_raised()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var envelope = Soap.Bare(Soap.Di01());
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.AdaptAsync(envelope)).Status);

        Assert.Equal(HttpStatusCode.Accepted, (await gateway.AdaptAsync(envelope)).Status);
        Assert.Equal(
            HttpStatusCode.Accepted,
            (await gateway.AdaptAsync(envelope.With("ZorgAdmin<", "ZorgAdmin<").With("0003</GGK:app", "0009</GGK:app"))).Status);

        Assert.Single(await gateway.ReceivedAsync());
        Assert.Equal("StUF016", Assert.Single(await gateway.QuarantinedAsync()).Reason);
    }

    [Fact]
    public async Task An_answer_to_nothing_is_parked()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var reply = await gateway.AdaptAsync(Soap.Bare(Soap.Du01(Soap.NewNumber())));
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Equal(EnvelopeState.Parked, Assert.Single(await gateway.ReceivedAsync()).State);
    }

    [Fact]
    public async Task It_is_not_there_unless_it_is_switched_on()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:AdapterPort", "false"));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.AdaptAsync(Soap.Bare(Soap.Di01()))).Status);
    }
}
