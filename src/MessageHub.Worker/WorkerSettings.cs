using System.ComponentModel.DataAnnotations;
using MessageHub.Berichten;

namespace MessageHub.Worker;

/// <summary>The settings of a worker, section <c>MessageHub</c>. Without any it runs embedded below <see cref="Data"/>.</summary>
public sealed class WorkerSettings
{
    public const string Section = "MessageHub";

    /// <summary>Folder of everything the worker keeps: <c>in</c>, <c>out</c>, <c>done</c>, <c>refused</c>, <c>work</c> and the SQLite store.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
    public string Schemas { get; set; } = "";

    /// <summary>CBS codes of the gemeenten this installation serves; empty serves all.</summary>
    public string[] Gemeenten { get; set; } = [];

    /// <summary>A file with more bytes than this is refused unread; inclusive.</summary>
    [Range(1, int.MaxValue)]
    public long MaximumBytes { get; set; } = BerichtReader.DefaultMaximumBytes;

    /// <summary>The release of the published level 2 rules that ours mirror; sent beside 0001 (IV033).</summary>
    [RegularExpression(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    public string XsltVersie { get; set; } = "1.0.0";

    /// <summary>How often the folder <c>in</c> is looked at. A file is taken when two looks find it unchanged.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long after a fault, or after a start, a message without verdict is offered again.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many messages are processed at a time; 0 is one on SQLite and one per processor on PostgreSQL.</summary>
    [Range(0, 256)]
    public int Concurrency { get; set; }
}
