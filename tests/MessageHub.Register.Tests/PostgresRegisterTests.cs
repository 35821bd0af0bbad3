using MessageHub.Register.Monitoring;
using MessageHub.Rules.Register;
using Npgsql;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>The contract on PostgreSQL, and what only a server with several writers can show.</summary>
public sealed class PostgresRegisterTests : RegisterContract
{
    private const string Variable = "MESSAGEHUB_TEST_POSTGRES";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<string> names = [];

    [Fact]
    public async Task Second_transaction_in_a_scope_waits_for_the_first()
    {
        var scope = ExchangeScope.Of(B305("L1"));
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var other = Again();
        var first = new RegisterStore(other).InTransactionAsync(
            scope,
            async _ =>
            {
                entered.SetResult();
                await release.Task;
                return true;
            },
            CancellationToken.None);
        await entered.Task.WaitAsync(Patience);

        var secondIsIn = false;
        await using var third = Again();
        var second = new RegisterStore(third).InTransactionAsync(scope, _ => Task.FromResult(secondIsIn = true), CancellationToken.None);
        await WaitersAsync();

        Assert.False(secondIsIn);
        release.SetResult();
        await first.WaitAsync(Patience);
        Assert.True(await second.WaitAsync(Patience));
    }

    [Fact]
    public async Task Message_gets_its_number_of_arrival_when_all_before_it_in_its_scope_can_be_seen()
    {
        await using var other = Again();
        var store = new RegisterStore(other);
        var (first, second) = (Incoming(B305("L1")), Incoming(B305("L2")));
        await using (var session = await other.BeginAsync(CancellationToken.None))
        {
            await Inbox.InsertAsync(session, [first], CancellationToken.None);
            var late = store.ReceiveAsync(second, CancellationToken.None);
            await WaitersAsync();
            Assert.True(await store.ReceiveAsync(Incoming(Of(305, "L1", aanbieder: OtherAanbieder)), CancellationToken.None), "another scope had to wait");
            Assert.False(late.IsCompleted);

            await session.CommitAsync(CancellationToken.None);
            Assert.True(await late.WaitAsync(Patience));
        }

        Assert.Equal([first.Id, second.Id], (await store.UnprocessedAsync(CancellationToken.None)).Where(id => id == first.Id || id == second.Id));
    }

    /// <summary>Who keeps a message and sees another one wait calls nobody: the judge's last look has to find both.</summary>
    [Fact]
    public async Task Look_for_what_waits_comes_after_what_is_arriving()
    {
        var bericht = Incoming(B305("L1"));
        var scope = ExchangeScope.Of(B305("L1"));
        await using var arriving = Again();
        await using var other = Again();
        var store = new RegisterStore(other);
        Task<WaitingBericht?> look;
        await using (var session = await arriving.BeginAsync(CancellationToken.None))
        {
            await Inbox.InsertAsync(session, [bericht], CancellationToken.None);
            look = store.FirstWaitingAsync(scope, CancellationToken.None);
            Assert.Null(await store.FirstWaitingAsync(scope with { Aanbieder = OtherAanbieder }, CancellationToken.None).WaitAsync(Patience));
            Assert.False(look.IsCompleted, "it looked past what is arriving");
            await session.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(bericht.Id, (await look.WaitAsync(Patience))?.Id);
    }

    /// <summary>Whoever takes turns looks again when done. A person who decides or explains does not: who left then would leave the message behind.</summary>
    [Fact]
    public async Task Turn_leaves_a_scope_to_another_turn_and_waits_for_a_person()
    {
        var bericht = Incoming(B305("L1"));
        var scope = ExchangeScope.Of(B305("L1"));
        await using var other = Again();
        var store = new RegisterStore(other);
        await store.ReceiveAsync(bericht, CancellationToken.None);
        var (deciding, decided) = (new TaskCompletionSource(), new TaskCompletionSource());
        var person = store.InTransactionAsync(
            scope,
            async _ =>
            {
                deciding.SetResult();
                await decided.Task;
                return true;
            },
            CancellationToken.None);
        await deciding.Task.WaitAsync(Patience);

        var turn = store.InTurnAsync(scope, 8, (t, received) => t.RefuseAsync(Assert.Single(received).Id, "onleesbaar"), CancellationToken.None);
        await using (var session = await other.OpenAsync(CancellationToken.None))
        {
            const string waiting = "select count(*) as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
            var limit = new CancellationTokenSource(Patience).Token;
            while ((await session.QueryAsync(waiting, row => row.GetInt64(0), limit))[0] == 0)
                Assert.False(turn.IsCompleted, "it left the scope");
        }

        Assert.Equal(Turn.Busy, await store.InTurnAsync(scope, 8, (_, _) => Task.CompletedTask, CancellationToken.None).WaitAsync(Patience));
        decided.SetResult();
        Assert.Equal(Turn.Taken, await turn.WaitAsync(Patience));
        Assert.True(await person.WaitAsync(Patience));
    }

    [Fact]
    public async Task Crash_is_not_noted_on_a_message_that_another_is_at_work_on()
    {
        var bericht = B305("L1");
        await using var other = Again();
        var store = new RegisterStore(other);
        await store.ReceiveAsync(Incoming(bericht), CancellationToken.None);
        var scope = ExchangeScope.Of(bericht);

        Assert.Null(await store.InTransactionAsync(scope, _ => store.NoteCrashAsync(scope, "Gestopt", 1, CancellationToken.None), CancellationToken.None));

        Assert.Empty(await store.FaultsAsync(all: true, CancellationToken.None));
        Assert.Equal(1, (await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None))!.Value.Attempts);
        Assert.True((await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None))!.Value.IsParked);
        Assert.Null(await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None));
    }

    [Fact]
    public async Task Transactions_in_different_scopes_overlap_and_both_get_a_number()
    {
        var inside = new Barrier(2);
        var numbers = await Task.WhenAll(new[] { Aanbieder, OtherAanbieder }.Select(aanbieder => Task.Run(async () =>
        {
            await using var database = Again();
            return await new RegisterStore(database).InTransactionAsync(
                ExchangeScope.Of(Of(305, "L1", aanbieder: aanbieder)),
                async t =>
                {
                    var before = await t.NextIdentificatieAsync();
                    Assert.True(inside.SignalAndWait(Patience), "the other scope had to wait");
                    return before;
                },
                CancellationToken.None);
        })));

        Assert.Equal(2, numbers.Distinct().Count());
    }

    /// <summary>The worst that can be known of a table: it was looked at before anything was in it.</summary>
    [Theory]
    [InlineData(Inbox.OldestInTurn, "inbox_turn", "who looks for one scope would be led through all that waits")]
    [InlineData(Inbox.FirstInTurn, "inbox_turn", "who looks for one scope would be led through all that waits")]
    [InlineData(Inbox.LastInTurn, "inbox_turn", "for each arrival all that waits would be gone through")]
    [InlineData(Outbox.Unsent, "outbox_unsent", "all that was ever sent would be gone through")]
    [InlineData(Outbox.Unsent, "inbox_id_key", "for each answer all messages would be gone through")]
    public async Task Plan_made_on_empty_tables_uses_the_index_that_serves_when_they_are_full(string sql, string index, string reason)
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);

        var plan = await session.QueryAsync(
            $"explain {sql}",
            row => row.GetString(0),
            CancellationToken.None,
            ("standaard", "ijw"), ("gemeente", Gemeente), ("aanbieder", Aanbieder), ("most", 8L), ("bytes", 1000L));

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
                $"explain {(nummers is "302" ? SnapshotLoader.Own : SnapshotLoader.SameIdentificatie(again, nummers.Split(' ').Select(int.Parse)))}",
                row => row.GetString(0),
                CancellationToken.None,
                ("standaard", "ijw"), ("gemeente", Gemeente), ("aanbieder", Aanbieder), ("identificaties", again.ListOf(["L1"])), ("except", Guid.Empty),
                ("own", 301L), ("own_identificatie", "T1"), ("dagtekening", new DateOnly(2026, 6, 8)));

            var use = plan.FindIndex(line => line.Contains("Index Cond: ((identificatie = ", StringComparison.Ordinal));
            Assert.True(use >= 0 && plan[use - 1].Contains("Index Scan using bericht_", StringComparison.Ordinal), $"{what}: {string.Join('\n', plan)}");
        }
    }

    [Fact]
    public async Task End_of_a_turn_finds_its_messages_by_their_ids_even_when_it_was_planned_on_empty_tables()
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
    public async Task Versions_of_an_allocation_are_renewed_by_keys_even_when_that_was_planned_on_empty_tables()
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);
        await session.ExecuteAsync("analyze", CancellationToken.None);

        var plan = await session.QueryAsync(
            $"explain {CurrentToewijzing.Renewal(again.IsIn("toewijzing_nummer", "nummers"), "b.in_force")}",
            row => row.GetString(0),
            CancellationToken.None,
            ("standaard", "ijw"), ("gemeente", Gemeente), ("nummers", again.ListOf([Nummer])));

        var scans = plan.Index().Where(line => line.Item.Contains("Index Scan using ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, scans.Count);
        Assert.All(scans, scan => Assert.True(plan[scan.Index + 1].Contains("Index Cond: (", StringComparison.Ordinal), string.Join('\n', plan)));
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
        foreach (var (table, columns, values) in new[] { ("perceel_client", "since", "date '2026-06-01'"), ("perceel_client_day", "processed, net", "date '2026-06-01', 100") })
        {
            await session.ExecuteAsync(
                $"""
                insert into {table} (gemeente, standaard, aanbieder, perceel, year, bsn, {columns})
                select '0297', 'ijw', '65656055', 'P' || n % 10, 2021 + n % 5, cast(n as text), {values} from generate_series(1, 50000) n
                """,
                CancellationToken.None);
            await session.ExecuteAsync($"vacuum analyze {table}", CancellationToken.None);
        }

        var sql = what switch
        {
            "counting" => Money.CountOfClients(again.IsIn("gemeente", "gemeenten")),
            "doubtful" => PerceelClients.Doubtful,
            _ => PerceelClients.Periods,
        };
        var plan = await session.QueryAsync(
            $"explain {sql}",
            row => row.GetString(0),
            CancellationToken.None,
            what == "counting" ? [("gemeenten", again.ListOf([Gemeente])), ("year", 2025L), ("known", new DateOnly(2026, 6, 15))] : [("id", Guid.Empty)]);

        Assert.True(plan.Exists(line => line.Contains(expected, StringComparison.Ordinal)), string.Join('\n', plan));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on perceel_client", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_for_questions_of_people_cannot_write()
    {
        await using var again = Again();
        await using var session = await again.OpenForQuestionsAsync(CancellationToken.None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => session.ExecuteAsync("delete from finding", CancellationToken.None));

        Assert.Contains("25006", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_that_quotes_a_value_is_passed_on_without_it()
    {
        await using var again = Again();
        await using var session = await again.OpenAsync(CancellationToken.None);

        var e = await Assert.ThrowsAsync<RegisterException>(() =>
            session.ExecuteAsync("select cast(@value as date)", CancellationToken.None, ("value", "999900006 geen datum")));

        Assert.DoesNotContain("999900006", e.ToString(), StringComparison.Ordinal);
        Assert.Contains("22007", e.Message, StringComparison.Ordinal);
    }

    /// <summary>The driver can be wrong about what a connection has prepared; then that connection, and not a message, is to blame.</summary>
    [Fact]
    public async Task Plan_that_a_connection_lost_is_transient_and_the_next_try_works()
    {
        await using var single = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = names[^1], MaxPoolSize = 1 }.ToString());
        var store = new RegisterStore(single);
        for (var i = 0; i < 3; i++)
            await store.UnprocessedAsync(CancellationToken.None);
        await using (var session = await single.OpenAsync(CancellationToken.None))
            await session.ExecuteAsync("deallocate all", CancellationToken.None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => store.UnprocessedAsync(CancellationToken.None));

        Assert.True(e.IsTransient, e.Message);
        Assert.Contains("26000", e.Message, StringComparison.Ordinal);
        Assert.Empty(await store.UnprocessedAsync(CancellationToken.None));
    }

    /// <summary>
    /// Locks end with their session, so a server that does not notice that a process is gone keeps all others waiting: by default for two
    /// hours. These are what make it notice.
    /// </summary>
    [Theory]
    [InlineData("tcp_user_timeout", "10000")]
    [InlineData("tcp_keepalives_idle", "10")]
    [InlineData("tcp_keepalives_interval", "5")]
    [InlineData("tcp_keepalives_count", "3")]
    [InlineData("idle_in_transaction_session_timeout", "45s")]
    [InlineData("lock_timeout", "30s")]
    [InlineData("jit", "off")]
    public async Task Server_is_told_when_to_give_up_a_session(string setting, string value)
    {
        await using var other = Again();
        foreach (var open in new[] { other.OpenAsync, other.OpenForQuestionsAsync, (Func<CancellationToken, Task<Session>>)other.BeginAsync })
        {
            await using var session = await open(CancellationToken.None);
            Assert.Equal(value, await session.FirstAsync($"select current_setting('{setting}') as v", row => row.Text("v"), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Times_in_the_connection_string_stay_as_it_says()
    {
        await using var other = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Options = "-c lock_timeout=7s" }.ToString());
        await using var session = await other.OpenAsync(CancellationToken.None);

        Assert.Equal("7s", await session.FirstAsync("select current_setting('lock_timeout') as v", row => row.Text("v"), CancellationToken.None));
        Assert.Equal("45s", await session.FirstAsync(
            "select current_setting('idle_in_transaction_session_timeout') as v", row => row.Text("v"), CancellationToken.None));
    }

    /// <summary>As after a migration that a newer worker made beside this one: each connection meets it once for each plan it has.</summary>
    [Fact]
    public async Task Plan_of_a_table_that_was_changed_since_is_transient_and_the_next_try_works()
    {
        await using var single = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = names[^1], MaxPoolSize = 1 }.ToString());
        var store = new RegisterStore(single);
        for (var i = 0; i < 3; i++)
            await store.FindAsync(Guid.NewGuid(), CancellationToken.None);
        await using var other = Again();
        await using (var session = await other.OpenAsync(CancellationToken.None))
            await session.ExecuteAsync("alter table inbox add column of_a_later_version text", CancellationToken.None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => store.FindAsync(Guid.NewGuid(), CancellationToken.None));

        Assert.True(e.IsTransient, e.Message);
        Assert.Contains("0A000", e.Message, StringComparison.Ordinal);
        Assert.Null(await store.FindAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Theory]
    [InlineData("25006", true, "read-only")]
    [InlineData("57014", true, "a statement timeout")]
    [InlineData("55P03", true, "a lock that is not given")]
    [InlineData("53100", true, "a full disk")]
    [InlineData("53300", true, "too many connections")]
    [InlineData("58030", true, "a failing disk")]
    [InlineData("42501", true, "no right to the table")]
    [InlineData("42P01", true, "no table: it is being restored")]
    [InlineData("08P01", true, "a pooler in between")]
    [InlineData("26000", true, "a plan that is not there")]
    [InlineData("42P05", true, "a plan that is there already")]
    [InlineData("40P01", true, "a deadlock")]
    [InlineData("XX000", true, "something inside the server")]
    [InlineData("99999", true, "what nobody knows yet")]
    [InlineData("22021", false, "a value with NUL")]
    [InlineData("22P02", false, "a value of another type")]
    [InlineData("23505", false, "a number that is taken")]
    [InlineData("23514", false, "a check")]
    [InlineData("42703", false, "a column that our command knows and the table does not")]
    [InlineData("54000", false, "a row that is too large")]
    [InlineData("P0001", false, "a trigger that refuses")]
    [InlineData("XX001", false, "a damaged page")]
    public async Task What_the_database_says_is_of_what_was_asked_only_when_it_is_known_to_be(string state, bool isTransient, string reason)
    {
        await using var other = Again();
        await using var session = await other.OpenAsync(CancellationToken.None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => session.ExecuteAsync(
            $"do $$ begin raise exception 'no' using errcode = '{state}'; end $$", CancellationToken.None));

        Assert.True(e.IsTransient == isTransient, $"{reason}: {e.Message}");
        Assert.Equal(state.StartsWith("22", StringComparison.Ordinal), e.IsOfValues);
    }

    [Fact]
    public async Task Database_that_can_only_be_read_is_not_taken_for_one_that_is_ready()
    {
        await using var other = Again();
        await new RegisterStore(other).RequireWritableAsync(CancellationToken.None);
        await using var standby = new PostgresDatabase(
            new NpgsqlConnectionStringBuilder(Server()) { Database = names[^1], Options = "-c default_transaction_read_only=on" }.ToString());

        var e = await Assert.ThrowsAsync<RegisterException>(() => new RegisterStore(standby).RequireWritableAsync(CancellationToken.None));

        Assert.True(e.IsTransient);
        // Nor does a worker start on it.
        await Assert.ThrowsAsync<RegisterException>(() => standby.MigrateAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Database_out_of_reach_is_transient()
    {
        await using var nowhere = new PostgresDatabase("Host=127.0.0.1;Port=1;Username=app;Database=none;Password=geheim");

        var e = await Assert.ThrowsAsync<RegisterException>(() => nowhere.MigrateAsync(CancellationToken.None));

        Assert.True(e.IsTransient);
        Assert.DoesNotContain("geheim", e.ToString(), StringComparison.Ordinal);
    }

    private static IncomingBericht Incoming(Berichten.Model.Bericht bericht) =>
        new(Guid.NewGuid(), "in.xml", Berichten.BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch);

    protected override async Task<RegisterDatabase> CreateAsync()
    {
        var name = $"register_{Guid.NewGuid():N}";
        await OnServerAsync($"create database {name} template template0");
        names.Add(name);
        return Again();
    }

    protected override RegisterDatabase Again() =>
        new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = names[^1], IncludeErrorDetail = true }.ToString());

    protected override async Task DropAsync()
    {
        foreach (var name in names)
            await OnServerAsync($"drop database {name} with (force)");
    }

    internal static string Server() => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException(
        $"No PostgreSQL to test on. Run tests/run.sh, which brings one, or set {Variable} to a connection string; "
        + "tests/servers/postgres.sh start DIR prints one.");

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Returns when a transaction of this database waits for a lock of another.</summary>
    private async Task WaitersAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var again = Again();
        await using var session = await again.OpenAsync(patience.Token);
        const string waiting = """
            select count(*) as number from pg_locks l join pg_database d on d.oid = l.database
            where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
            """;
        while (await session.FirstAsync(waiting, row => row.GetInt64(0), patience.Token) == 0)
        {
        }
    }
}
