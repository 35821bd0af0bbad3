using System.Diagnostics;

namespace MessageHub.HubSimulator.Tests;

/// <summary>Waits for something to become true, never for time to pass.</summary>
internal static class Wait
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> isTrue, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!isTrue())
        {
            if (Stopwatch.GetElapsedTime(started) > MaxWait)
                Assert.Fail($"Waited in vain until {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
