using MessageHub.Hosting.Forms;
using MessageHub.Register.Database;
using Microsoft.AspNetCore.Http;

namespace MessageHub.Hosting;

/// <summary>
/// The settings that every host has, section <c>MessageHub</c>, whatever else it does. Without any it runs embedded below
/// <see cref="Data"/>.
/// </summary>
public class HostingSettings : ICheckedSettings
{
    /// <summary>The section in which all hosts have their settings.</summary>
    public const string Section = "MessageHub";

    /// <summary>
    /// Folder of all that is kept in files: the SQLite store, and the folders of a worker. Hosts with the same one share the store.
    /// </summary>
    [Filled("a folder is needed")]
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
    [ExistingFolder]
    public string Schemas { get; set; } = "";

    /// <summary>Address of the probes, for example http://0.0.0.0:8080; empty has none.</summary>
    public string Probes { get; set; } = "";

    /// <summary>Address of an OpenTelemetry collector, for example http://collector:4317; empty sends nothing.</summary>
    [Address("http://host:4317", "http", "https")]
    public string Otlp { get; set; } = "";

    /// <summary>How the collector is spoken to: grpc (port 4317 as a rule) or http/protobuf (port 4318).</summary>
    [OneOf("grpc", "http/protobuf")]
    public string OtlpProtocol { get; set; } = "grpc";

    /// <summary>text for people, or json: one object per event and line.</summary>
    [OneOf("text", "json")]
    public string LogFormat { get; set; } = "text";

    /// <summary>How long a host that is asked to stop may take to finish what it has at hand.</summary>
    [Interval]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The holidays of this installation: every host that shows a deadline has the same.</summary>
    public HolidaySettings Holidays { get; set; } = new();

    /// <summary>Where the store is, for people: without the connection string, which holds a password.</summary>
    public string StorePlace => Postgres.Length > 0 ? "PostgreSQL" : StoreFileIn(Data);

    /// <summary>The file of the embedded store of a folder.</summary>
    public static string StoreFileIn(string folder) => Path.GetFullPath(Path.Combine(folder, "messagehub.db"));

    /// <inheritdoc/>
    public virtual IEnumerable<SettingProblem> Problems()
    {
        if (Postgres.Length > 0 && !PostgresDatabase.IsConnectionString(Postgres))
            yield return new(nameof(Postgres), "this is not a connection string of PostgreSQL");
        if (Probes.Length > 0 && !IsListening(Probes))
            yield return new(nameof(Probes), "an address as http://0.0.0.0:8080 is needed");
    }

    private static bool IsListening(string address)
    {
        try
        {
            // A * or + for the host is allowed here, and is no Uri.
            return BindingAddress.Parse(address) is { Scheme: "http", PathBase: "", Port: > 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
