using MessageHub.Register.Database;
using Npgsql;
using NpgsqlTypes;

namespace MessageHub.Load;

/// <summary>The register of a run: the allocations that the stories need, put there in one go.</summary>
internal static class Register
{
    /// <summary>Another database on the same server, with the tables and nothing in them; its connection string.</summary>
    public static async Task<string> MakeAsync(string postgres, string name)
    {
        await using (var connection = new NpgsqlConnection(postgres))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"drop database if exists {name} with (force)", connection);
            await command.ExecuteNonQueryAsync();
            command.CommandText = $"create database {name}";
            await command.ExecuteNonQueryAsync();
        }

        var made = new NpgsqlConnectionStringBuilder(postgres) { Database = name }.ToString();
        await using var database = new PostgresDatabase(made);
        await database.MigrateAsync(CancellationToken.None);
        return made;
    }

    public static async Task FillAsync(string postgres, int stories)
    {
        await using (var database = new PostgresDatabase(postgres))
            await database.MigrateAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            with story as (
                select k, md5('load' || k)::uuid as id, bsn, '656' || lpad((k % @providers)::text, 5, '0') as aanbieder
                from unnest(@bsns) with ordinality as s (bsn, n), lateral (select (n - 1)::bigint as k) as _
            ), carrier as (
                insert into inbox (id, file_name, content, received_at, state, result)
                select id, 'load.xml', '', now(), 'accepted', '{}' from story returning 1
            ), bericht_row as (
                insert into bericht (id, volgorde, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening)
                select id, nextval('volgorde'), 'ijw', @gemeente, aanbieder, 301, 'T' || k, '2025-12-15' from story returning 1
            )
            insert into toewijzing (
                bericht_id, regel, standaard, gemeente, aanbieder, bsn, toewijzing_nummer, categorie, code, toewijzingsdatum, toewijzingstijd, ingangsdatum)
            select id, 0, 'ijw', @gemeente, aanbieder, bsn, 100000 + k, '45', '45A04', '2025-12-15', '10:00', '2026-01-01' from story
            """,
            connection) { CommandTimeout = 600 };
        command.Parameters.AddWithValue(
            "bsns", NpgsqlDbType.Array | NpgsqlDbType.Text, Enumerable.Range(0, stories).Select(Stories.BsnOf).ToArray());
        command.Parameters.AddWithValue("providers", Stories.Providers);
        command.Parameters.AddWithValue("gemeente", Stories.Gemeente);
        await command.ExecuteNonQueryAsync();
        // As autovacuum does: never a table that is still empty, of which the planner would go on to think that it has one row.
        command.CommandText = "analyze inbox, bericht, toewijzing";
        command.Parameters.Clear();
        await command.ExecuteNonQueryAsync();
    }
}
