namespace MessageHub.EndToEnd.Tests;

/// <summary>All aanbieders and gemeenten of a book: each plays its stories side by side, and within a story waits for each answer.</summary>
internal sealed class StoryPlayer : IAsyncDisposable
{
    /// <summary>Stories that one place has under way at a time.</summary>
    private const int Beside = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Installation place;
    private readonly StoryBook book;
    private readonly int? seed;
    private readonly Publisher publisher;
    private readonly CancellationTokenSource stalled = new();
    private readonly List<Task> poisoned = [];
    private readonly List<Task> copies = [];

    /// <param name="place">Where it is played.</param>
    /// <param name="book">What is played.</param>
    /// <param name="seed">Of the moments of copies; null for a quiet run, in which each message is published once and nothing is poisoned.</param>
    public StoryPlayer(Installation place, StoryBook book, int? seed)
    {
        (this.place, this.book, this.seed) = (place, book, seed);
        publisher = place.NewPublisher();
        Reader = new(place.RabbitMq);
        Reader.Answered += _ =>
        {
            Progress.Step();
            stalled.CancelAfter(Patience);
        };
    }

    public Progress Progress { get; } = new();

    public AnswerReader Reader { get; }

    public int Published => publisher.Published;

    /// <summary>Plays all stories; returns when only the poisoned ones still wait.</summary>
    public async Task PlayAsync()
    {
        stalled.CancelAfter(Patience);
        var playing = book.Stories.GroupBy(s => s.Place).Select(PlayAtOnePlaceAsync);
        await Task.WhenAll(playing).WaitAsync(stalled.Token);
        Progress.End();
        await Task.WhenAll(copies).WaitAsync(stalled.Token);
    }

    /// <summary>Waits until the poisoned stories have ended too.</summary>
    public async Task PlayPoisonedAsync()
    {
        stalled.CancelAfter(Patience);
        await Task.WhenAll(poisoned).WaitAsync(stalled.Token);
        await Task.WhenAll(copies).WaitAsync(stalled.Token);
    }

    /// <summary>Ids of messages that should have an answer and have none.</summary>
    public IEnumerable<string> Unanswered() => book.Steps.Where(s => s.IsAnswered && !Reader.HasAnswered(s.TransportId)).Select(s => s.TransportId);

    public async ValueTask DisposeAsync()
    {
        await stalled.CancelAsync();
        await Reader.DisposeAsync();
        await publisher.DisposeAsync();
        stalled.Dispose();
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
            playing.Add(PlayInTurnAsync(story, beside));
        }

        await Task.WhenAll(playing);
    }

    private async Task PlayInTurnAsync(Story story, SemaphoreSlim beside)
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
            await publisher.PublishAsync(step.Parcel, stalled.Token);
            if (seed is not null)
                Copy(step.Parcel, random);
            if (step.IsAnswered)
                await Reader.AnswerTo(step.TransportId).WaitAsync(stalled.Token);
            else
                await SettledAsync(step.TransportId);
            if (seed is not null && step.OtherContent is { } other)
                await publisher.PublishAsync(new(step.TransportId, other), stalled.Token);
        }
    }

    /// <summary>
    /// Nobody hears of a message without an answer, and the next one may overtake it when a worker dies: it is looked for in the store.
    /// </summary>
    private async Task SettledAsync(string transportId)
    {
        while (await Wait.ForDatabaseAsync(() => place.CountAsync($"select count(*) from inbox where transport_id = '{transportId}' and state <> 'received'")) == 0)
            await Task.Delay(100, stalled.Token);
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
        await publisher.PublishAsync(parcel, stalled.Token);
    }
}
