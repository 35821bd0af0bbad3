using MessageHub.Benchmarks;
using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Who is judged when: in a scope in order of arrival, and nobody waits for another scope.</summary>
public class OrderTests(FourWorkers four) : IClassFixture<FourWorkers>
{
    [Fact]
    public async Task Messages_of_one_scope_are_judged_in_order_of_arrival()
    {
        const int Count = 200;
        var place = new Place(Standaard.Ijw, "0297", "42420001");
        var steps = Enumerable.Range(0, Count).Select(i =>
        {
            var dossier = new Dossier(place, 80_000 + i);
            return dossier.Step(dossier.B301(), Register.Messages.BerichtState.Accepted);
        }).ToList();

        // Nobody is judged before all have arrived.
        await four.Place.Store.InTransactionAsync(
            new ExchangeScope(place.Standaard, place.Gemeente, place.Aanbieder),
            async _ =>
            {
                await four.PublishAsync(steps.Select(s => s.Parcel));
                await Wait.UntilAsync(
                    async () => await four.Place.CountAsync("select count(*) from inbox where aanbieder = '42420001'") == Count,
                    "all have arrived");
                Assert.Equal(0, await four.Place.CountAsync("select count(*) from bericht where aanbieder = '42420001'"));
                return true;
            },
            CancellationToken.None);
        await four.SettledAsync(steps.Select(s => s.TransportId));

        const string inOrder = "select i.transport_id from inbox i join bericht b on b.id = i.id where i.aanbieder = '42420001' order by ";
        var arrived = await four.Place.QueryAsync($"{inOrder} i.arrival", row => row.GetString(0));
        var judged = await four.Place.QueryAsync($"{inOrder} b.volgorde", row => row.GetString(0));
        Assert.Equal(arrived, judged);
    }

    [Fact]
    public async Task Messages_of_one_scope_that_arrive_while_others_are_judged_are_judged_in_order_of_arrival()
    {
        const int Count = 1000;
        var place = new Place(Standaard.Ijw, "0363", "42420004");
        var steps = Enumerable.Range(0, Count).Select(i =>
        {
            var dossier = new Dossier(place, 70_000 + i);
            return dossier.Step(dossier.B301(), Register.Messages.BerichtState.Accepted);
        }).ToList();
        await four.PublishAsync(steps.Select(s => s.Parcel));
        await four.SettledAsync(steps.Select(s => s.TransportId));

        const string inOrder = "select i.transport_id from inbox i join bericht b on b.id = i.id where i.aanbieder = '42420004' order by ";
        var arrived = await four.Place.QueryAsync($"{inOrder} i.arrival", row => row.GetString(0));
        var judged = await four.Place.QueryAsync($"{inOrder} b.volgorde", row => row.GetString(0));
        Assert.Equal(arrived, judged);
    }

    [Fact]
    public async Task A_claim_of_23000_lines_does_not_keep_others_waiting()
    {
        await using var reader = new AnswerReader(four.Place.RabbitMq);
        var answered = new List<string>();
        reader.Answered += answer =>
        {
            lock (answered)
                answered.Add(answer.CorrelationId);
        };
        await four.Publisher.PublishAsync(new("big", GeneratedClaim.Write(23_000)));
        await Wait.UntilAsync(
            async () => await four.Place.CountAsync("select count(*) from inbox where transport_id = 'big'") == 1,
            "the big one has arrived");
        var steps = Enumerable.Range(0, 40).Select(i =>
        {
            var dossier = new Dossier(new(Standaard.Ijw, "0297", $"{42420100 + (i % 10)}"), 60_000 + i);
            return dossier.Step(dossier.B305(), Register.Messages.BerichtState.Rejected);
        }).ToList();
        await four.PublishAsync(steps.Select(s => s.Parcel));
        await reader.AnswerTo("big").WaitAsync(Wait.MaxWait);
        await Task.WhenAll(steps.Select(s => reader.AnswerTo(s.TransportId))).WaitAsync(Wait.MaxWait);

        lock (answered)
            Assert.Equal("big", answered[^1]);
    }
}
