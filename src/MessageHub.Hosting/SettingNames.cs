namespace MessageHub.Hosting;

/// <summary>
/// Every name that some host knows in the section <c>MessageHub</c>. Hosts are often given one set of settings together: what another host
/// knows is passed over, and what none knows is spelled wrong. A test holds this list together with the settings of the hosts.
/// </summary>
internal static class SettingNames
{
    public static readonly IReadOnlySet<string> OfAnyHost = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "BrokerMaximumBytes", "Concurrency", "Data", "DrainTime", "Events", "FiguresInterval", "Gateway", "Gemeenten", "Gemeentelijst",
        "Holidays", "LogFormat", "LongestWithoutConsumers", "MaximumAnswerBytes", "MaximumBytes", "Otlp", "OtlpProtocol", "PollInterval",
        "Postgres", "Prefetch", "Probes", "PublishTimeout", "RabbitMq", "RestTime", "RetentionYears", "RetryInterval", "Schemas",
        "ToewijzingNummers", "Warnings", "XsltVersie",
    };

    /// <summary>The sections that hosts read.</summary>
    public static readonly IReadOnlySet<string> Sections = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        HostingSettings.Section, "Backoffice", "Serilog", "Logging", "Kestrel",
    };
}
