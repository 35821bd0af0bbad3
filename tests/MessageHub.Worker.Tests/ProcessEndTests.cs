using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Worker.Tests;

/// <summary>A worker that is told to stop is away after its drain time, whatever its bus waits for.</summary>
public class ProcessEndTests
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider clock = new();
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessEnd end;

    public ProcessEndTests() => end = new(lifetime, clock, exited.SetResult);

    [Fact]
    public async Task Who_does_not_stop_is_ended_after_the_drain_time()
    {
        end.EndAfter(DrainTime, NullLogger.Instance);
        lifetime.StopApplication();

        clock.Advance(DrainTime);
        Assert.False(exited.Task.IsCompleted, "what stops in its drain time is let");
        clock.Advance(DrainTime);

        Assert.Equal(0, await exited.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Who_does_not_stop_ends_with_the_code_that_was_asked_for()
    {
        end.EndAfter(DrainTime, NullLogger.Instance);
        end.Request(ProcessEnd.WithoutConsumers);

        clock.Advance(2 * DrainTime);

        Assert.Equal(ProcessEnd.WithoutConsumers, await exited.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Who_was_not_told_to_stop_goes_on()
    {
        end.EndAfter(DrainTime, NullLogger.Instance);

        clock.Advance(2 * DrainTime);

        Assert.False(exited.Task.IsCompleted);
    }
}
