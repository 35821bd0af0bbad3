using MessageHub.Berichten;
using MessageHub.Example;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using Xunit.Abstractions;

namespace MessageHub.Scenarios.Tests;

/// <summary>The region of the demonstration shows everything there is to see, whatever the day.</summary>
public sealed class ExampleRegionTests(ITestOutputHelper output) : IDisposable
{
    private static readonly GemeenteScope Scope = new([.. ExampleRegion.Gemeenten.Select(g => new GemeenteRight(g))], WithUnread: true);
    private static readonly BerichtFilter Everything = new() { Scope = Scope };
    private static readonly PageRequest All = new(PageRequest.MaxSize);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-region-");

    /// <summary>Days on which the last claims are just in or just not, weeks that touch few or many, and both ends of the year.</summary>
    public static TheoryData<string> Moments =>
        ["2026-11-22T14:00:00+01:00", "2027-03-01T08:30:00+01:00", "2026-07-03T16:00:00+02:00", "2028-01-05T11:00:00+01:00"];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Region_has_every_state_and_every_kind_of_work(string moment)
    {
        var now = DateTimeOffset.Parse(moment);
        var today = DateOnly.FromDateTime(now.Date);
        await using var database = new SqliteDatabase(Path.Combine(folder.FullName, "register.db"));
        await database.MigrateAsync(CancellationToken.None);

        await ExampleRegion.FillAsync(database, now, CancellationToken.None);

        var monitor = new RejectionQueries(database);
        var berichten = (await monitor.BerichtenAsync(Everything, BerichtSort.Newest, All, CancellationToken.None)).Items;
        foreach (var group in berichten.GroupBy(b => (b.Name, b.State)).OrderBy(g => g.Key.Name).ThenBy(g => g.Key.State))
            output.WriteLine(
                $"{group.Key} {group.Count()} "
                + $"{string.Join(",", group.SelectMany(b => b.RetourCodes).GroupBy(c => c).Select(c => $"{c.Key}x{c.Count()}"))}");
        Assert.InRange(berichten.Count, 280, 600);
        Assert.All(Enum.GetValues<BerichtState>(), state => Assert.Contains(berichten, b => b.State == state));
        Assert.All(
            ExampleRegion.Gemeenten, gemeente => Assert.Contains(berichten, b => b.Gemeente == gemeente && b.State is BerichtState.Partly));
        Assert.Equal(8, berichten.Select(b => b.Aanbieder).OfType<string>().Distinct().Count());

        var worked = (await monitor.FindingsAsync(Everything with { Referentie = "R0502" }, All, CancellationToken.None)).Items;
        Assert.Equal(["9321", "0611"], worked.Select(f => f.RetourCode));
        Assert.Equal(["R0501", "R0502", "R0503", "R0504"], (await LinesAsync(database, worked[0].BerichtId)).Order());
        Assert.NotEmpty(await monitor.RepeatedAsync(Everything, 10, CancellationToken.None));

        var held = (await new HeldQueries(database, WorkingDays.Dutch).ListAsync(Scope, today, All, CancellationToken.None)).Items;
        Assert.Equal(3, held.Count);
        Assert.Contains(held, h => h.DaysLeft > 5);
        Assert.Single((await new HeldQueries(database, WorkingDays.Dutch).DecisionsAsync(Scope, All, CancellationToken.None)).Items);

        var requests = (await new RequestStore(database).ListAsync(new() { Scope = Scope }, All, CancellationToken.None)).Items;
        Assert.All(Enum.GetValues<AanvraagStatus>(), status => Assert.Contains(requests, r => r.Status == status));
        var open = requests.Where(r => r.Status is AanvraagStatus.Open).ToList();
        Assert.Contains(open, r => r.Terms.IsJudicial);
        Assert.Contains(open, r => r.Terms.MayBeElsewhere);
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            Assert.Equal(2, open.Count(r => r.Standaard == standaard && r.Nummer == 317));
            Assert.Contains(open, r => r.Standaard == standaard && r.Nummer == 315 && r.DueOn(WorkingDays.Dutch) < today);
            Assert.Contains(
                open, r => r.Standaard == standaard && r.DueOn(WorkingDays.Dutch) is { } due && due >= today
                    && due <= WorkingDays.Dutch.After(today, 1));
            Assert.All(
                Enum.GetValues<AanvraagStatus>(), status => Assert.Contains(requests, r => r.Standaard == standaard && r.Status == status));
        }

        var returned = await new RejectedOwnQueries(database).ListAsync(Scope, 50, CancellationToken.None);
        Assert.Equal(
            [(301, Standaard.Ijw), (301, Standaard.Iwmo), (319, Standaard.Ijw)],
            returned.Select(r => (r.Nummer, r.Scope.Standaard)).Order());

        var kinds = await new ObligationQueries(database, WorkingDays.Dutch)
            .CountsAsync(new() { Scope = Scope, Today = today }, withMet: true, CancellationToken.None);
        foreach (var kind in kinds)
            output.WriteLine($"{kind.Kind} in time {kind.MetInTime} late {kind.MetLate} open {kind.Open} overdue {kind.Overdue}");
        Assert.All(
            kinds.Where(k => k.Kind is not ObligationKind.AntwoordOpVerzoekWijziging),
            k => Assert.True(k.MetInTime + k.MetLate + k.Open + k.Overdue > 0, $"{k.Kind} is empty"));
        Assert.True(kinds.Sum(k => k.Overdue) > 5, "too little is late");

        var shares = await new OverviewQueries(database)
            .PercelenAsync(Scope, today.AddMonths(-1).Year, today, null, CancellationToken.None);
        foreach (var share in shares)
            output.WriteLine($"{share}");
        Assert.True(shares.Count >= 5, "too few percelen");
        var overview = await new OverviewQueries(database).TodayAsync(Scope, today, CancellationToken.None);
        Assert.Equal((3, 1, 1, 2), (overview.Pending, overview.Faults, overview.Parked, overview.Unsent));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<List<string>> LinesAsync(SqliteDatabase database, Guid id)
    {
        await using var session = await database.OpenAsync(CancellationToken.None);
        return await session.QueryAsync(
            "select referentie_nummer from prestatie where bericht_id = @id", row => row.GetString(0), CancellationToken.None, ("id", id));
    }
}
