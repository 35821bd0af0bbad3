using System.Globalization;

namespace MessageHub.Register;

/// <summary>Applies the numbered SQL files in Migrations, which are part of this assembly.</summary>
internal static class Migrator
{
    public static async Task RunAsync(RegisterDatabase database, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, "schema_migration", ct).ConfigureAwait(false);
        await session.ExecuteAsync("create table if not exists schema_migration (number integer primary key, name text not null)", ct)
            .ConfigureAwait(false);
        var applied = await session
            .QueryAsync("select cast(number as bigint) as number from schema_migration", row => row.Number("number"), ct)
            .ConfigureAwait(false);
        var known = Known(database.Dialect);
        if (applied.Except(known.Select(m => m.Number)).Any())
            throw new RegisterException("The database was made by a newer version of this program.");
        foreach (var (number, name, resource) in known.Where(m => !applied.Contains(m.Number)))
        {
            await session.ExecuteAsync(Read(resource), ct).ConfigureAwait(false);
            await session.ExecuteAsync("insert into schema_migration (number, name) values (@number, @name)", ct, ("number", number), ("name", name))
                .ConfigureAwait(false);
        }

        await session.CommitAsync(ct).ConfigureAwait(false);
    }

    private static List<(long Number, string Name, string Resource)> Known(string dialect)
    {
        var prefix = $"MessageHub.Register.Migrations.{dialect}.";
        return
        [
            .. from resource in typeof(Migrator).Assembly.GetManifestResourceNames()
               where resource.StartsWith(prefix, StringComparison.Ordinal)
               let name = resource[prefix.Length..]
               let number = long.Parse(name[..4], CultureInfo.InvariantCulture)
               orderby number
               select (number, name, resource),
        ];
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
