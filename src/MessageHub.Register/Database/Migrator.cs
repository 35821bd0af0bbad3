using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Register.Database;

/// <summary>Applies the numbered SQL files in Migrations, which are part of this assembly.</summary>
internal static class Migrator
{
    /// <summary>The file that gives schema_migration its column for the hash of each file.</summary>
    private const long KeepsHashes = 14;

    /// <exception cref="RegisterException">The database was made by a newer version, or a file that was applied has changed
    /// since.</exception>
    public static async Task RunAsync(RegisterDatabase database, CancellationToken ct)
    {
        await database.CheckConnectionsAsync(ct).ConfigureAwait(false);
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        // Another process that starts may be at it for as long as it takes.
        if (database.WaitWithoutLimit is { } patient)
            await session.ExecuteAsync(patient, ct).ConfigureAwait(false);
        await database.LockAsync(session, "schema_migration", ct).ConfigureAwait(false);
        await session.ExecuteAsync("create table if not exists schema_migration (number integer primary key, name text not null)", ct)
            .ConfigureAwait(false);
        var applied = await AppliedAsync(session, ct).ConfigureAwait(false);
        var known = Known(database.Dialect);
        if (applied.Keys.Except(known.Select(m => m.Number)).Any())
            throw new RegisterException("The database was made by a newer version of this program.");
        if (known.FirstOrDefault(m => applied.GetValueOrDefault(m.Number) is { } hash && hash != m.Hash) is { } changed)
            throw new RegisterException($"Migration {changed.Number} ({changed.Name}) is not the one that was applied to this database.");
        foreach (var migration in known.Where(m => !applied.ContainsKey(m.Number)))
        {
            await session.ExecuteAsync(migration.Sql, ct).ConfigureAwait(false);
            await session
                .ExecuteAsync(
                    "insert into schema_migration (number, name) values (@number, @name)", ct, ("number", migration.Number),
                    ("name", migration.Name))
                .ConfigureAwait(false);
        }

        // Those that were applied before hashes were kept are taken to be what they are now.
        foreach (var migration in known.Where(m => applied.GetValueOrDefault(m.Number) is null))
        {
            await session
                .ExecuteAsync(
                    "update schema_migration set hash = @hash where number = @number",
                    ct,
                    ("number", migration.Number),
                    ("hash", migration.Hash))
                .ConfigureAwait(false);
        }

        await session.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>The migrations of a dialect, in order.</summary>
    public static IReadOnlyList<Migration> Known(string dialect)
    {
        var prefix = $"MessageHub.Register.Migrations.{dialect}.";
        return
        [
            .. from resource in typeof(Migrator).Assembly.GetManifestResourceNames()
               where resource.StartsWith(prefix, StringComparison.Ordinal)
               let name = resource[prefix.Length..]
               let number = long.Parse(name[..4], CultureInfo.InvariantCulture)
               orderby number
               select new Migration(number, name, Read(resource)),
        ];
    }

    /// <summary>The numbers that were applied, each with the hash of its file; null where none was kept.</summary>
    private static async Task<Dictionary<long, string?>> AppliedAsync(Session session, CancellationToken ct)
    {
        var numbers = await session
            .QueryAsync("select cast(number as bigint) as number from schema_migration", row => row.Number("number"), ct)
            .ConfigureAwait(false);
        if (!numbers.Contains(KeepsHashes))
            return numbers.ToDictionary(n => n, _ => (string?)null);
        var hashes = await session
            .QueryAsync(
                "select cast(number as bigint) as number, hash from schema_migration",
                row => (Number: row.Number("number"), Hash: row.TextOrNull("hash")), ct)
            .ConfigureAwait(false);
        return hashes.ToDictionary(h => h.Number, h => h.Hash);
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <param name="Number">Place in the order; each is applied once.</param>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Sql">Its statements.</param>
    public sealed record Migration(long Number, string Name, string Sql)
    {
        /// <summary>SHA-256 of the text with line feeds, whatever line ends a checkout has.</summary>
        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
    }
}
