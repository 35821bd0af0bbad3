using MessageHub.Register.Database;
using MessageHub.Register.Store;

namespace MessageHub.Register.Tests;

/// <summary>Bringing a database up to date.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var id = await ReceiveAsync();

        await database.MigrateAsync(None);

        Assert.NotNull(await Store.FindAsync(id, None));
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_once()
    {
        var fresh = new List<RegisterDatabase> { await CreateAsync(isMigrated: false) };
        fresh.AddRange(Enumerable.Range(0, 5).Select(_ => Again()));

        await Task.WhenAll(fresh.Select(d => Task.Run(() => d.MigrateAsync(None))));

        await using var session = await fresh[0].OpenAsync(None);
        var shipped = typeof(RegisterDatabase).Assembly.GetManifestResourceNames()
            .Where(r => r.Contains($".{fresh[0].Dialect}.", StringComparison.Ordinal))
            .Select(r => r.Split($".{fresh[0].Dialect}.")[1]);
        Assert.Equal(
            shipped.Order(StringComparer.Ordinal),
            await session.QueryAsync("select name from schema_migration order by number", row => row.Text("name"), None));
        await session.DisposeAsync();
        foreach (var each in fresh)
            await each.DisposeAsync();
    }

    [Fact]
    public async Task Migration_that_changed_after_it_was_applied_is_noticed()
    {
        await using (var session = await database.OpenAsync(None))
            await session.ExecuteAsync("update schema_migration set hash = 'another' where number = 2", None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => database.MigrateAsync(None));

        Assert.Contains("0002_queues.sql", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_from_before_hashes_were_kept_gets_them()
    {
        await using (var session = await database.OpenAsync(None))
        {
            await session.ExecuteAsync("alter table schema_migration drop column hash", None);
            await session.ExecuteAsync("delete from schema_migration where number = 14", None);
        }

        await database.MigrateAsync(None);

        await using var after = await database.OpenAsync(None);
        Assert.Equal(
            Migrator.Known(database.Dialect).Select(m => m.Hash),
            await after.QueryAsync("select hash from schema_migration order by number", row => row.Text("hash"), None));
    }

    /// <summary>For some days the second and fourth migration held the indexes that the fifth makes; stores of those days exist.</summary>
    [Fact]
    public async Task Store_that_has_the_indexes_of_the_fifth_migration_already_is_brought_up_to_date()
    {
        await using var fresh = await CreateAsync(isMigrated: false);
        await using (var session = await fresh.OpenAsync(None))
        {
            await session.ExecuteAsync("create table schema_migration (number integer primary key, name text not null)", None);
            foreach (var migration in Migrator.Known(fresh.Dialect).Where(m => m.Number <= 4))
            {
                await session.ExecuteAsync(migration.Sql, None);
                await session.ExecuteAsync(
                    "insert into schema_migration (number, name) values (@n, @name)",
                    None,
                    ("n", migration.Number),
                    ("name", migration.Name));
            }

            await session.ExecuteAsync("drop index inbox_waiting", None);
            await session.ExecuteAsync(
                "create index inbox_due on inbox (offer_after) where state = 'received' and parked_at is null", None);
            await session.ExecuteAsync(
                "create index finding_again on finding (attempt desc, arrival desc) where repeat_key is not null and attempt > 1", None);
        }

        await fresh.MigrateAsync(None);

        Assert.Empty(await new RegisterStore(fresh, clock).UnprocessedAsync(None));
    }

    /// <summary>
    /// Stores in use refuse a migration that changed; whoever changes one has to see it here first. A new one is added at the end.
    /// </summary>
    [Fact]
    public void Migrations_stay_as_they_were_released() => Assert.Equal(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "migrations.txt"))
            .Where(l => l.StartsWith(database.Dialect, StringComparison.Ordinal)),
        Migrator.Known(database.Dialect).Select(m => $"{database.Dialect} {m.Name} {m.Hash}"));

    [Fact]
    public async Task Database_of_a_newer_version_is_left_alone()
    {
        await using (var session = await database.OpenAsync(None))
            await session.ExecuteAsync("insert into schema_migration (number, name) values (9999, 'later')", None);

        await Assert.ThrowsAsync<RegisterException>(() => database.MigrateAsync(None));
    }
}
