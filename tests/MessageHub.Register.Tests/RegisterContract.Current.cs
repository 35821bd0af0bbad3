using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Which version of an allocation counts is kept with the versions, and is what all versions together say.</summary>
public abstract partial class RegisterContract
{
    /// <summary>
    /// Derived from all versions, as the standard says it (IV013, R-072): the newest in force, and nothing when that is a deletion.
    /// </summary>
    private static readonly string Derived = $"""
        select bericht_id, regel, case when recency = 1 and not {ToewijzingVersions.IsDeleted} then told_on end as told_on from (
            select t.bericht_id, t.regel, t.ingangsdatum, t.einddatum, {ToewijzingVersions.FirstReason("t")} as first_reason, {ToewijzingVersions.Recency("t")} as recency,
                min(v.settled_on) over (partition by t.standaard, t.gemeente, t.toewijzing_nummer) as told_on
            from toewijzing t join bericht b on b.id = t.bericht_id join verdict v on v.bericht_id = t.bericht_id
            where b.in_force) x
        union all select t.bericht_id, t.regel, null from toewijzing t join bericht b on b.id = t.bericht_id where not b.in_force
        """;

    private const string Kept = "select bericht_id, regel, told_on from toewijzing";

    [Fact]
    public async Task Version_that_counts_knows_when_the_aanbieder_was_first_told()
    {
        foreach (var (reason, expected, story) in new (string, string, Func<Task>[])[]
                 {
                     ("the first version", "1:2026-06-01", [Given("A1", 1, day: 1)]),
                     ("a newer version takes over, told since the first", "2:2026-06-01", [Given("A1", 1, day: 1), Given("A2", 2, day: 5)]),
                     (
                         "a version that is older than the one there does not", "2:2026-06-01",
                         [Given("A2", 2, day: 1), Given("A1", 1, day: 5)]),
                     ("of two versions in one message the last one counts", "1:2026-06-01", [Given("A1", 1, day: 1, lines: 2)]),
                     ("a deletion leaves none", "", [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13")]),
                     (
                         "a deletion that is sent again is one",
                         "",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Given("A3", 2, day: 9)]),
                     (
                         "and again",
                         "",
                         [
                             Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Given("A3", 2, day: 9),
                             Given("A4", 2, day: 10, reden: "13")
                         ]),
                     (
                         "undone, what was sent again is none",
                         "2:2026-06-01",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Given("A3", 2, day: 9), Undone("A2")]),
                     (
                         "sent again and undone, it is still one",
                         "",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Given("A3", 2, day: 9), Undone("A3")]),
                     (
                         "a version after a deletion counts again",
                         "3:2026-06-01",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Given("A3", 3, day: 9)]),
                     (
                         "an undone version gives way to the one before",
                         "1:2026-06-01",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5), Undone("A2")]),
                     (
                         "an undone first version was never told",
                         "2:2026-06-05",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5), Undone("A1")]),
                     (
                         "an undone deletion brings its allocation back",
                         "1:2026-06-01",
                         [Given("A1", 1, day: 1), Given("A2", 2, day: 5, reden: "13"), Undone("A2")]),
                     ("all undone leaves none", "", [Given("A1", 1, day: 1), Undone("A1")]),
                     ("a return without a rejecting code undoes nothing", "1:2026-06-01", [Given("A1", 1, day: 1), Undone("A1", "0200")]),
                 })
        {
            await using var fresh = await CreateAsync(isMigrated: true);
            (database, Store) = (fresh, new(fresh, clock));
            foreach (var step in story)
                await step();

            await using var session = await database.OpenAsync(None);
            var current = await session.QueryAsync(
                "select toewijzingsdatum, told_on from toewijzing where told_on is not null",
                row => $"{row.Date("toewijzingsdatum").Day}:{row.Date("told_on"):yyyy-MM-dd}", None);
            Assert.Equal((reason, expected), (reason, string.Join(' ', current)));
        }
    }

    /// <summary>Numbers, versions, deletions and undoings in any order, alone and several in a batch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Kept_versions_are_those_that_all_versions_together_tell(int seed)
    {
        var random = new Random(seed);
        var sent = new List<string>();
        for (var step = 0; step < 40; step++)
        {
            clock.AdjustTime(Now.AddDays(random.Next(100)).ToUniversalTime());
            Bericht[] berichten = [.. Enumerable.Range(0, random.Next(1, 4)).Select(n => Next($"A{step}{n}"))];
            var ids = new List<Guid>();
            foreach (var bericht in berichten)
                ids.Add(await ReceiveAsync(content: BerichtWriter.Write(bericht)));
            Assert.Equal(BatchOutcome.Taken, await TakeAsync(8, berichten, ids));
            await KeptIsDerivedAsync();
        }

        Bericht Next(string identificatie)
        {
            if (sent.Count > 0 && random.Next(3) == 0)
                return B302(sent[random.Next(sent.Count)], random.Next(4) == 0 ? "0200" : "0001");
            sent.Add(identificatie);
            return B301(
                identificatie,
                [
                    .. Enumerable.Range(0, random.Next(1, 4))
                        .Select(_ => Version(random.Next(1, 4), random.Next(1, 10), random.Next(4) == 0 ? "13" : null))
                ]);
        }
    }

    [Fact]
    public async Task Migration_tells_which_versions_count_in_a_store_of_before()
    {
        await FillAsync();
        await FillAsync(World.Elsewhere);
        foreach (var (identificatie, reden) in new[] { ("V1", null), ("V2", "13"), ("V3", null) })
            await RecordAsync(B301(identificatie, Version(1, identificatie[1] - '0', reden), Version(2, 1, reden)));
        await RecordAsync(B302("V3", "0001"));
        await KeptIsDerivedAsync();
        string[] kept = [
            Kept, "select * from claim_total", "select gemeente, standaard, aanbieder, perceel, year, bsn, since from perceel_client"
        ];
        var before = await RowsAsync(kept);
        await using (var session = await database.BeginAsync(None))
        {
            await ForgetFiguresAsync(session);
            await ForgetPagesAsync(session);
            await session.CommitAsync(None);
        }

        await database.MigrateAsync(None);

        Assert.Equal(before.SelectMany(r => r), (await RowsAsync(kept)).SelectMany(r => r));
    }

    /// <summary>The database as it was before migration 6.</summary>
    private static async Task ForgetPagesAsync(Session session)
    {
        foreach (var index in new[] { "toewijzing_start", "toewijzing_ended", "verdict_answered", "bericht_undone" })
            await session.ExecuteAsync($"drop index if exists {index}", None);
        await session.ExecuteAsync("alter table toewijzing drop column told_on", None);
        await session.ExecuteAsync("alter table claim_total drop column is_first", None);
        await session.ExecuteAsync("delete from schema_migration where number = 6", None);
    }

    private async Task KeptIsDerivedAsync()
    {
        var rows = await RowsAsync([Derived, Kept]);
        Assert.Equal(rows[0], rows[1]);
    }

    private static ToegewezenProduct Version(long nummer, int day, string? reden) =>
        Toegewezen(nummer, day: day) is var product && reden is null
        ? product
        : product with { Einddatum = product.Ingangsdatum, RedenWijziging = reden };

    private Func<Task> Given(string identificatie, int version, int day, string? reden = null, int lines = 1) => () =>
    {
        clock.AdjustTime(new(2026, 6, day, 7, 30, 0, TimeSpan.Zero));
        return RecordAsync(B301(identificatie, [.. Enumerable.Repeat(Version(Nummer, version, reden), lines)]));
    };

    private Func<Task> Undone(string identificatie, string code = "0001") => () => RecordAsync(B302(identificatie, code));
}
