using System.Diagnostics;
using System.Globalization;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Plays a book on servers of its own: in peace with one worker, or with many while everything goes wrong.</summary>
internal static class Stage
{
    /// <summary>
    /// What the schedule holds may go on so long after the last answer: much of it lasts, and each waits for the one before.
    /// </summary>
    private static readonly TimeSpan MaxDisturbing = TimeSpan.FromMinutes(12);

    private const string NotSilent = "NOT PLAYED: no network went silent, because that takes root and iptables\n";

    /// <summary>One worker, each message once, nothing goes wrong.</summary>
    public static async Task<Performance> QuietAsync(PrivateServers servers, StoryBook book)
    {
        await using var place = await Installation.CreateAsync(servers.Servers);
        await place.Store.ImportAgreementsAsync(
            StoryBook.Agreements(), new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
        await using var workers = place.StartWorkers(1);
        await workers.ReadyAsync();
        await using var player = new StoryPlayer(place, book, seed: null);
        var started = Stopwatch.GetTimestamp();
        await GuardedAsync(player.PlayAsync(), player, place, workers, []);
        return await EndAsync("quiet", book, place, workers, player, started, []);
    }

    /// <summary>Many workers, each message three times, and what the schedule says goes wrong.</summary>
    /// <param name="servers">Broker and database.</param>
    /// <param name="book">What is played.</param>
    /// <param name="seed">Of what goes wrong.</param>
    /// <param name="size">How many workers.</param>
    /// <param name="longest">The longest time, in seconds, that something lasts.</param>
    public static async Task<Performance> WildAsync(PrivateServers servers, StoryBook book, int seed, int size, int longest)
    {
        await using var place = await Installation.CreateAsync(servers.Servers);
        await place.Store.ImportAgreementsAsync(
            StoryBook.Agreements(), new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
        await using var workers = place.StartWorkers(size);
        await workers.ReadyAsync();
        await using var player = new StoryPlayer(place, book, seed);
        var canGoSilent = await Network.CanGoSilentAsync();
        var schedule = Disturbance.Schedule(
            seed,
            book.Stories.Where(s => !s.IsPoisoned).SelectMany(s => s.Steps).Count(s => s.IsAnswered),
            size,
            longest,
            kind => kind switch
            {
                DisturbanceKind.SilenceBroker or DisturbanceKind.SilenceDatabase => canGoSilent,
                DisturbanceKind.LoseQuorum => servers.IsCluster,
                _ => true,
            });
        var started = Stopwatch.GetTimestamp();
        var disturber = new Disturber(servers, place, workers, player);
        var disturbing = disturber.RunAsync(schedule);
        var playing = player.PlayAsync();
        // A server that does not come back is the cause, and the silence after it is not. Who only waited too long for answers says less
        // than the player.
        if (await Task.WhenAny(playing, disturbing) == disturbing && disturbing.IsFaulted)
            await disturbing;
        await GuardedAsync(playing, player, place, workers, disturber.Diary);
        await disturbing.WaitAsync(MaxDisturbing);
        await disturber.Healing.EndAsync();
        var problems = await RepairAsync(book, place);
        problems.AddRange(disturber.Healing.Problems);
        if (disturber.Dropped == 0)
            problems.Add("No connection was dropped");
        await GuardedAsync(player.PlayPoisonedAsync(), player, place, workers, disturber.Diary);
        var told =
            $"{string.Join('\n', disturber.Diary)}\n{disturber.Healing}\n{(canGoSilent ? "" : NotSilent)}wild, {schedule.Count} "
            + $"disturbances, {disturber.Dropped} connections dropped";
        return await EndAsync(told, book, place, workers, player, started, problems);
    }

    /// <summary>What an operator does: sees what is parked, repairs it, and has it tried again.</summary>
    private static async Task<List<string>> RepairAsync(StoryBook book, Installation place)
    {
        var poison = book.Steps.Where(s => s.IsPoison).Select(s => s.TransportId).Order(StringComparer.Ordinal).ToList();
        // Nobody repairs what he was not told of, and what is tried again before that is told to nobody.
        const string parked =
            "select i.transport_id, f.attempts from inbox i join fault f on f.bericht_id = i.id where i.parked_at is not null and "
            + "f.told_at is not null order by 1";
        IReadOnlyList<(string Id, long Attempts)> found = [];
        await Wait.UntilAsync(
            async () => (found = await place.QueryAsync(parked, row => (row.GetString(0), row.GetInt64(1)))).Count >= poison.Count,
            "the poison messages are parked, and the queue of faults says so",
            () => string.Join(", ", found));
        var problems = new List<string>();
        if (!found.Select(f => f.Id).SequenceEqual(poison))
            problems.Add($"Parked are {string.Join(", ", found)} instead of {string.Join(", ", poison)}");

        foreach (var story in book.Stories.Where(s => s.IsPoisoned))
            await place.ExecuteAsync($"update toewijzing set volume = {Dossier.Volume} where toewijzing_nummer = {story.ToewijzingNummer}");
        var ids = await Wait.ForDatabaseAsync(() => place.Store.FaultsAsync(all: false, CancellationToken.None));
        var retried = await Wait.ForDatabaseAsync(
            () => place.Store.RetryAsync([.. ids.Select(f => f.BerichtId)], TimeSpan.FromMilliseconds(10), CancellationToken.None));
        if (retried != poison.Count)
            problems.Add($"{retried} messages were tried again");
        return problems;
    }

    private static async Task<Performance> EndAsync(
        string name, StoryBook book, Installation place, WorkerPool workers, StoryPlayer player, long started, List<string> problems)
    {
        var elapsed = Stopwatch.GetElapsedTime(started);
        await Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from inbox where state = 'received'") == 0
                && await place.CountAsync("select count(*) from outbox where sent_at is null") == 0
                && await place.CountAsync("select count(*) from inbox") == book.Steps.Count()
                && await place.Broker.CountAsync("messagehub.in") == 0
                && await place.Broker.CountAsync("messagehub.process") == 0
                && await place.Broker.CountAsync("messagehub.out") == 0,
            "nothing waits any more",
            () => workers.Output);
        // A copy that is at hand when the workers stop returns to its queue, and one that no worker has is stuck.
        foreach (var queue in new[] { "messagehub.in", "messagehub.process" })
        {
            await Wait.UntilAsync(
                async () => await place.Management.UnacknowledgedAsync(queue) == 0,
                $"all deliveries of {queue} are acknowledged",
                () => string.Join('\n', place.Management.QueueStatesAsync().Result));
        }

        await workers.StopAsync();
        await player.Reader.StopAsync();
        problems.AddRange(await Aftermath.ProblemsAsync(book, place, player.Reader, workers, name != "quiet"));
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {book.Steps.Count()} messages in {book.Stories.Count} stories, {player.Published} published, "
            + $"{player.Reader.Answers.Count} answers, {player.Reader.Duplicates} delivered again, {workers.Starts} worker starts, "
            + $"{elapsed.TotalSeconds:0.0} s");
        return new(await RegisterDump.OfAsync(place), player.Reader.Answers, problems, figures);
    }

    private static async Task GuardedAsync(
        Task playing, StoryPlayer player, Installation place, WorkerPool workers, IReadOnlyCollection<string> diary)
    {
        try
        {
            await playing;
        }
        catch (OperationCanceledException)
        {
            var waiting = await place.QueryAsync(
                "select i.transport_id, i.state, i.parked_at is not null, f.attempts, f.cause, o.sent_at is not null from inbox i left "
                + "join fault f on f.bericht_id = i.id left join outbox o on o.bericht_id = i.id where i.state = 'received' or o.sent_at "
                + "is null and o.number is not null",
                row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)));
            // Whether the message ever came, and whether its answer left: what is lost is lost before, between or after these.
            var known = await place.QueryAsync(
                "select i.transport_id, i.state, o.sent_at is not null from inbox i left join outbox o on o.bericht_id = i.id",
                row => (Id: row.GetString(0), Fate: $"{row.GetString(1)}, sent {row.GetBoolean(2)}"));
            var fates = known.ToDictionary(k => k.Id, k => k.Fate);
            var unanswered = player.Unanswered().ToList();
            var queues = await place.Management.QueueStatesAsync();
            Assert.Fail($"""
                Nothing was answered for a long time.
                Without answer: {unanswered.Count}: {string.Join("; ", unanswered.Take(60).Select(id => $"{id} ({fates.GetValueOrDefault(id, "never arrived")})"))}
                In the store: {string.Join("; ", waiting.Take(20))}
                What went wrong before:
                {string.Join('\n', diary)}
                Queues as the broker tells of them:
                {string.Join('\n', queues)}
                {string.Join('\n', workers.Oddities)}
                {workers.Output}
                """);
        }
    }
}
