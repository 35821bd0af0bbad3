using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>Every fault that the simulator can put in, and the reaction that the specification asks for.</summary>
[Collection(nameof(World))]
public class FaultTests(World world)
{
    public static readonly TheoryData<string, string> Repeated = new()
    {
        { "close-before-read", "nobody answers" },
        { "timeout", "the time limit" },
        { "close-after-read", "no answer" },
        { "lost-answer", "no answer, though the hub has it" },
        { "half-answer", "half an answer is none" },
        { "half-closed", "nothing more comes" },
        { "unreadable", "not SOAP" },
        { "empty-answer", "200 alone says nothing" },
        { "wrong-answer", "the receipt of another message is none" },
        { "http=500", "an error of HTTP" },
        { "http=503", "overload" },
        { "fault=Server", "a fault at the hub without code" },
        { "fo03-server", "refused for now" },
    };

    public static TheoryData<string> Sending => [.. Fault.All.Where(f => f.Side is FaultSide.Send && f.Name != "bad").Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Repeated))]
    public async Task What_found_no_receipt_is_sent_again_with_the_same_bytes(string fault, string reason)
    {
        var round = world.NewRound();
        var rule = FaultRule.Parse($"{fault}:times=2");
        var before = Happened(rule.Fault.Name);
        world.Hub.Faults.Add(rule with { Functie = rule.Fault.Side is FaultSide.Answer ? "JW301" : null });
        await round.PublishOwnAsync();
        await round.UntilOwnIsAnsweredAsync();
        world.Hub.Faults.Clear();
        await round.AssertNothingLostOrDoubledAsync(301, 302);
        Assert.Equal(["answered|"], await round.OwnStateAsync());
        // Where the hub has the message, its answer may come before the second attempt, and then there is none.
        var min = rule.Fault.Name is "lost-answer" or "half-answer" or "half-closed" ? 1 : 2;
        Assert.True(Happened(rule.Fault.Name) - before is var times && times >= min && times <= 2, $"{reason}: {times} times");
    }

    [Theory]
    [InlineData("slow-read=20")]
    [InlineData("slow-answer=0")]
    public async Task What_is_slow_is_waited_for(string fault)
    {
        var round = world.NewRound();
        world.Hub.Faults.Add(FaultRule.Parse($"{fault}:times=1"));
        await round.PublishOwnAsync();
        await round.UntilOwnIsAnsweredAsync();
        await round.AssertNothingLostOrDoubledAsync(301, 302);
        Assert.Equal(["answered|"], await round.OwnStateAsync());
        Assert.DoesNotContain(
            world.Hub.Log.Entries, e => e.Outcome == "duplicate" && e.Referentienummer == round.Own().Single().Envelope.Referentienummer);
    }

    [Fact]
    public async Task What_was_refused_for_good_stops_and_is_told()
    {
        var round = world.NewRound();
        world.Hub.Faults.Add(FaultRule.Parse("fo03-client=StUF013:times=1:functie=JW301"));
        await round.PublishOwnAsync();
        await world.UntilAsync(async () => await round.OwnStateAsync() is ["refused|StUF013"], "the refusal is on record");
        await AssertTaskAsync(round, "StUF013");
        Assert.Empty(round.Own());
        Assert.Empty(round.Complaints);
    }

    [Fact]
    public async Task What_was_refused_leaves_again_under_a_new_number_when_a_person_says_so()
    {
        var round = world.NewRound();
        world.Hub.Faults.Add(FaultRule.Parse("fo01=IB103:times=1:functie=JW301"));
        await round.PublishOwnAsync();
        await world.UntilAsync(async () => await round.OwnStateAsync() is ["refused|IB103"], "the refusal is on record");
        await world.Database.RowsAsync(
            "update envelope_out set again_by = 'test' where receiver = $1 and state = 'refused' returning 1", round.Aanbieder);
        await world.UntilAsync(() => round.Own().Count == 2, "the hub has it under another number");
        Assert.Equal(2, round.Own().Select(o => o.Envelope.TijdstipBericht).Distinct().Count());
        Assert.Single(round.Own().Select(o => o.Envelope.Payload).Distinct());
        Assert.Empty(round.Complaints);
    }

    [Fact]
    public async Task Each_code_of_the_chain_ends_the_exchange_and_is_told()
    {
        var rounds = ChainCodes.All.Select(code => (Code: code.Code, Round: world.NewRound())).ToList();
        // The first to arrive gets the first code: which is whose, the hub knows.
        foreach (var (code, _) in rounds)
            world.Hub.Faults.Add(FaultRule.Parse($"fo01={code}:times=1:functie=JW301"));
        foreach (var (_, round) in rounds)
            await round.PublishOwnAsync();
        await world.UntilAsync(
            async () => (await Task.WhenAll(rounds.Select(r => r.Round.OwnStateAsync())))
                .All(s => s is [var one] && one.StartsWith("refused", StringComparison.Ordinal)),
            "all are refused");
        foreach (var (_, round) in rounds)
        {
            var given = world.Hub.State.Sent.Single(
                s => s.Envelope.CrossRefnummer == round.Own().Single().Envelope.Referentienummer).Envelope.Refusal!.Code;
            Assert.Equal([$"refused|{given}"], await round.OwnStateAsync());
            await AssertTaskAsync(round, given);
            Assert.Empty(round.Complaints);
        }
    }

    [Fact]
    public async Task A_refusal_of_our_answer_is_told_and_not_answered()
    {
        var round = world.NewRound();
        world.Hub.Faults.Add(FaultRule.Parse("fo01=BRS05:times=1:functie=JW306"));
        await round.ExchangeAsync(round.Story.Start305());
        await world.UntilAsync(
            async () =>
                await world.Database.RowsAsync("select state, code from envelope_out where receiver = $1", round.Aanbieder) is [
                    "refused|BRS05"
                ],
            "the refusal is on record");
        Assert.DoesNotContain(
            world.Hub.State.Received, r => r.Envelope.Kind is EnvelopeKind.Fo01 && r.Envelope.Ontvanger.Organisatie == round.Aanbieder);
        Assert.Empty(round.Complaints);
    }

    [Theory]
    [MemberData(nameof(Sending))]
    public async Task However_a_message_is_sent_it_is_taken_once(string fault)
    {
        var round = world.NewRound();
        world.Hub.Faults.Add(FaultRule.Named(fault, times: 1));
        await Task.WhenAll(round.ExchangeAsync(round.Story.Start305()), round.ExchangeAsync(round.Story.Request315()));
        await round.AssertNothingLostOrDoubledAsync(305, 315);
        Assert.Contains(world.Hub.Log.Entries, e => e.Event == "fault" && e.Outcome == fault);
    }

    [Fact]
    public void Every_fault_has_its_test() => Assert.Equal(
        Fault.All.Select(f => f.Name).Order(StringComparer.Ordinal),
        Repeated.Concat(Sending).Select(row => ((string)row[0]!).Split('=')[0])
            .Concat(["slow-read", "slow-answer", "fo03-client", "fo01", "bad"])
            .Distinct()
            .Order(StringComparer.Ordinal));

    private int Happened(string fault) => world.Hub.Log.Entries.Count(e => e.Event == "fault" && e.Outcome == fault);

    private async Task AssertTaskAsync(Round round, string code) => Assert.Equal([code], await world.Database.RowsAsync(
        "select t.code from envelope_task t join envelope_out e on e.id = t.subject where e.receiver = $1 and t.done_at is null",
        round.Aanbieder));
}
