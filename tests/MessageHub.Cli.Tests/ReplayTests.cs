using MessageHub.Rules.Tests;
using Microsoft.Data.Sqlite;
using static MessageHub.Cli.Tests.Messages;

namespace MessageHub.Cli.Tests;

/// <summary>A command that is given its day leaves nothing of another day: figures over a replay are those of then.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task Day_that_is_given_dates_all_that_a_verdict_leaves()
    {
        (await work.ImportAsync(Until2025)).Exits(0);
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Write("x.xml", "<x/>"))).Exits(2);
        (await work.ProcessAsync(work.Write("323.xml", Claim("C1", Line("R001", 4))))).Exits(1);
        (await work.DecideAsync("1", "grant")).Exits(0);

        await using var connection = new SqliteConnection($"Data Source={work.PathOf("store/messagehub.db")};Pooling=false");
        await connection.OpenAsync();
        foreach (var moment in new[]
                 {
                     "received_at from inbox", "settled_at from inbox", "sent_at from outbox", "received_on from verdict",
                     "settled_on from verdict",
                     "told_on from toewijzing", "processed from claim_total", "processed from perceel_client_day",
                     "processed from client_month", "since from perceel_client", "decided_at from decision",
                 })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select substr({moment.Replace(" from", ", 1, 10) from", StringComparison.Ordinal)}";
            await using var rows = await command.ExecuteReaderAsync();
            Assert.True(await rows.ReadAsync(), moment);
            do
                Assert.Equal((moment, "2026-06-10"), (moment, rows.GetString(0)));
            while (await rows.ReadAsync());
        }
    }

    public void Dispose() => work.Dispose();
}
