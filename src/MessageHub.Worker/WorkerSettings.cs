using MessageHub.Hosting;
using MessageHub.Hosting.Forms;

namespace MessageHub.Worker;

/// <summary>
/// The settings of a worker, section <c>MessageHub</c>. In <see cref="HostingSettings.Data"/> it keeps the folders <c>in</c>, <c>out</c>,
/// <c>done</c>, <c>refused</c> and <c>work</c> beside the store.
/// </summary>
public sealed class WorkerSettings : JudgingSettings
{
    /// <summary>
    /// How often the folder <c>in</c> is looked at. A message that looks whole is taken when two looks find it unchanged.
    /// </summary>
    [Interval]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a file in <c>in</c> that does not look whole must rest before it is taken all the same.</summary>
    [Interval]
    public TimeSpan RestTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after a fault a message without verdict is offered again; answers that cannot be delivered are tried at least so often.
    /// </summary>
    [Interval]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many messages are processed at a time; 0 is one on SQLite, one per processor on PostgreSQL, and eight on queues.
    /// </summary>
    [Within(0, 256)]
    public int Concurrency { get; set; }

    /// <summary>Address of RabbitMQ (amqp or amqps); empty uses folders and a bus in memory.</summary>
    [Address("amqp://user:password@host:5672/", "amqp", "amqps")]
    public string RabbitMq { get; set; } = "";

    /// <summary>
    /// Arriving messages that the broker hands out before it hears of the earlier ones; fewer where the memory does not hold so many of the
    /// largest.
    /// </summary>
    [Within(1, 10_000)]
    public int Prefetch { get; set; } = 64;

    /// <summary>
    /// The largest message that the broker takes, as its max_message_size says; 0 is what its version takes when nobody changed it: 16 MiB
    /// for RabbitMQ 4, 128 MiB before.
    /// </summary>
    [Within(0, 512L * 1024 * 1024)]
    public long BrokerMaximumBytes { get; set; }

    /// <summary>How long the broker may take to confirm an answer.</summary>
    [Interval]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the bus may be without consumers, while the broker can be reached, before this process ends to be started again.
    /// </summary>
    [Interval]
    public TimeSpan LongestWithoutConsumers { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often is read how much is pending, for gauges and probes.</summary>
    [Interval]
    public TimeSpan FiguresInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many years a message and its answer are kept after the verdict: files of the Jeugdwet 20 years (art. 7.3.8), of the Wmo 15
    /// (art. 5.3.4), bookkeeping 7.
    /// </summary>
    [Within(7, 200, Why = "nothing may be thrown away earlier")]
    public int RetentionYears { get; set; } = 20;

    /// <summary>Bytes of the largest answer we may make: that of a claim whose lines are all repeated.</summary>
    internal long MaximumAnswerBytesInUse => MaximumAnswerBytes > 0 ? MaximumAnswerBytes : MaximumBytes * 115 / 100;

    /// <summary>
    /// The value of <see cref="Prefetch"/>, or less: so many that when each has <see cref="JudgingSettings.MaximumBytes"/> they take a
    /// quarter of the memory that this process may have. They are held twice, by the client of the broker and by us.
    /// </summary>
    internal int PrefetchInUse => PrefetchIn(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The value of <see cref="Concurrency"/>, or what stands for 0.</summary>
    internal int ConcurrencyInUse =>
        Concurrency > 0 ? Concurrency : RabbitMq.Length > 0 ? 8 : Postgres.Length > 0 ? Environment.ProcessorCount : 1;

    /// <param name="memory">What this process may have, in bytes.</param>
    internal int PrefetchIn(long memory) => (int)Math.Clamp(memory / 4 / MaximumBytes, 1, Prefetch);

    /// <inheritdoc/>
    public override IEnumerable<SettingProblem> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (RabbitMq.Length > 0 && Postgres.Length == 0)
            yield return new(nameof(Postgres), "workers that share queues share a store, so this is needed beside RabbitMq");
        if (!Events && Warnings.Any(w => w.Action is WarningAction.Hold))
        {
            yield return new(
                nameof(Events),
                "who gives a message learns by an event that it is held or refused, so this is needed beside Warnings that hold");
        }
    }
}
