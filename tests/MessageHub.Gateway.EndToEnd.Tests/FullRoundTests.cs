using MessageHub.Berichten.Model;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>The full round with real RabbitMQ, PostgreSQL, worker and gateway.</summary>
[Collection(nameof(World))]
public class FullRoundTests(World world)
{
    [Fact]
    public async Task Every_message_gets_the_answer_it_deserves()
    {
        var round = world.NewRound();
        await round.PlayAsync();
        await round.AssertNothingLostOrDoubledAsync();

        foreach (var nummer in new[] { 315, 305, 307 })
        {
            var answer = round.AnswerTo(nummer);
            Assert.Equal(nummer + 1, answer.Identity.Nummer);
            Assert.Null(answer.Client);
            Assert.Null(answer.Header.RetourCodes);
        }

        var claim = round.AnswerTo(323).DeclaratieAntwoord!;
        Assert.Equal(round.Story.Claim323().Declaratie!.TotaalIngediendBedrag, claim.TotaalToegekendBedrag);
        Assert.Null(claim.Clienten);
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_what_the_programs_say()
    {
        var round = world.NewRound();
        await round.PlayAsync();
        var said = world.Gateway.Output + world.Worker.Output;
        Assert.DoesNotContain("Testpersoon", said);
        Assert.DoesNotContain(round.Story.Claim323().Declaratie!.Clienten[0].Bsn.Value, said);
        Assert.DoesNotContain("Bericht xmlns", said);
    }

    [Fact]
    public async Task Many_at_a_time_get_one_answer_each()
    {
        var rounds = Enumerable.Range(0, 20).Select(_ => world.NewRound()).ToList();
        await Task.WhenAll(rounds.Select(r => r.PublishOwnAsync()));
        await Task.WhenAll(rounds.Select(r => r.UntilOwnIsAnsweredAsync()));
        await Task.WhenAll(rounds.SelectMany(r => new Bericht[] { r.Story.Request315(), r.Story.Start305() }.Select(r.ExchangeAsync)));
        foreach (var round in rounds)
            await round.AssertNothingLostOrDoubledAsync(301, 302, 305, 315);
    }
}
