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
        var fresh = new List<RegisterDatabase> { await CreateAsync() };
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
    public async Task Database_of_a_newer_version_is_left_alone()
    {
        await using (var session = await database.OpenAsync(None))
            await session.ExecuteAsync("insert into schema_migration (number, name) values (9999, 'later')", None);

        await Assert.ThrowsAsync<RegisterException>(() => database.MigrateAsync(None));
    }
}
