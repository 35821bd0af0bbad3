using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>
/// The keys with which the hosts protect cookies and secrets, so that all hosts on one database share them. Safe for use by several
/// threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class KeyStore(RegisterDatabase database)
{
    /// <summary>Names of secrets, apart from those of keys.</summary>
    private const string Secret = "secret:";

    /// <summary>All keys as the host stored them, with their names, oldest first.</summary>
    public IReadOnlyCollection<(string Name, string Key)> All() => Wait(() => database.ReadAsync(
        session => session.QueryAsync(
            "select name, key from key_ring where substr(name, 1, 7) <> @secret order by number",
            row => (row.Text("name"), row.Text("key")),
            CancellationToken.None,
            ("secret", Secret)),
        CancellationToken.None));

    /// <summary>Adds a key; one of the same name is replaced.</summary>
    public void Store(string name, string key) => Wait(() => database.ExecuteAsync(
        "insert into key_ring (name, key) values (@name, @key) on conflict (name) do update set key = excluded.key",
        CancellationToken.None,
        ("name", name),
        ("key", key)));

    /// <summary>
    /// The secret of this name; the one that is made when there is none yet. Of several hosts at once, all get the same one.
    /// </summary>
    public Task<string> SecretAsync(string name, Func<string> make, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "insert into key_ring (name, key) values (@name, @key) on conflict (name) do nothing", ct, ("name", Secret + name),
                ("key", make())).ConfigureAwait(false);
            return (
                await session.FirstAsync(
                    "select key from key_ring where name = @name",
                    row => row.Text("key"),
                    ct,
                    ("name", Secret + name)).ConfigureAwait(false))!;
        },
        ct);

    /// <summary>The framework asks for keys without waiting for a task.</summary>
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
