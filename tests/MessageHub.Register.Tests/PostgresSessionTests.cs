using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Npgsql;

namespace MessageHub.Register.Tests;

/// <summary>What a session says the server, and what becomes of what the server says.</summary>
public sealed class PostgresSessionTests : OnPostgres
{
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

    /// <summary>
    /// The driver can be wrong about what a connection has prepared; then that connection, and not a message, is to blame.
    /// </summary>
    [Fact]
    public async Task Plan_that_a_connection_lost_is_transient_and_the_next_try_works()
    {
        await using var single = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Connection) { MaxPoolSize = 1 }.ToString());
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
        foreach (var open in new[]
        {
            other.OpenAsync, other.OpenForQuestionsAsync, (Func<CancellationToken, Task<Session>>)other.BeginAsync
        })
        {
            await using var session = await open(CancellationToken.None);
            Assert.Equal(
                value, await session.FirstAsync($"select current_setting('{setting}') as v", row => row.Text("v"), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Times_in_the_connection_string_stay_as_it_says()
    {
        await using var other = new PostgresDatabase(
            new NpgsqlConnectionStringBuilder(Connection) { Options = "-c lock_timeout=7s" }.ToString());
        await using var session = await other.OpenAsync(CancellationToken.None);

        Assert.Equal(
            "7s", await session.FirstAsync("select current_setting('lock_timeout') as v", row => row.Text("v"), CancellationToken.None));
        Assert.Equal("45s", await session.FirstAsync(
            "select current_setting('idle_in_transaction_session_timeout') as v", row => row.Text("v"), CancellationToken.None));
    }

    /// <summary>
    /// As after a migration that a newer worker made beside this one: each connection meets it once for each plan it has.
    /// </summary>
    [Fact]
    public async Task Plan_of_a_table_that_was_changed_since_is_transient_and_the_next_try_works()
    {
        await using var single = new PostgresDatabase(new NpgsqlConnectionStringBuilder(Connection) { MaxPoolSize = 1 }.ToString());
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
            new NpgsqlConnectionStringBuilder(Connection) { Options = "-c default_transaction_read_only=on" }.ToString());

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
}
