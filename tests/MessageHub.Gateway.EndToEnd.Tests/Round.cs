using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator;
using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Stories;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>
/// The full round of one person: our 301 goes out and is answered, then a 315, a 305, a 307 and a 323 come in and are answered.
/// </summary>
internal sealed class Round(World world, int number, string aanbieder, Standaard standaard = Standaard.Ijw)
{
    private readonly List<string> questions = [];
    private readonly int complaintsBefore = world.Complaints.Count;

    public string Aanbieder => aanbieder;

    /// <summary>What the simulator had to say since this round began.</summary>
    public IEnumerable<string> Complaints => world.Complaints.Skip(complaintsBefore);

    public CareStory Story { get; } = new(
        number, World.Gemeente, aanbieder, DateOnly.FromDateTime(new MonotoneClock(TimeProvider.System).LocalNow()), standaard);

    /// <summary>Plays it; simulators may be killed and replaced meanwhile.</summary>
    public async Task PlayAsync()
    {
        await PublishOwnAsync();
        await UntilOwnIsAnsweredAsync();
        foreach (var bericht in Story.OfAanbieder())
            await ExchangeAsync(bericht);
    }

    /// <summary>Our 301 goes on the queue.</summary>
    public async Task PublishOwnAsync()
    {
        await world.Broker.PublishAsync($"own-{number}", BerichtWriter.Write(Story.Own301()), World.Gemeente, aanbieder);
        await world.Hub.Moments("JW301 published", CancellationToken.None);
    }

    /// <summary>The hub has it, and its 302 is with the gateway.</summary>
    public Task UntilOwnIsAnsweredAsync() => world.UntilAsync(
        () =>
            Own() is [var own] && world.Hub.State.Sent.Any(s => s.IsSettled && s.Envelope.CrossRefnummer == own.Envelope.Referentienummer),
        "our 301 is answered with a 302");

    /// <summary>A message of the aanbieder goes in; its answer comes out.</summary>
    public async Task ExchangeAsync(Bericht bericht)
    {
        var di01 = await SendAsync(bericht);
        await world.UntilAsync(
            () => world.Hub.State.FindSent(di01.Referentienummer)?.Answers.Count > 0, $"{bericht.Identity} has an answer");
    }

    /// <summary>A message of the aanbieder goes in.</summary>
    public async Task<Envelope> SendAsync(Bericht bericht)
    {
        var hub = await world.LiveHubAsync();
        var di01 = hub.Di01(bericht);
        questions.Add(di01.Referentienummer);
        try
        {
            await hub.SendAsync(di01);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // This simulator was killed; the one after it sends on.
        }

        return di01;
    }

    /// <summary>The answer that came to a message of the story.</summary>
    public Bericht AnswerTo(int nummer)
    {
        var question = questions.Select(q => world.Hub.State.FindSent(q)!).Single(q => q.Envelope.Functie == $"JW{nummer}");
        return PayloadCheck.Of(world.Hub.State.FindReceived(question.Answers.Single())!.Envelope).Bericht!;
    }

    /// <summary>
    /// Each question has its one right answer at the hub, each message its one row in the register, and no one complained.
    /// </summary>
    public async Task AssertNothingLostOrDoubledAsync(params int[] numbers)
    {
        int[] expected = numbers.Length > 0 ? numbers : [301, 302, 305, 307, 315, 323];
        await world.UntilAsync(
            async () => (await ArrivedAsync()).Count >= expected.Length && (await UnsettledAsync()).Count == 0,
            "everything has arrived, is judged, answered and acknowledged");
        Assert.Equal(expected.Select(n => $"{n}|1"), await ArrivedAsync());
        if (expected.Contains(301))
            Assert.Single(Own());
        foreach (var question in questions.Select(q => world.Hub.State.FindSent(q)!))
        {
            var answer = world.Hub.State.FindReceived(Assert.Single(question.Answers))!.Envelope;
            Assert.Equal(FunctionTable.IsClaimAnswer(answer.Functie) ? EnvelopeKind.Di01 : EnvelopeKind.Du01, answer.Kind);
            Assert.Equal(FunctionTable.Find(question.Envelope.Functie)!.AnsweredBy, FunctionTable.Find(answer.Functie)!.Nummer);
        }

        // A fault that was overcome stays on record; a message that is parked is not answered.
        Assert.Empty(
            await world.Database.RowsAsync(
                "select cause, details from fault join inbox on inbox.id = bericht_id where aanbieder = $1 and parked_at is not null",
                aanbieder));
        Assert.Empty(Complaints);
    }

    /// <summary>What the gateway knows of our 301: state and code.</summary>
    public Task<IReadOnlyList<string>> OwnStateAsync() =>
        world.Database.RowsAsync(
            "select state, code from envelope_out where receiver = $1 and functie = 'JW301' order by number", aanbieder);

    /// <summary>Each message that is with the judge, and how often.</summary>
    private Task<IReadOnlyList<string>> ArrivedAsync() =>
        world.Database.RowsAsync("select nummer, count(*) from inbox where aanbieder = $1 group by nummer order by nummer", aanbieder);

    private async Task<IReadOnlyList<string>> UnsettledAsync()
    {
        var judged = await world.Database.RowsAsync(
            "select nummer, state from inbox where aanbieder = $1 and state = 'received'", aanbieder);
        var sent = await world.Database.RowsAsync(
            "select functie, state from envelope_out where receiver = $1 and state in ('waiting', 'sent')", aanbieder);
        return [.. judged, .. sent];
    }

    /// <summary>Our 301 as the hub accepted it: once, under one number.</summary>
    public List<ReceivedEnvelope> Own() =>
        [.. world.Hub.State.Received.Where(r => r.Envelope.Functie == "JW301" && r.Envelope.Ontvanger.Organisatie == aanbieder)];
}
