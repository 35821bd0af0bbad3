using System.Diagnostics;
using MessageHub.Register.Database;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Waits for something to become true, never for time to pass.</summary>
internal static class Wait
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task UntilAsync(Func<Task<bool>> isTrue, string what, Func<string>? otherwise = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isTrue())
        {
            if (Stopwatch.GetElapsedTime(started) > MaxWait)
                Assert.Fail($"Waited in vain until {what}. {otherwise?.Invoke()}");
            await Task.Delay(Between);
        }
    }

    /// <summary>Does something with a database that may be away for a while.</summary>
    public static async Task<T> ForDatabaseAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (IsAway(e) && Stopwatch.GetElapsedTime(started) < MaxWait)
            {
                await Task.Delay(Between);
            }
        }
    }

    private static bool IsAway(Exception e) => e switch
    {
        RegisterException { IsTransient: true } => true,
        // 57: it is stopped, or a statement took too long; 25006: it can only be read.
        PostgresException p =>
            p.IsTransient
                || p.SqlState.StartsWith("57", StringComparison.Ordinal)
                || p.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        _ => false,
    };
}
