using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Facts.Snapshot;
using MessageHub.Register.Messages;
using MessageHub.Register.Projections;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Percelen;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Queries find what they look for by an index, also when they were planned on empty tables.</summary>
public sealed class PostgresPlanTests : OnPostgres
{
    /// <summary>The worst that can be known of a table: it was looked at before anything was in it.</summary>
    [Theory]
    [InlineData(Inbox.OldestPendingSql, "inbox_turn", "who looks for one scope would be led through all that waits")]
    [InlineData(Inbox.FirstPendingSql, "inbox_turn", "who looks for one scope would be led through all that waits")]
    [InlineData(Inbox.LastPendingSql, "inbox_turn", "for each arrival all that waits would be gone through")]
    [InlineData(Outbox.Unsent, "outbox_unsent", "all that was ever sent would be gone through")]
    [InlineData(Outbox.Unsent, "inbox_id_key", "for each answer all messages would be gone through")]
    [InlineData(EventOutbox.Unsent, "event_unsent", "all that was ever sent would be gone through")]
    [InlineData(HeldOwnBerichten.Sql, "held_own", "for each message of our own all that was ever held would be gone through")]
    public async Task Plan_made_on_empty_tables_uses_the_index_that_serves_when_they_are_full(string sql, string index, string reason)
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);

        var plan = await session.QueryAsync(
            $"explain {sql}",
            row => row.GetString(0),
            CancellationToken.None,
            ("standaard", "ijw"), ("gemeente", Gemeente), ("aanbieder", Aanbieder), ("max", 8L), ("bytes", 1000L), ("except", Guid.Empty));

        var use = plan.FindIndex(line => line.Contains($"using {index} ", StringComparison.Ordinal));
        Assert.True(use >= 0, $"{reason}: {string.Join('\n', plan)}");
        // Answers that are parked are few: passing over them costs nothing, an index without them would have to be kept for all.
        var filter = plan[use + 1].Replace("Filter: (parked_at IS NULL)", "", StringComparison.Ordinal);
        Assert.False(filter.Contains("Filter", StringComparison.Ordinal), $"{reason}: {filter}");
    }

    public static TheoryData<string, string> Lookups => new()
    {
        { "starts and stops", "305 307" },
        { "claims", "323" },
        { "our allocations", "301" },
        { "what a return is about", "302" },
    };

    /// <summary>Planned when none of them was there yet, as on the first day of a gemeente that begins with its allocations.</summary>
    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task Messages_are_found_by_their_identificatie_whatever_was_there_when_that_was_planned(string what, string nummers)
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        foreach (var others in new[] { 0, 200 })
        {
            await session.ExecuteAsync(
                """
                with id as (select n, gen_random_uuid() as id from generate_series(1, @others) n),
                    kept as (insert into inbox (id, file_name, content, received_at, state) select id, '', '', now(), 'accepted' from id)
                insert into bericht (id, volgorde, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening)
                select id, n, 'ijw', @gemeente, @aanbieder, 315, 'X' || n, '2026-06-01' from id
                """,
                CancellationToken.None,
                ("others", others),
                ("gemeente", Gemeente),
                ("aanbieder", Aanbieder));
            await session.ExecuteAsync("analyze", CancellationToken.None);
            var plan = await session.QueryAsync(
                $"explain {(nummers is "302" ? OwnBericht.Sql : SameIdentificatie.Sql(again, nummers.Split(' ').Select(int.Parse)))}",
                row => row.GetString(0),
                CancellationToken.None,
                ("standaard", "ijw"), ("gemeente", Gemeente), ("aanbieder", Aanbieder), ("identificaties", again.ListOf(["L1"])),
                ("except", Guid.Empty),
                ("own", 301L), ("own_identificatie", "T1"), ("dagtekening", new DateOnly(2026, 6, 8)));

            var use = plan.FindIndex(line => line.Contains("Index Cond: ((identificatie = ", StringComparison.Ordinal));
            Assert.True(
                use >= 0 && plan[use - 1].Contains("Index Scan using bericht_", StringComparison.Ordinal),
                $"{what}: {string.Join('\n', plan)}");
        }
    }

    [Fact]
    public async Task End_of_a_batch_finds_its_messages_by_their_ids_even_when_it_was_planned_on_empty_tables()
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);
        foreach (var sql in new[] { Inbox.SettleAll(again), VerdictFact.Insert(again) })
        {
            var plan = await session.QueryAsync(
                $"explain {sql}",
                row => row.GetString(0),
                CancellationToken.None,
                ("ids", again.ListOf([Guid.Empty])), ("rows", "[]"), ("at", DateTimeOffset.UnixEpoch));

            var use = plan.FindIndex(line => line.Contains("Scan using inbox_id_key ", StringComparison.Ordinal));
            Assert.True(use >= 0 && plan[use + 1].Contains("Index Cond: (id = ", StringComparison.Ordinal), string.Join('\n', plan));
        }
    }

    [Fact]
    public async Task Delivery_that_is_deleted_is_found_by_its_client_even_when_that_was_planned_on_empty_tables()
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);

        var plan = await session.QueryAsync(
            $"explain {EffectWriter.Deletion(again)}",
            row => row.GetString(0),
            CancellationToken.None,
            ("standaard", "ijw"), ("gemeente", Gemeente), ("aanbieder", Aanbieder), ("bsns", again.ListOf(["999900006"])), ("rows", "[]"));

        var use = plan.FindIndex(line => line.Contains("Index Scan using levering_", StringComparison.Ordinal));
        Assert.True(use >= 0 && plan[use + 1].Contains("Index Cond: (", StringComparison.Ordinal), string.Join('\n', plan));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on bericht", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Versions_of_an_allocation_are_renewed_by_keys_even_when_that_was_planned_on_empty_tables()
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);

        var plan = await session.QueryAsync(
            $"explain {CurrentToewijzing.Renewal(nummer => again.IsIn(nummer, "nummers"), "b.in_force")}",
            row => row.GetString(0),
            CancellationToken.None,
            ("standaard", "ijw"), ("gemeente", Gemeente), ("nummers", again.ListOf([Nummer])));

        var scans = plan.Index().Where(line => line.Item.Contains("Index Scan using ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, scans.Count);
        Assert.All(
            scans, scan => Assert.True(plan[scan.Index + 1].Contains("Index Cond: (", StringComparison.Ordinal), string.Join('\n', plan)));
    }

    /// <summary>Clients of a perceel are counted from an index alone, and who they are is kept by keys, however many there are.</summary>
    [Theory]
    [InlineData("counting", "Index Only Scan using perceel_client_pkey")]
    [InlineData("doubtful", "using perceel_client_day_pkey")]
    [InlineData("periods", "using perceel_client_day_pkey")]
    public async Task Clients_of_a_perceel_are_found_in_order(string what, string expected)
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        foreach (var (table, columns, values) in new[]
        {
            ("perceel_client", "since", "date '2026-06-01'"), ("perceel_client_day", "processed, net", "date '2026-06-01', 100")
        })
        {
            await session.ExecuteAsync(
                $"""
                insert into {table} (gemeente, standaard, aanbieder, perceel, year, bsn, {columns})
                select '0297', 'ijw', '65656055', 'P' || n % 10, 2021 + n % 5, cast(n as text), {values} from generate_series(1, 50000) n
                """,
                CancellationToken.None);
            await VacuumAsync(session, table);
        }

        var sql = what switch
        {
            "counting" => PerceelShares.CountOfClients(again.IsIn("gemeente", "gemeenten")),
            "doubtful" => PerceelClients.Doubtful,
            _ => PerceelClients.Periods,
        };
        var plan = await session.QueryAsync(
            $"explain {sql}",
            row => row.GetString(0),
            CancellationToken.None,
            what == "counting"
                ? [("gemeenten", again.ListOf([Gemeente])), ("year", 2025L), ("known", new DateOnly(2026, 6, 15))]
                : [("id", Guid.Empty)]);

        Assert.True(plan.Exists(line => line.Contains(expected, StringComparison.Ordinal)), string.Join('\n', plan));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on perceel_client", StringComparison.Ordinal));
    }

    /// <summary>Persons of some months are found in the order of months, however many years there are, on whatever division.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("2026")]
    public async Task Clients_of_some_months_are_found_by_month(string? indeling)
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync(
            """
            insert into client_month (month, standaard, product_code, perceel, bsn, gemeente, aanbieder, processed, net)
            select date '2021-01-01' + make_interval(months => n % 60), 'ijw', '45A0' || n % 10, 'P', cast(n as text), '0297', '65656055', date '2026-06-01', 100
            from generate_series(1, 50000) n
            """,
            CancellationToken.None);
        await VacuumAsync(session, "client_month");

        var filter = new PerceelFilter
        {
            Scope = new([Gemeente]),
            From = new(2025, 10, 1),
            Until = new(2025, 12, 1),
            AsKnownOn = new(2026, 6, 15),
            Indeling = indeling,
        };
        var plan = await session.QueryAsync(
            $"explain {PerceelClientCounts.Sql(again, filter)}",
            row => row.GetString(0),
            CancellationToken.None,
            ("gemeenten", again.ListOf([Gemeente])), ("first", filter.From), ("until", filter.Until), ("known", filter.AsKnownOn),
            ("indeling", indeling ?? ""), ("rows", "[]"), ("outside", again.ListOf(Array.Empty<string>())));

        Assert.True(plan.Exists(line => line.Contains("using client_month_pkey", StringComparison.Ordinal)), string.Join('\n', plan));
    }

    /// <summary>
    /// Until all rows are known to be visible to everybody: before that an index alone does not do. A session that looks at this moment, as
    /// one of autovacuum does, keeps some from it.
    /// </summary>
    private static async Task VacuumAsync(Session session, string table)
    {
        var isVisible = false;
        for (var attempt = 0; !isVisible; attempt++)
        {
            Assert.True(attempt < 100, $"{table} does not become visible");
            if (attempt > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            await session.ExecuteAsync($"vacuum analyze {table}", CancellationToken.None);
            isVisible = await session.FirstAsync(
                $"select relallvisible >= relpages as done from pg_class where relname = '{table}'",
                row => row.GetBoolean(0),
                CancellationToken.None);
        }
    }
}
