using MessageHub.Berichten;
using MessageHub.Processing.Composing;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>
/// What people of the gemeente decide goes over the GGk to the aanbieder, and his 302 and 320 come back: accepting, and rejecting until it
/// is mended.
/// </summary>
[Collection(nameof(World))]
public class DecisionRoundTests(World world)
{
    [Fact]
    public async Task What_people_decide_goes_round_and_the_judgement_of_the_aanbieder_counts()
    {
        await using var gemeente = new Gemeente(world);

        await Task.WhenAll(GrantedAsync(gemeente), RefusedAsync(gemeente));
    }

    /// <summary>Research, a grant that is rejected for its number, mended; then a change of it, and an end on own initiative.</summary>
    private async Task GrantedAsync(Gemeente gemeente)
    {
        var round = world.NewRound(Standaard.Iwmo);
        var (scope, bsn) = ScopeOf(round);
        var asked = round.Story.Request315();
        var reference = asked.Client!.AangevraagdeProducten![0].ReferentieAanbieder;
        await round.ExchangeAsync(asked);
        await gemeente.DecidesAsync(scope, reference, new RequestDecision.Research());
        gemeente.RejectsNext(round.Aanbieder, "9332");
        var rejected = await gemeente.DecidesAsync(scope, reference, new RequestDecision.Grant());
        Assert.Equal($"{reference} InOnderzoek", await gemeente.StateAsync(scope, bsn));

        var taken = await NumbersAsync(round);
        await gemeente.WantsAsync(scope, bsn, new OwnWish.Mend(rejected, new() { NewNumbers = taken.ToHashSet() }));
        Assert.Equal($"{reference} Toegewezen | 3 -", await gemeente.StateAsync(scope, bsn));

        var assigned = (await NumbersAsync(round)).Except(taken).Single();
        var change = round.Story.Change317(assigned);
        await round.ExchangeAsync(change);
        var changed = change.Client!.Verzoek!.ReferentieAanbieder;
        await gemeente.DecidesAsync(scope, changed, new RequestDecision.Grant());
        Assert.Equal($"{reference} Toegewezen | {changed} Toegewezen | 3 12 | 4 -", await gemeente.StateAsync(scope, bsn));

        var successor = (await NumbersAsync(round)).Except([.. taken, assigned]).Single();
        var lastDay = asked.Client.AangevraagdeProducten[0].ToewijzingIngangsdatum.AddMonths(2);
        await gemeente.WantsAsync(scope, bsn, new OwnWish.Change([new OwnChange.End(successor, lastDay, "07")]));
        Assert.Equal($"{reference} Toegewezen | {changed} Toegewezen | 3 12 | 4 07", await gemeente.StateAsync(scope, bsn));
        Assert.Empty(round.Complaints);
    }

    /// <summary>A refusal that is rejected counts no longer, and is given again.</summary>
    private async Task RefusedAsync(Gemeente gemeente)
    {
        var round = world.NewRound();
        var (scope, bsn) = ScopeOf(round);
        var asked = round.Story.Request315();
        var reference = asked.Client!.AangevraagdeProducten![0].ReferentieAanbieder;
        await round.ExchangeAsync(asked);
        gemeente.RejectsNext(round.Aanbieder, "0001");
        await gemeente.DecidesAsync(scope, reference, new RequestDecision.Refuse("4"));
        Assert.Equal($"{reference} Open", await gemeente.StateAsync(scope, bsn));
        await gemeente.DecidesAsync(scope, reference, new RequestDecision.Refuse("8", "0344"));
        Assert.Equal($"{reference} Afgewezen", await gemeente.StateAsync(scope, bsn));
    }

    private static (ExchangeScope Scope, Bsn Bsn) ScopeOf(Round round) =>
        (new(round.Story.Standaard, World.Gemeente, round.Aanbieder), round.Story.Request315().Client!.Bsn);

    /// <summary>All numbers that were ever assigned to the client, undone ones too.</summary>
    private async Task<IReadOnlyList<long>> NumbersAsync(Round round) =>
    [
        .. (
            await world.Database.RowsAsync(
                "select distinct toewijzing_nummer from toewijzing where aanbieder = $1 order by 1", round.Aanbieder))
            .Select(long.Parse),
    ];
}
