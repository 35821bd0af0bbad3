using System.Diagnostics;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>Waits for something to become true, never for time to pass.</summary>
internal static class Wait
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<Task<bool>> isTrue, string what, Func<string> otherwise)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isTrue())
        {
            if (Stopwatch.GetElapsedTime(started) > MaxWait)
                Assert.Fail($"Waited in vain until {what}.{Environment.NewLine}{otherwise()}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
