namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// How far a run is, in answers; moments of a run are reported in it, so that they do not depend on the speed of the machine.
/// </summary>
internal sealed class Progress
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<TaskCompletionSource, int> waiting = new();
    private bool isOver;

    public int Count { get; private set; }

    /// <summary>One more answer.</summary>
    public void Step()
    {
        lock (gate)
        {
            Count++;
            Release();
        }
    }

    /// <summary>No more will come: all who wait go on.</summary>
    public void End()
    {
        lock (gate)
        {
            isOver = true;
            Release();
        }
    }

    /// <summary>Completed when so many answers have come, or when no more will.</summary>
    public Task ReachedAsync(int count)
    {
        lock (gate)
        {
            var moment = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(moment, count);
            Release();
            return moment.Task;
        }
    }

    private void Release()
    {
        while (waiting.TryPeek(out var moment, out var at) && (isOver || at <= Count))
        {
            waiting.Dequeue();
            moment.TrySetResult();
        }
    }
}
