using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Register;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Worker;

/// <summary>The settings of a worker, section <c>MessageHub</c>. Without any it runs embedded below <see cref="Data"/>.</summary>
public sealed partial class WorkerSettings : HostingSettings
{
    /// <summary>
    /// Folder of everything the worker keeps: <c>in</c>, <c>out</c>, <c>done</c>, <c>refused</c>, <c>work</c> and the SQLite store.
    /// </summary>
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
    public string Schemas { get; set; } = "";

    /// <summary>
    /// File with the periods of gemeenten that came or went (TR378), for those that the built-in list does not know yet; empty uses the
    /// built-in list.
    /// </summary>
    public string Gemeentelijst { get; set; } = "";

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public string[] Gemeenten { get; set; } = [];

    /// <summary>A file with more bytes than this is refused unread; inclusive.</summary>
    public long MaximumBytes { get; set; } = BerichtReader.DefaultMaximumBytes;

    /// <summary>
    /// Version of the published level 2 rules, sent beside 0001 (IV033) in answers of every release; empty for that of the release.
    /// </summary>
    public string XsltVersie { get; set; } = "";

    /// <summary>The largest answer that reaches an aanbieder; 0 is any. The verdict on what has a larger one tells what to do.</summary>
    public long MaximumAnswerBytes { get; set; } = ProcessingSettings.DefaultMaximumAnswerBytes;

    /// <summary>
    /// How often the folder <c>in</c> is looked at. A message that looks whole is taken when two looks find it unchanged.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a file in <c>in</c> that does not look whole must rest before it is taken all the same.</summary>
    public TimeSpan RestTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after a fault a message without verdict is offered again; answers that cannot be delivered are tried at least so often.
    /// </summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many messages are processed at a time; 0 is one on SQLite, one per processor on PostgreSQL, and eight on queues.
    /// </summary>
    public int Concurrency { get; set; }

    /// <summary>Address of RabbitMQ (amqp or amqps); empty uses folders and a bus in memory.</summary>
    public string RabbitMq { get; set; } = "";

    /// <summary>
    /// Arriving messages that the broker hands out before it hears of the earlier ones; fewer where the memory does not hold so many of the
    /// largest.
    /// </summary>
    public int Prefetch { get; set; } = 64;

    /// <summary>
    /// The largest message that the broker takes, as its max_message_size says; 0 is what its version takes when nobody changed it: 16 MiB
    /// for RabbitMQ 4, 128 MiB before.
    /// </summary>
    public long BrokerMaximumBytes { get; set; }

    /// <summary>How long the broker may take to confirm an answer.</summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the bus may be without consumers, while the broker can be reached, before this process ends to be started again.
    /// </summary>
    public TimeSpan LongestWithoutConsumers { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often is read how much waits, for gauges and probes.</summary>
    public TimeSpan FiguresInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many years a message and its answer are kept after the verdict: files of the Jeugdwet 20 years (art. 7.3.8), of the Wmo 15
    /// (art. 5.3.4), bookkeeping 7.
    /// </summary>
    public int RetentionYears { get; set; } = 20;

    /// <summary>Bytes of the largest answer we may make: that of a claim whose lines are all repeated.</summary>
    internal long LargestAnswer => MaximumAnswerBytes > 0 ? MaximumAnswerBytes : MaximumBytes * 115 / 100;

    /// <summary>
    /// The value of <see cref="Prefetch"/>, or less: so many that when each has <see cref="MaximumBytes"/> they take a quarter of the
    /// memory that this process may have. They are held twice, by the client of the broker and by us.
    /// </summary>
    internal int PrefetchInUse => PrefetchIn(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The value of <see cref="Concurrency"/>, or what stands for 0.</summary>
    internal int ConcurrencyInUse => Concurrency > 0 ? Concurrency : RabbitMq.Length > 0 ? 8 : Postgres.Length > 0 ? Environment.ProcessorCount : 1;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ValidationException">Some are wrong or unknown; the text names every one.</exception>
    public static WorkerSettings From(IConfiguration configuration) => SettingsReader.Read<WorkerSettings>(configuration, Section);

    /// <param name="memory">What this process may have, in bytes.</param>
    internal int PrefetchIn(long memory) => (int)Math.Clamp(memory / 4 / MaximumBytes, 1, Prefetch);

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in base.Validate(validationContext))
            yield return problem;
        if (Data.Length == 0)
            yield return Wrong(nameof(Data), "a folder is needed");
        if (Schemas.Length > 0 && !Directory.Exists(Schemas))
            yield return Wrong(nameof(Schemas), "there is no such folder");
        if (GemeenteList.ComplaintOf(Gemeentelijst) is { } complaint)
            yield return Wrong(nameof(Gemeentelijst), complaint);
        if (!Gemeenten.All(g => g.Length == 4 && g.All(char.IsAsciiDigit)))
            yield return Wrong(nameof(Gemeenten), "a CBS code has four digits");
        if (MaximumBytes < 1 || MaximumBytes > Array.MaxLength)
            yield return Wrong(nameof(MaximumBytes), $"from 1 to {Array.MaxLength}");
        if (XsltVersie.Length > 0 && !Versie().IsMatch(XsltVersie))
            yield return Wrong(nameof(XsltVersie), "three numbers with points between them are needed, as in 2.10.5");
        if (!IsInterval(PollInterval))
            yield return Wrong(nameof(PollInterval), "more than 0 and at most a day");
        if (!IsInterval(RestTime))
            yield return Wrong(nameof(RestTime), "more than 0 and at most a day");
        if (!IsInterval(RetryInterval))
            yield return Wrong(nameof(RetryInterval), "more than 0 and at most a day");
        if (MaximumAnswerBytes < 0)
            yield return Wrong(nameof(MaximumAnswerBytes), "0 or more");
        if (RabbitMq.Length > 0 && !(Uri.TryCreate(RabbitMq, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps"))
            yield return Wrong(nameof(RabbitMq), "an address as amqp://user:password@host:5672/ is needed");
        if (Postgres.Length > 0 && !PostgresDatabase.IsConnectionString(Postgres))
            yield return Wrong(nameof(Postgres), "this is not a connection string of PostgreSQL");
        if (RabbitMq.Length > 0 && Postgres.Length == 0)
            yield return Wrong(nameof(Postgres), "workers that share queues share a store, so this is needed beside RabbitMq");
        if (Prefetch is < 1 or > 10_000)
            yield return Wrong(nameof(Prefetch), "from 1 to 10000");
        if (BrokerMaximumBytes is < 0 or > 512L * 1024 * 1024)
            yield return Wrong(nameof(BrokerMaximumBytes), "from 0 to 536870912");
        if (!IsInterval(PublishTimeout))
            yield return Wrong(nameof(PublishTimeout), "more than 0 and at most a day");
        if (!IsInterval(LongestWithoutConsumers))
            yield return Wrong(nameof(LongestWithoutConsumers), "more than 0 and at most a day");
        if (!IsInterval(FiguresInterval))
            yield return Wrong(nameof(FiguresInterval), "more than 0 and at most a day");
        if (RetentionYears is < 7 or > 200)
            yield return Wrong(nameof(RetentionYears), "from 7 to 200: nothing may be thrown away earlier");
        if (Concurrency is < 0 or > 256)
            yield return Wrong(nameof(Concurrency), "from 0 to 256");
    }

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)\z", RegexOptions.ECMAScript)]
    private static partial Regex Versie();
}
