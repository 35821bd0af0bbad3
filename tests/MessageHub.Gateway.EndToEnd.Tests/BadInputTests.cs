using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>
/// Every bad input of the simulator, and section 14 of the specification behind it: the answer, what is stored, and what follows.
/// </summary>
[Collection(nameof(World))]
public class BadInputTests(World world)
{
    public static TheoryData<string, string> Inputs
    {
        get
        {
            var inputs = new TheoryData<string, string>();
            foreach (var input in BadInputs.All)
                inputs.Add(input.Name, $"row {input.Row}: {input.Expected}, then {input.After}");
            return inputs;
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Bad_input_gets_what_the_specification_says(string name, string reason)
    {
        var round = world.NewRound();
        var input = BadInputs.Named(name);
        var good = world.Hub.Di01(round.Story.Start305());
        var quarantined = await QuarantinedAsync();
        await world.Hub.SendBadAsync(input, good);
        Assert.True(!round.Complaints.Any(), $"{reason}: {string.Join("; ", round.Complaints)}");

        var number = good.Referentienummer;
        switch (input.After)
        {
            case Aftermath.Nothing:
                Assert.Empty(await StateAsync(number));
                if (input.Allowed[0].Kind is ReplyKind.Fo03 or ReplyKind.Fault && input.Row != "7 of ggk.md")
                    Assert.Equal(quarantined + 1, await QuarantinedAsync());
                break;
            case Aftermath.PutAside:
                await world.UntilAsync(async () => await StateAsync(number) is ["parked"], "it is parked");
                Assert.NotEmpty(await world.Database.RowsAsync(
                    "select t.kind from envelope_task t join envelope_in e on e.id = t.subject where e.referentienummer = $1 and t.done_at "
                    + "is null",
                    number));
                break;
            case Aftermath.Answer:
                await world.UntilAsync(() => Answers(number).Count > 0, "there is an answer");
                Assert.Equal([EnvelopeKind.Du01], Answers(number).Select(a => a.Kind));
                break;
            default:
                await world.UntilAsync(() => Answers(number).Count > 0, "there is a refusal");
                Assert.Equal([EnvelopeKind.Fo01], Answers(number).Select(a => a.Kind));
                Assert.Equal(["refused"], await StateAsync(number));
                break;
        }

        // What was not accepted, or refused afterwards, or put aside, never reaches the judge.
        Assert.Equal(
            input.After is Aftermath.Answer ? 1 : 0,
            (await world.Database.RowsAsync("select 1 from inbox where aanbieder = $1", round.Aanbieder)).Count);
        Assert.Empty(round.Complaints);
    }

    [Fact]
    public async Task After_all_of_it_a_good_message_is_answered()
    {
        var round = world.NewRound();
        foreach (var input in BadInputs.All.Where(b => b.Spoil is not null))
            await world.Hub.SendBadAsync(input, world.Hub.Di01(round.Story.Start305()));
        await round.PlayAsync();
        await round.AssertNothingLostOrDoubledAsync();
    }

    [Fact]
    public async Task A_message_that_is_switched_off_is_refused_with_StUF037()
    {
        var round = world.NewRound();
        var envelope = world.Hub.Di01(round.Story.Start305()) with { Functie = "JW317" };
        var reply = await PostAsync(envelope);
        Assert.Equal((ReplyKind.Fo03, "StUF037"), (reply.Kind, reply.Code));
        Assert.Empty(reply.Complaints);
        Assert.Empty(await StateAsync(envelope.Referentienummer));
    }

    [Fact]
    public async Task A_second_answer_to_our_301_is_accepted_and_not_processed()
    {
        var round = world.NewRound();
        await round.PublishOwnAsync();
        await round.UntilOwnIsAnsweredAsync();
        await round.AssertNothingLostOrDoubledAsync(301, 302);
        var own = round.Own().Single().Envelope;
        var first = world.Hub.State.Sent.Single(s => s.Envelope.CrossRefnummer == own.Referentienummer).Envelope;
        var second = first with { Referentienummer = Envelope.NewNumber() };
        Assert.Equal(ReplyKind.Bv03, (await world.Hub.SendAsync(second)).Kind);
        await world.UntilAsync(async () => await StateAsync(second.Referentienummer) is ["parked"], "the second answer is parked");
        await round.AssertNothingLostOrDoubledAsync(301, 302);
    }

    [Fact]
    public async Task The_same_envelope_in_another_SOAP_message_is_a_duplicate()
    {
        var round = world.NewRound();
        var di01 = await round.SendAsync(round.Story.Start305());
        var request = BadInputText.Replace(
            world.Hub.State.FindSent(di01.Referentienummer)!.Request, "<soapenv:Body>", "<soapenv:Header />\r\n<soapenv:Body>\r\n");
        var reply = await world.Hub.Client!.PostAsync(new(request, Names.ActionOf(EnvelopeKind.Di01)), di01, CancellationToken.None);
        Assert.Equal(ReplyKind.Bv03, reply.Kind);
        await world.UntilAsync(() => Answers(di01.Referentienummer).Count > 0, "there is an answer");
        await round.AssertNothingLostOrDoubledAsync(305);
    }

    [Fact]
    public async Task Without_a_store_nothing_is_acknowledged_and_later_everything_is_done()
    {
        var round = world.NewRound();
        await world.KillAsync(Component.Database);
        var envelope = world.Hub.Di01(round.Story.Start305());
        var reply = await PostAsync(envelope);
        await world.StartAsync(Component.Database);
        Assert.True(reply is { Kind: ReplyKind.Fo03, Code: "StUF046" } or { Kind: ReplyKind.Http, Status: 503 }, reply.ToString());
        Assert.Empty(reply.Complaints);
        await round.PlayAsync();
        await round.AssertNothingLostOrDoubledAsync();
    }

    private Task<Reply> PostAsync(Envelope envelope) => world.Hub.Client!.PostAsync(
        new(SoapMessage.Wrap(EnvelopeXml.Write(envelope)), Names.ActionOf(envelope.Kind)), envelope, CancellationToken.None);

    private async Task<int> QuarantinedAsync() => (await world.Database.RowsAsync("select 1 from quarantine")).Count;

    private Task<IReadOnlyList<string>> StateAsync(string number) =>
        world.Database.RowsAsync("select state from envelope_in where referentienummer = $1", number);

    private List<Envelope> Answers(string number) =>
        [.. world.Hub.State.Received.Select(r => r.Envelope).Where(e => e.CrossRefnummer == number)];
}
