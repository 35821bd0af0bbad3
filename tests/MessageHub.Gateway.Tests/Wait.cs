using System.Diagnostics;

namespace MessageHub.Gateway.Tests;

/// <summary>Waits for something to become true, never for time to pass.</summary>
internal static class Wait
{
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    public static async Task<T> ForAsync<T>(Func<Task<T>> look, Func<T, bool> isIt, string what, Func<string>? otherwise = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var found = await look();
            if (isIt(found))
                return found;
            if (Stopwatch.GetElapsedTime(started) > MaxWait)
                Assert.Fail($"Waited in vain until {what}. {otherwise?.Invoke()}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    public static Task UntilAsync(Func<bool> isTrue, string what, Func<string>? otherwise = null) =>
        ForAsync(() => Task.FromResult(isTrue()), x => x, what, otherwise);
}
