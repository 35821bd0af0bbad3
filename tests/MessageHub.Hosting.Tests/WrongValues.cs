namespace MessageHub.Hosting.Tests;

/// <summary>Values that do not fit, with what is reported about them; the same in every host that has the setting.</summary>
internal static class WrongValues
{
    /// <summary>Stands in values, and may not stand in what is reported them.</summary>
    public const string Secret = "geheim";

    private const string Time = "a length of time is needed, as 00:00:30 (hours, minutes, seconds), 30s, 500ms, 5m or 1h";
    private const string Broker = "an address as amqp://user:password@host:5672/ is needed";

    private static readonly (string Name, string Value, string Needed)[] OfAll =
    [
        ("MessageHub:Data", "", "a folder is needed"),
        ("MessageHub:Postgres", $"Wachtwoord={Secret}", "this is not a connection string of PostgreSQL"),
        ("MessageHub:Schemas", $"/{Secret}", "there is no such folder"),
        ("MessageHub:Holidays:Added", Secret, "dates as 2027-03-26 are needed, with commas between them"),
        ("MessageHub:Probes", Secret, "an address as http://0.0.0.0:8080 is needed"),
        ("MessageHub:Otlp", "collector:4317", "an address as http://host:4317 is needed"),
        ("MessageHub:OtlpProtocol", "http/json", "grpc or http/protobuf"),
        ("MessageHub:LogFormat", Secret, "text or json"),
        ("MessageHub:DrainTime", "5", Time),
    ];

    private static readonly (string Name, string Value, string Needed)[] OfWhoJudges =
    [
        ("MessageHub:Gemeentelijst", $"/{Secret}", "this file cannot be read"),
        ("MessageHub:Gemeenten:0", "363", "a CBS code has four digits"),
        ("MessageHub:ToewijzingNummers:0:Gemeente", "297", "a CBS code has four digits"),
        ("MessageHub:MaximumBytes", "0", "from 1 to 2147483591"),
        ("MessageHub:MaximumAnswerBytes", "-1", "0 or more"),
        ("MessageHub:Warnings:0:Gemeente", "297", "a CBS code has four digits"),
        ("MessageHub:Warnings:0:Code", "W001", "the code of a warning on 301 or 319 is needed, as W005"),
        ("MessageHub:Warnings:0:Action", "Stop", "one of Show, Hold is needed"),
        ("MessageHub:XsltVersie", "01.0.0", "three numbers with points between them are needed, as in 2.10.5"),
    ];

    private static readonly (string Name, string Value, string Needed)[] OfWorker =
    [
        ("MessageHub:RabbitMq", $"http://app:{Secret}@broker", Broker),
        ("MessageHub:Concurrency", "257", "from 0 to 256"),
        ("MessageHub:PollInterval", "25h", "more than 0 and at most a day"),
        ("MessageHub:RetentionYears", "6", "from 7 to 200: nothing may be thrown away earlier"),
        ("MessageHub:Prefetch", "veel", "a whole number is needed, not too large"),
    ];

    private static readonly (string Name, string Value, string Needed)[] OfGateway =
    [
        ("MessageHub:RabbitMq", $"http://app:{Secret}@broker", Broker),
        ("MessageHub:Gateway:Listen", Secret, "an address like https://0.0.0.0:8443 is needed"),
        ("MessageHub:Gateway:PlainHttp", "ja", "true or false is needed"),
        ("MessageHub:Gateway:Certificate:Key", $"/{Secret}", "there is no such file"),
        ("MessageHub:Gateway:ChainCodes", "2020", "2025 or 2018"),
        ("MessageHub:Gateway:ClaimAnswer", "Fo01", "one of Di01, Du01 is needed"),
        ("MessageHub:Gateway:Gemeenten:0:Code", "297", "a CBS code has four digits"),
        ("MessageHub:Gateway:Gemeenten:0:Naam", new('Z', 51), "at most 50 characters"),
        ("MessageHub:Gateway:Connections:0:Timeout", "1ms", "from 10ms to 24h"),
    ];

    private static readonly (string Name, string Value, string Needed)[] OfBackoffice =
    [
        ("Backoffice:Url", Secret, "an address as http://127.0.0.1:8090 is needed"),
        ("Backoffice:FourEyes", Secret, "true or false is needed"),
        ("Backoffice:ProxySecret", Secret, "at least 32 characters are needed"),
        ("Backoffice:SessionIdle", "13h", "from 1m to 12h"),
        ("Backoffice:OpenIdConnect:Authority", "http://login.example", "an https address is needed"),
        ("Backoffice:Keys:Certificate:Key", $"/{Secret}", "there is no such file"),
        ("Backoffice:Keys:Certificate:File", "", "a certificate is needed"),
    ];

    public static IEnumerable<(string Name, string Value, string Needed)> Of(string host) => host switch
    {
        Hosts.Worker => [.. OfAll, .. OfWhoJudges, .. OfWorker],
        Hosts.Gateway => [.. OfAll, .. OfGateway],
        Hosts.Backoffice => [.. OfAll, .. OfWhoJudges, .. OfBackoffice],
        Hosts.Cli => [.. OfAll, .. OfWhoJudges],
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };
}
