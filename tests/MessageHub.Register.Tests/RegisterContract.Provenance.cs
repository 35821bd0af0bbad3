using MessageHub.Register.Database;
using MessageHub.Register.Queries.Trace;
using MessageHub.Rules.Assessment;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>By what a message was judged, kept beside its verdict.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Verdict_keeps_by_what_it_was_reached_and_a_later_one_by_what_that_was()
    {
        var claim = B323("D1", "DN1", Prestatie("R1"));
        var first = new Provenance { Program = "0.1.0", Release = new(3, 2), Rules = "aaaa", Agreements = 3 };
        var id = await RecordAsync(claim, HeldVerdict(claim.Declaratie!.Clienten[0].Prestaties![0]) with { Provenance = first });
        Assert.Equal(first, await ProvenanceAsync(id));

        var second = new Provenance { Program = "0.2.0", Release = new(3, 2), Rules = "bbbb", Agreements = 4 };
        await RecordAgainAsync(id, claim, Accepted with { Provenance = second });

        Assert.Equal(second, await ProvenanceAsync(id));
    }

    [Fact]
    public async Task Message_that_was_refused_keeps_the_release_it_named_when_it_named_one()
    {
        var (named, unnamed) = (await ReceiveAsync(), await ReceiveAsync());
        await Store.InTransactionAsync<bool>(
            null,
            async t =>
            {
                await t.RefuseAsync(named, "{}", provenance: new() { Program = "0.1.0", Release = new(3, 1) });
                await t.RefuseAsync(unnamed, "{}", provenance: new() { Program = "0.1.0" });
                return true;
            },
            None);

        Assert.Equal(new() { Program = "0.1.0", Release = new(3, 1) }, await ProvenanceAsync(named));
        Assert.Equal(new() { Program = "0.1.0" }, await ProvenanceAsync(unnamed));
    }

    [Fact]
    public async Task Agreements_are_loaded_with_the_number_of_their_last_change()
    {
        var claim = B323("D1", "DN1", Prestatie("R1"));
        Assert.Equal((false, 0), await Of());

        // Of another aanbieder: what is beside them in the store is of the same moment.
        var elsewhere = World.Agreement(Gemeente) with { Aanbieder = "87654321" };
        await Store.ImportAgreementsAsync([elsewhere], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        Assert.Equal((false, 1), await Of());
        await Store.ImportAgreementsAsync([World.Agreement(Gemeente)], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        Assert.Equal((true, 2), await Of());

        async Task<(bool Any, long? LastChange)> Of() =>
            (await LoadAsync(claim)).Contract is var c ? (c.HasAgreements, c.LastChange) : default;
    }

    [Fact]
    public async Task What_was_judged_before_releases_were_kept_is_of_3_2_as_far_as_it_was_read()
    {
        await using var old = await CreateAsync(isMigrated: false);
        var (read, unread) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var session = await old.OpenAsync(None))
        {
            await session.ExecuteAsync("create table schema_migration (number integer primary key, name text not null)", None);
            foreach (var migration in Migrator.Known(old.Dialect).Where(m => m.Number < 18))
            {
                await session.ExecuteAsync(migration.Sql, None);
                await session.ExecuteAsync(
                    "insert into schema_migration (number, name) values (@n, @name)", None, ("n", migration.Number),
                    ("name", migration.Name));
            }

            foreach (var (id, arrival, standaard) in new[] { (read, 1L, (string?)"ijw"), (unread, 2L, null) })
            {
                await session.ExecuteAsync(
                    "insert into inbox (id, file_name, content, received_at, state) values (@id, 'in.xml', @content, @at, 'refused')",
                    None,
                    ("id", id),
                    ("content", new byte[] { 60 }),
                    ("at", Now.ToUniversalTime()));
                await session.ExecuteAsync(
                    """
                    insert into verdict (bericht_id, arrival, received_at, received_on, settled_on, state, standaard, gemeente)
                    values (@id, @arrival, @at, @day, @day, 'refused', @standaard, '0297')
                    """,
                    None,
                    ("id", id),
                    ("arrival", arrival),
                    ("at", Now.ToUniversalTime()),
                    ("day", DateOnly.FromDateTime(Now.Date)),
                    ("standaard", standaard));
            }
        }

        await old.MigrateAsync(None);

        Assert.Equal(new() { Program = null, Release = new(3, 2) }, await ProvenanceAsync(read, old));
        Assert.Null(await ProvenanceAsync(unread, old));
    }

    private async Task<Provenance?> ProvenanceAsync(Guid id, RegisterDatabase? of = null) =>
        (await new BerichtQueries(of ?? database).FindAsync(new([Gemeente], WithUnread: true), id, None))!.Provenance;
}
