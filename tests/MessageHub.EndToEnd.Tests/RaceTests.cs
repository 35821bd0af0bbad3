using MessageHub.Berichten;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Many workers at one volume: what is granted is what one worker would have granted in order of arrival.</summary>
public class RaceTests(FourWorkers four) : IClassFixture<FourWorkers>
{
    [Theory]
    [InlineData(200, 90_001, "one scope: all work is for one at a time", "0297/42420001")]
    [InlineData(50, 90_011, "four scopes run beside each other", "0297/42420002", "0297/42420003", "0363/42420002", "0363/42420003")]
    public async Task More_than_the_assigned_volume_is_never_granted_and_no_less_than_fits(
        int claims, int number, string reason, params string[] places)
    {
        var races = places.Select((place, i) => new ClaimRace(
            new(new(Standaard.Ijw, place.Split('/')[0], place.Split('/')[1]), number + i) { ClaimMonth = 11 },
            claims, number + i)).ToList();
        await four.PublishAsync(races.Select(r => r.Toewijzing.Parcel));
        await four.SettledAsync(races.Select(r => r.Toewijzing.TransportId));

        // In turn one of each, so that all of them are under way at the same time.
        var steps = Enumerable.Range(0, claims).SelectMany(i => races.Select(r => r.Claims[i])).ToList();
        await four.PublishAsync(steps.Select(s => s.Parcel));
        await four.SettledAsync(steps.Select(s => s.TransportId));

        foreach (var race in races)
        {
            var ids = race.Claims.Select(c => c.TransportId).ToHashSet();
            var arrived = (await four.Place.QueryAsync(
                "select transport_id, state from inbox order by arrival", row => (Id: row.GetString(0), State: row.GetString(1))))
                .Where(a => ids.Contains(a.Id)).ToList();
            var expected = race.Judge(arrived.Select(a => a.Id)).ToList();
            Assert.Equal(
                expected.Select(e => $"{e.TransportId} {(e.IsGranted ? "accepted" : "rejected")}"),
                arrived.Select(a => $"{a.Id} {a.State}"));
            Assert.True(expected.Count(e => !e.IsGranted) > 10, $"{reason}: there was no more claimed than fits");
        }

        // Never more, at no moment: the running total in the order of judging.
        var totals = await four.Place.QueryAsync(
            """
            select toewijzing_nummer, max(total)::bigint, count(*) filter (where not is_debit) from (
                select p.toewijzing_nummer, p.is_debit, sum(case when p.is_debit then p.geleverd_volume else -p.geleverd_volume end)
                    over (partition by p.gemeente, p.aanbieder, p.toewijzing_nummer order by b.volgorde) as total
                from prestatie p join bericht b on b.id = p.bericht_id where p.state = 'granted') t
            group by toewijzing_nummer
            """,
            row => (Toewijzing: row.GetInt64(0), Most: row.GetInt64(1), Credits: row.GetInt64(2)));
        var ofRaces = totals.Where(t => t.Toewijzing >= 1_000_000 + number && t.Toewijzing < 1_000_000 + number + races.Count).ToList();
        Assert.Equal(races.Count, ofRaces.Count);
        Assert.All(ofRaces, t => Assert.InRange(t.Most, ClaimRace.Volume - 8, ClaimRace.Volume));
        // Which claims a credit finds granted depends on the order of arrival, so in a small scope it may be none.
        Assert.True(ofRaces.Sum(t => t.Credits) > 0, $"{reason}: no credit was granted");
    }
}
