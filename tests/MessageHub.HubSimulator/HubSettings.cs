namespace MessageHub.HubSimulator;

/// <summary>How a hub behaves.</summary>
public sealed record HubSettings
{
    /// <summary>Where we listen; port 0 takes a free one, https takes <see cref="Certificate"/>.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The endpoint of the gateway; null only listens.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>Answers each 301 with a 302 and each 319 with a 320.</summary>
    public bool AnswersOwn { get; init; } = true;

    /// <summary>How long the gateway may take for its synchronous answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a message that finds no answer is sent again and again; then it is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The first pause before sending again; each next one is twice as long, up to a second.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Folder that survives a crash; holds payloads. Null keeps all in memory.</summary>
    public string? State { get; init; }

    /// <summary>File of the log; null for none.</summary>
    public string? Log { get; init; }

    /// <summary>PFX file with the certificate to show to the gateway, whoever calls whom; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Certificate of the gateway, or its root, in PEM; null trusts what the system trusts.</summary>
    public string? Trusted { get; init; }
}
