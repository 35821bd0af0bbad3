using System.ComponentModel.DataAnnotations;
using MessageHub.Register;

namespace MessageHub.Gateway.Settings;

/// <summary>The settings of a gateway, section <c>MessageHub</c>. The names that other hosts have too mean the same here.</summary>
internal sealed class GatewaySettings
{
    public const string Section = "MessageHub";

    /// <summary>Folder of the SQLite store, used when <see cref="Postgres"/> is empty.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL 15; empty uses SQLite in <see cref="Data"/>, for a trial on one machine.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of XSDs to use instead of the built-in set; empty uses the built-in set.</summary>
    public string Schemas { get; set; } = "";

    /// <summary>amqp address of the broker; empty keeps what arrives until there is one.</summary>
    public string RabbitMq { get; set; } = "";

    /// <summary>Messages taken from the queue at a time.</summary>
    public ushort Prefetch { get; set; } = 4;

    /// <summary>URL prefix of the probes, as http://0.0.0.0:8080; empty is off.</summary>
    public string Probes { get; set; } = "";

    /// <summary>Address of an OpenTelemetry collector, as http://collector:4317; empty sends nothing.</summary>
    public string Otlp { get; set; } = "";

    /// <summary>How the collector is spoken to: grpc or http/protobuf.</summary>
    public string OtlpProtocol { get; set; } = "grpc";

    /// <summary>How long a stop waits for requests in hand.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What only a gateway has.</summary>
    public GatewayPart Gateway { get; set; } = new();

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ValidationException">Some are wrong or unknown; the text names all of them.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var (settings, complaints) = SettingsReader.Read<GatewaySettings>(configuration.GetSection(Section));
        complaints = [.. complaints, .. settings.Complaints().Select(c => $"{Section}:{c}")];
        return complaints.Count == 0 ? settings : throw new ValidationException(string.Join(Environment.NewLine, complaints));
    }

    /// <summary>What is wrong, each beginning with the name of its setting.</summary>
    private IEnumerable<string> Complaints()
    {
        if (Postgres.Length == 0 && Data.Length == 0)
            yield return $"{nameof(Data)}: a folder is needed.";
        // Its text holds a password, so it is not told.
        if (Postgres.Length > 0 && !PostgresDatabase.IsConnectionString(Postgres))
            yield return $"{nameof(Postgres)}: this is not a connection string of PostgreSQL.";
        if (Schemas.Length > 0 && !Directory.Exists(Schemas))
            yield return $"{nameof(Schemas)}: there is no such folder.";
        if (RabbitMq.Length > 0 && !(Uri.TryCreate(RabbitMq, UriKind.Absolute, out var amqp) && amqp.Scheme is "amqp" or "amqps"))
            yield return $"{nameof(RabbitMq)}: an address like amqp://user:password@host:5672/ is needed.";
        if (Probes.Length > 0 && !ListenAddress.TryParse(Probes, out _))
            yield return $"{nameof(Probes)}: a prefix like http://0.0.0.0:8080 is needed.";
        if (Otlp.Length > 0 && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
            yield return $"{nameof(Otlp)}: an address like http://collector:4317 is needed.";
        if (OtlpProtocol is not ("grpc" or "http/protobuf"))
            yield return $"{nameof(OtlpProtocol)}: grpc or http/protobuf.";
        if (Prefetch is 0 or > 1000)
            yield return $"{nameof(Prefetch)}: from 1 to 1000.";
        if (DrainTime < TimeSpan.Zero || DrainTime > TimeSpan.FromHours(1))
            yield return $"{nameof(DrainTime)}: from 0 to an hour.";
        foreach (var complaint in Gateway.Complaints())
            yield return $"{nameof(Gateway)}:{complaint}";
    }
}
