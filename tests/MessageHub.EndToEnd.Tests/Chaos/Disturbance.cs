namespace MessageHub.EndToEnd.Tests;

/// <summary>Something that goes wrong at a moment of a run.</summary>
/// <param name="At">The moment, in answers.</param>
/// <param name="Kind">What.</param>
/// <param name="Worker">Which worker.</param>
/// <param name="WithWorker">A worker is killed as well while the server is away.</param>
/// <param name="Choice">Which table or queue, when there is a choice.</param>
/// <param name="Seconds">How long, when it lasts.</param>
internal sealed record Disturbance(int At, DisturbanceKind Kind, int Worker, bool WithWorker, int Choice, int Seconds)
{
    /// <summary>It lasts, and begins when all is well.</summary>
    public bool Lasts => Kind >= DisturbanceKind.SilenceDatabase;

    /// <summary>The schedule of a run: in order, the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="answers">How many answers the run has.</param>
    /// <param name="workers">How many workers.</param>
    /// <param name="longest">The longest time, in seconds, that something lasts; 0 plays nothing that lasts.</param>
    /// <param name="isPossible">What can be played on this machine and with these servers.</param>
    public static IReadOnlyList<Disturbance> Schedule(
        int seed, int answers, int workers, int longest, Func<DisturbanceKind, bool> isPossible)
    {
        var random = new Random(seed);
        var kinds = new (DisturbanceKind Kind, int Times)[]
        {
            (DisturbanceKind.KillWorker, Math.Max(3, answers / 100)),
            (DisturbanceKind.DrainWorker, Math.Max(1, answers / 1000)),
            (DisturbanceKind.KillBroker, Math.Max(1, answers / 2000)),
            (DisturbanceKind.KillDatabase, Math.Max(1, answers / 2000)),
            (DisturbanceKind.DropBrokerConnections, Math.Max(1, answers / 1000)),
            (DisturbanceKind.DropDatabaseConnections, Math.Max(1, answers / 1000)),
            (DisturbanceKind.SilenceDatabase, 1),
            (DisturbanceKind.SilenceBroker, 1),
            (DisturbanceKind.ReadOnlyDatabase, 1),
            (DisturbanceKind.LockTable, 1),
            (DisturbanceKind.DeleteQueue, Math.Max(1, answers / 1000)),
            (DisturbanceKind.LoseQuorum, 1),
        };
        // Not at the very end: what is broken has to be repaired while there is work. What is not possible is drawn and left out: the rest
        // stays the same.
        return
        [
            .. kinds.SelectMany(k => Enumerable.Repeat(k.Kind, k.Times))
                .Select(kind => new Disturbance(
                    random.Next(answers / 20, answers * 9 / 10), kind, random.Next(workers), random.Next(2) == 0, random.Next(),
                    random.Next(longest / 2, longest + 1)))
                .Where(d => isPossible(d.Kind) && (longest > 0 || !d.Lasts))
                .OrderBy(d => d.At),
        ];
    }
}
