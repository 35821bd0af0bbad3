using MessageHub.Gateway.Ggk;
using MessageHub.Hosting;
using MessageHub.Hosting.Forms;

namespace MessageHub.Gateway.Settings;

/// <summary>The settings that only a gateway has, section <c>MessageHub:Gateway</c>.</summary>
internal sealed class GatewaySection : ICheckedSettings
{
    private const string ClientsNeeded = "a file with the OINs or fingerprints that may call is needed";
    private const string TrustNeeded = "a file with the trusted roots is needed";

    /// <summary>Where the hub or the adapter calls: https://0.0.0.0:8443.</summary>
    public string Listen { get; set; } = "";

    /// <summary>The address under which others reach <see cref="Listen"/>, for the WSDL; empty takes <see cref="Listen"/>.</summary>
    [Address("https://hub.example.nl", "http", "https")]
    public string PublicUrl { get; set; } = "";

    /// <summary>Plain HTTP, for development: only on loopback, in and out.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>Offers the port where an adapter hands over bare envelopes (profile B).</summary>
    public bool AdapterPort { get; set; }

    /// <summary>The certificate of this gateway, as server and as client. Its files may be replaced while the gateway runs.</summary>
    public CertificateSettings Certificate { get; set; } = new();

    /// <summary>File with the OINs or SHA-256 fingerprints of the client certificates that may call, one a line.</summary>
    [ExistingFile(ClientsNeeded)]
    public string Clients { get; set; } = "";

    /// <summary>PEM file with the roots that are trusted, on both sides; for PKIoverheid the Private Root.</summary>
    [ExistingFile(TrustNeeded)]
    public string Trust { get; set; } = "";

    /// <summary>Whether revocation of certificates is looked up; None only for tests.</summary>
    public Revocation Revocation { get; set; } = Revocation.Online;

    /// <summary>The gemeenten that are served.</summary>
    public GemeenteSettings[] Gemeenten { get; set; } = [];

    /// <summary>zender/applicatie of what is sent: the product that makes the payload, without version.</summary>
    public string Applicatie { get; set; } = "MessageHub";

    public string ApplicatieVersie { get; set; } = "0001";

    public string ApplicatieSubversie { get; set; } = "0000";

    /// <summary>zender/organisatie that may send; empty takes each that has the right form (StUF013).</summary>
    public string[] Zenders { get; set; } = [];

    /// <summary>Names of messages that are switched off (StUF037), as JW317.</summary>
    public string[] FunctiesUit { get; set; } = [];

    /// <summary>How a 325 travels (reading, G-004): Di01, or Du01 when the hub answers IB240.</summary>
    public ClaimAnswerKind ClaimAnswer { get; set; }

    /// <summary>What happens to a Du01 that answers nothing sent from here (reading, G-020). The adapter port always parks.</summary>
    public UnknownCrossRefnummer UnknownCrossRefnummer { get; set; }

    /// <summary>The list of chain codes that refusals are explained by: 2025 or 2018 (reading, G-005).</summary>
    [OneOf(2025, 2018)]
    public int ChainCodes { get; set; } = 2025;

    /// <summary>Where envelopes are sent to.</summary>
    public ConnectionSettings[] Connections { get; set; } = [];

    /// <summary>
    /// Name of this instance: what it had in hand is taken up at once when it is started again. Empty is the name of the machine.
    /// </summary>
    public string Instance { get; set; } = "";

    /// <summary>Folder for what is too large to hold while it is being received; empty is that of the system.</summary>
    [ExistingFolder]
    public string Spool { get; set; } = "";

    /// <summary>So many bytes of requests stand in files there at a time; who comes with more is asked to come back (503).</summary>
    [Within(EnvelopeSize.MaxAccepted, long.MaxValue, Why = "the largest request needs room")]
    public long SpoolBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>A request with more bytes is refused; inclusive.</summary>
    [Within(1024, EnvelopeSize.MaxAccepted)]
    public long MaximumBytes { get; set; } = EnvelopeSize.MaxAccepted;

    /// <summary>How long the store may take before the caller is answered that it cannot be stored now.</summary>
    [Interval]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the body of a request may take to arrive, and how long reading an envelope may take.</summary>
    [Interval]
    public TimeSpan ReadWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the store is looked at for work nobody reported.</summary>
    [Interval]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long something stays in hand of an instance that does not come back. Shorter than an attempt takes is harmless: another instance
    /// then offers the same bytes under the same number.
    /// </summary>
    [Interval]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Connections at a time; more are closed at once.</summary>
    [Within(1, 1_000_000)]
    public int MaximumConnections { get; set; } = 10_000;

    /// <summary>Requests handled at a time; others wait in turn.</summary>
    [Within(1, 10_000)]
    public int MaximumRequests { get; set; } = 64;

    /// <summary>Whether others reach this gateway over TLS, so that it needs a certificate in any case.</summary>
    internal bool ListensSecurely => ListenAddress.TryParse(Listen, out var listen) && listen.IsSecure;

    public ListenAddress ListenAddress => ListenAddress.Parse(Listen);

    /// <summary>The value of <see cref="Spool"/>, or what stands for nothing.</summary>
    public string SpoolFolder => Spool.Length > 0 ? Spool : Path.GetTempPath();

    public string Holder => Instance.Length > 0 ? Instance : Environment.MachineName;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Problems()
    {
        const string OnlyForDevelopment =
            $"http is only for development, on 127.0.0.1 and with {nameof(PlainHttp)}; otherwise https is needed";
        if (!ListenAddress.TryParse(Listen, out var listen))
            yield return new(nameof(Listen), "an address like https://0.0.0.0:8443 is needed");
        else if (!listen.IsSecure && !(PlainHttp && listen.IsLoopback))
            yield return new(nameof(Listen), OnlyForDevelopment);
        if (ListensSecurely)
        {
            if (Certificate.File.Length == 0)
                yield return CertificateSettings.Missing.In(nameof(Certificate));
            if (Clients.Length == 0)
                yield return new(nameof(Clients), ClientsNeeded);
            if (Trust.Length == 0)
                yield return new(nameof(Trust), TrustNeeded);
        }

        if (Gemeenten.Length == 0)
            yield return new(nameof(Gemeenten), "at least one is needed");
        if (Gemeenten.DistinctBy(g => g.Code).Count() != Gemeenten.Length)
            yield return new(nameof(Gemeenten), "a code occurs twice");
        if (!TextForm.Applicatie.Fits(Applicatie))
            yield return new(nameof(Applicatie), "3 to 50 characters");
        if (!TextForm.Versienr.Fits(ApplicatieVersie))
            yield return new(nameof(ApplicatieVersie), "four digits");
        if (!TextForm.Versienr.Fits(ApplicatieSubversie))
            yield return new(nameof(ApplicatieSubversie), "four digits");
        foreach (var (at, _) in FunctiesUit.Index().Where(f => !FunctionTable.IsKnown(f.Item)))
            yield return new($"{nameof(FunctiesUit)}:{at}", "the name of a message is needed, as JW317");
        foreach (var (at, connection) in Connections.Index())
        {
            foreach (var problem in connection.Problems(this))
                yield return problem.In($"{nameof(Connections)}:{at}");
        }

        if (Connections.DistinctBy(c => c.Name).Count() != Connections.Length)
            yield return new(nameof(Connections), "a name occurs twice");
        foreach (var (at, _) in Gemeenten.Index().Where(g => Connections.Count(c => c.Serves(g.Item.Code)) != 1))
            yield return new($"{nameof(Gemeenten)}:{at}", $"exactly one of {nameof(Connections)} has to serve it");
    }
}
