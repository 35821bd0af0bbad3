using System.Collections.Concurrent;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// All aanbieders and gemeenten of a book: each plays its stories side by side, and within a story waits for each answer.
/// </summary>
internal sealed class StoryPlayer : IAsyncDisposable
{
    /// <summary>Stories that one place has under way at a time.</summary>
    private const int Beside = 8;

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    /// <summary>From one message to the next while something lasts: there has to be work as long as it does.</summary>
    private static readonly TimeSpan SlowPace = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly Installation place;
    private readonly StoryBook book;
    private readonly int? seed;
    private readonly Publisher publisher;

    /// <summary>Ends the run when nothing was answered for <see cref="MaxWait"/> although something should have been.</summary>
    private readonly CancellationTokenSource stalled = new();
    private readonly List<Task> poisoned = [];
    private readonly List<Task> copies = [];
    private readonly ConcurrentDictionary<string, bool> waiting = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> unsettled = new();
    private Task looking = Task.CompletedTask;
    private readonly SemaphoreSlim pace = new(1, 1);
    private volatile TaskCompletionSource open = new();
    private volatile bool isSlow;
    private volatile bool isAwaiting;
    private int publishing;

    /// <param name="place">Where it is played.</param>
    /// <param name="book">What is played.</param>
    /// <param name="seed">
    /// Of the moments of copies; null for a quiet run, in which each message is published once and nothing is poisoned.
    /// </param>
    public StoryPlayer(Installation place, StoryBook book, int? seed)
    {
        (this.place, this.book, this.seed) = (place, book, seed);
        publisher = place.NewPublisher();
        open.SetResult();
        Reader = new(place.RabbitMq);
        Reader.Answered += _ =>
        {
            Progress.Step();
            if (isAwaiting)
                stalled.CancelAfter(MaxWait);
        };
    }

    public Progress Progress { get; } = new();

    public AnswerReader Reader { get; }

    public int Published => publisher.Published;

    /// <summary>Ids of messages that the broker confirmed, and that have no answer yet and will get one without a person.</summary>
    public IReadOnlyCollection<string> Waiting => [.. waiting.Keys];

    /// <summary>Returns when all these have an answer.</summary>
    public Task AnsweredAsync(IEnumerable<string> ids) => Task.WhenAll(ids.Select(Reader.AnswerTo)).WaitAsync(stalled.Token);

    /// <summary>Plays slowly as long as something lasts.</summary>
    public async Task SlowlyAsync(Func<Task> meanwhile)
    {
        isSlow = true;
        await meanwhile();
        isSlow = false;
    }

    /// <summary>Publishes nothing, and does something when all that was published before has its answer.</summary>
    public async Task InPeaceAsync(Func<Task> work)
    {
        open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Wait.UntilAsync(() => Task.FromResult(publishing == 0 && waiting.IsEmpty), "all that was published is answered");
        await work();
        open.SetResult();
    }

    /// <summary>Plays all stories; returns when only the poisoned ones still wait.</summary>
    public Task PlayAsync() => AwaitingAsync(async () =>
    {
        var playing = book.Stories.GroupBy(s => s.Place).Select(PlayAtOnePlaceAsync);
        await Task.WhenAll(playing).WaitAsync(stalled.Token);
        Progress.End();
        await Task.WhenAll(copies).WaitAsync(stalled.Token);
    });

    /// <summary>Waits until the poisoned stories have ended too.</summary>
    public Task PlayPoisonedAsync() => AwaitingAsync(async () =>
    {
        await Task.WhenAll(poisoned).WaitAsync(stalled.Token);
        await Task.WhenAll(copies).WaitAsync(stalled.Token);
    });

    /// <summary>Ids of messages that should have an answer and have none.</summary>
    public IEnumerable<string> Unanswered() =>
        book.Steps.Where(s => s.IsAnswered && !Reader.HasAnswered(s.TransportId)).Select(s => s.TransportId);

    public async ValueTask DisposeAsync()
    {
        await stalled.CancelAsync();
        await Reader.DisposeAsync();
        await publisher.DisposeAsync();
        stalled.Dispose();
        pace.Dispose();
    }

    /// <summary>
    /// Counts the time without an answer while something should be answered, and only then: what goes wrong may last longer.
    /// </summary>
    private async Task AwaitingAsync(Func<Task> play)
    {
        isAwaiting = true;
        stalled.CancelAfter(MaxWait);
        await play();
        isAwaiting = false;
        stalled.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    private async Task PlayAtOnePlaceAsync(IEnumerable<Story> stories)
    {
        using var beside = new SemaphoreSlim(Beside);
        var playing = new List<Task>();
        foreach (var story in stories)
        {
            if (seed is not null && story.IsPoisoned)
            {
                lock (poisoned)
                    poisoned.Add(PlayAsync(story));
                continue;
            }

            await beside.WaitAsync(stalled.Token);
            playing.Add(PlayInBatchesAsync(story, beside));
        }

        await Task.WhenAll(playing);
    }

    private async Task PlayInBatchesAsync(Story story, SemaphoreSlim beside)
    {
        try
        {
            await PlayAsync(story);
        }
        finally
        {
            beside.Release();
        }
    }

    private async Task PlayAsync(Story story)
    {
        var random = new Random(unchecked(((seed ?? 0) * 100_003) + story.Number));
        foreach (var step in story.Steps)
        {
            if (seed is not null && step.IsPoison)
                await place.ExecuteAsync($"update toewijzing set volume = null where toewijzing_nummer = {story.ToewijzingNummer}");
            await PublishAsync(step.Parcel, step.IsAnswered && !story.IsPoisoned);
            if (seed is not null)
                Copy(step.Parcel, random);
            if (step.IsAnswered)
                await Reader.AnswerTo(step.TransportId).WaitAsync(stalled.Token);
            else
                await SettledAsync(step.TransportId);
            waiting.TryRemove(step.TransportId, out _);
            if (seed is not null && step.OtherContent is { } other)
                await PublishAsync(new(step.TransportId, other), isWaitedFor: false);
        }
    }

    /// <summary>
    /// Nobody hears of a message without an answer, and the next one may overtake it when a worker dies: it is looked for in the store.
    /// </summary>
    private Task SettledAsync(string transportId)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        unsettled[transportId] = settled;
        lock (unsettled)
        {
            if (looking.IsCompleted)
                looking = LookForSettledAsync();
        }

        return settled.Task.WaitAsync(stalled.Token);
    }

    /// <summary>
    /// One question for all that are waited for: each connection of its own costs the machine as much as judging some messages.
    /// </summary>
    private async Task LookForSettledAsync()
    {
        while (true)
        {
            await Task.Delay(BetweenLooks, stalled.Token);
            var ids = string.Join(',', unsettled.Keys.Select(id => $"'{id}'"));
            foreach (var id in await place.QueryAsync(
                $"select transport_id from inbox where transport_id in ({ids}) and state <> 'received'", row => row.GetString(0)))
            {
                if (unsettled.TryRemove(id, out var settled))
                    settled.SetResult();
            }

            lock (unsettled)
            {
                if (unsettled.IsEmpty)
                {
                    looking = Task.CompletedTask;
                    return;
                }
            }
        }
    }

    /// <summary>Two more times: one soon, one at any moment.</summary>
    private void Copy(Parcel parcel, Random random)
    {
        lock (copies)
        {
            copies.Add(CopyAsync(parcel, Progress.Count + random.Next(3)));
            copies.Add(CopyAsync(parcel, Progress.Count + random.Next(book.Stories.Count)));
        }
    }

    private async Task CopyAsync(Parcel parcel, int moment)
    {
        await Progress.ReachedAsync(moment);
        await PublishAsync(parcel, isWaitedFor: false);
    }

    private async Task PublishAsync(Parcel parcel, bool isWaitedFor)
    {
        if (isSlow)
        {
            await pace.WaitAsync(stalled.Token);
            await Task.Delay(SlowPace, stalled.Token);
            pace.Release();
        }

        Interlocked.Increment(ref publishing);
        while (open.Task is { IsCompleted: false } closed)
        {
            Interlocked.Decrement(ref publishing);
            await closed.WaitAsync(stalled.Token);
            Interlocked.Increment(ref publishing);
        }

        await publisher.PublishAsync(parcel, stalled.Token);
        if (isWaitedFor)
            waiting[parcel.MessageId] = true;
        Interlocked.Decrement(ref publishing);
    }
}
