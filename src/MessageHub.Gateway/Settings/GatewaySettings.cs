using System.ComponentModel.DataAnnotations;
using MessageHub.Hosting;
using MessageHub.Register;

namespace MessageHub.Gateway.Settings;

/// <summary>The settings of a gateway, section <c>MessageHub</c>. The names that other hosts have too mean the same here.</summary>
internal sealed class GatewaySettings : HostingSettings
{
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

    /// <summary>What only a gateway has.</summary>
    public GatewayPart Gateway { get; set; } = new();

    /// <summary>The SQLite store: that of the worker beside it.</summary>
    internal string Store => Path.GetFullPath(Path.Combine(Data, "messagehub.db"));

    /// <summary>What a hub knows this installation by and nobody filled in.</summary>
    internal IReadOnlyList<string> SenderAtDefault { get; private set; } = [];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="ValidationException">Some are wrong or unknown; the text names all of them.</exception>
    public static GatewaySettings From(IConfiguration configuration)
    {
        var settings = SettingsReader.Read<GatewaySettings>(configuration, Section);
        string[] sender = [nameof(GatewayPart.Applicatie), nameof(GatewayPart.ApplicatieVersie), nameof(GatewayPart.ApplicatieSubversie)];
        settings.SenderAtDefault = [.. sender.Where(name => string.IsNullOrEmpty(configuration[$"{Section}:{nameof(Gateway)}:{name}"]))];
        return settings;
    }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in base.Validate(validationContext))
            yield return problem;
        if (Postgres.Length == 0 && Data.Length == 0)
            yield return Wrong(nameof(Data), "a folder is needed");
        if (Postgres.Length > 0 && !PostgresDatabase.IsConnectionString(Postgres))
            yield return Wrong(nameof(Postgres), "this is not a connection string of PostgreSQL");
        if (Schemas.Length > 0 && !Directory.Exists(Schemas))
            yield return Wrong(nameof(Schemas), "there is no such folder");
        // Its text holds a password, so it is not told.
        if (RabbitMq.Length > 0 && !(Uri.TryCreate(RabbitMq, UriKind.Absolute, out var amqp) && amqp.Scheme is "amqp" or "amqps"))
            yield return Wrong(nameof(RabbitMq), "an address as amqp://user:password@host:5672/ is needed");
        if (Prefetch is 0 or > 10_000)
            yield return Wrong(nameof(Prefetch), "from 1 to 10000");
        foreach (var complaint in Gateway.Complaints())
            yield return new($"{Section}:{nameof(Gateway)}:{complaint}", [nameof(Gateway)]);
    }
}
