using System.Diagnostics;
using System.Globalization;
using MessageHub.Processing.Queues;
using Npgsql;

namespace MessageHub.Load;

/// <summary>
/// Two workers at a steady rate for hours: what grows that should not? One line a minute, and at the end what came of it.
/// </summary>
internal sealed class SoakRun(Servers servers)
{
    /// <summary>Memory and handles of a worker may grow by so much after the first quarter of the time.</summary>
    private const double MaxGrowth = 1.25;

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    /// <summary>Runs; the exit code of this program.</summary>
    public async Task<int> RunAsync(int minutes, int perSecond)
    {
        var perMinute = perSecond * 60;
        await Register.FillAsync(servers.Postgres, minutes * perMinute / 2 + perMinute);
        await using var first = Child.Worker(servers);
        await using var second = Child.Worker(servers);
        await using var traffic = await OpenAsync();
        var samples = new List<Sample>();
        var wal = await WalAsync();
        for (var minute = 0; minute < minutes; minute++)
        {
            var started = Stopwatch.GetTimestamp();
            var batch = Enumerable.Range(minute * perMinute, perMinute).Select(n => ($"load-{n}", Stories.Message(n))).ToList();
            await traffic.PublishSteadilyAsync(QueueNames.In, batch, perSecond);
            await traffic.UntilAnsweredAsync(batch.Count, MaxWait);
            traffic.Forget();
            var walNow = await WalAsync();
            samples.Add(new(
                Math.Max(first.Memory.Now, second.Memory.Now) >> 20,
                Math.Max(first.Handles, second.Handles),
                await NumberAsync("select count(*) from pg_stat_activity where client_port is not null"),
                await NumberAsync("select coalesce(sum(n_dead_tup), 0)::bigint from pg_stat_user_tables"),
                await NumberAsync("select pg_database_size(current_database())") >> 20,
                (walNow - wal) / perMinute));
            wal = walNow;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"minute {minute + 1}: {samples[^1]}; {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        }

        foreach (var line in first.Lines.Concat(second.Lines).Take(10))
            Console.WriteLine($"  a worker said: {line}");
        var early = samples.Take(Math.Max(1, minutes / 4)).ToList();
        var (memory, handles) = (
            samples[^1].Megabytes / (double)early.Max(s => s.Megabytes), samples[^1].Handles / (double)early.Max(s => s.Handles));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"soak: {minutes * perMinute} messages, each answered; memory grew to {memory:P0} and handles to {handles:P0} of the most of "
            + $"the first quarter"));
        return memory > MaxGrowth || handles > MaxGrowth ? 1 : 0;
    }

    private async Task<Traffic> OpenAsync()
    {
        // The worker makes its queues when it starts.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await Traffic.OpenAsync(servers.RabbitMq);
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private Task<long> WalAsync() => NumberAsync("select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(servers.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>What was seen at one moment: the most of the workers, and of the database.</summary>
    private sealed record Sample(long Megabytes, long Handles, long Connections, long DeadRows, long DatabaseMegabytes, long WalPerMessage)
    {
        public override string ToString() =>
            $"memory {Megabytes} MB, handles {Handles}, connections {Connections}, dead rows {DeadRows}, database {DatabaseMegabytes} MB, "
            + $"WAL {WalPerMessage} bytes a message";
    }
}
