using MessageHub.Gateway.Ggk;
using MessageHub.Hosting;

namespace MessageHub.Gateway.Settings;

/// <summary>The settings that only a gateway has, section <c>MessageHub:Gateway</c>.</summary>
internal sealed class GatewayPart
{
    /// <summary>25 MB, binary: what is accepted (reading, G-015).</summary>
    public const long MostAccepted = 26_214_400;

    /// <summary>25 MB, decimal: what is sent (reading, G-015).</summary>
    public const long MostSent = 25_000_000;

    /// <summary>A message of so many bytes fits an envelope, in which it is a third longer, whatever else is in it.</summary>
    public const int MostPayload = 18_700_000;

    /// <summary>Where the hub or the adapter calls: https://0.0.0.0:8443.</summary>
    public string Listen { get; set; } = "";

    /// <summary>The address under which others reach <see cref="Listen"/>, for the WSDL; empty takes <see cref="Listen"/>.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Plain HTTP, for development: only on loopback, in and out.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>Offers the port where an adapter hands over bare envelopes (profile B).</summary>
    public bool AdapterPort { get; set; }

    /// <summary>The certificate of this gateway, as server and as client. Its files may be replaced while the gateway runs.</summary>
    public CertificateSettings Certificate { get; set; } = new();

    /// <summary>File with the OINs or SHA-256 fingerprints of the client certificates that may call, one a line.</summary>
    public string Clients { get; set; } = "";

    /// <summary>PEM file with the roots that are trusted, on both sides; for PKIoverheid the Private Root.</summary>
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
    public ClaimAnswer ClaimAnswer { get; set; }

    /// <summary>What happens to a Du01 that answers nothing sent from here (reading, G-020). The adapter port always parks.</summary>
    public UnknownCrossRefnummer UnknownCrossRefnummer { get; set; }

    /// <summary>The list of chain codes that refusals are explained by: 2025 or 2018 (reading, G-005).</summary>
    public int ChainCodes { get; set; } = 2025;

    /// <summary>Where envelopes are sent to.</summary>
    public ConnectionSettings[] Connections { get; set; } = [];

    /// <summary>
    /// Name of this instance: what it had in hand is taken up at once when it is started again. Empty is the name of the machine.
    /// </summary>
    public string Instance { get; set; } = "";

    /// <summary>Folder for what is too large to hold while it is being received; empty is that of the system.</summary>
    public string Spool { get; set; } = "";

    /// <summary>So many bytes of requests stand in files there at a time; who comes with more is asked to come back (503).</summary>
    public long SpoolBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>A request with more bytes is refused; inclusive.</summary>
    public long MaximumBytes { get; set; } = MostAccepted;

    /// <summary>How long the store may take before the caller is told that it cannot be stored now.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the body of a request may take to arrive, and how long reading an envelope may take.</summary>
    public TimeSpan ReadWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the store is looked at for work nobody told of.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long something stays in hand of an instance that does not come back. Shorter than an attempt takes is harmless: another instance
    /// then offers the same bytes under the same number.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Connections at a time; more are closed at once.</summary>
    public int MaximumConnections { get; set; } = 10_000;

    /// <summary>Requests handled at a time; others wait in turn.</summary>
    public int MaximumRequests { get; set; } = 64;

    public ListenAddress ListenAddress => ListenAddress.Parse(Listen);

    /// <summary>The value of <see cref="Spool"/>, or what stands for nothing.</summary>
    public string SpoolFolder => Spool.Length > 0 ? Spool : Path.GetTempPath();

    public string Holder => Instance.Length > 0 ? Instance : Environment.MachineName;

    internal IEnumerable<string> Complaints()
    {
        if (!ListenAddress.TryParse(Listen, out var listen))
            yield return $"{nameof(Listen)}: an address like https://0.0.0.0:8443 is needed.";
        else if (!listen.IsSecure && !(PlainHttp && listen.IsLoopback))
            yield return $"{nameof(Listen)}: http is only for development, on 127.0.0.1 and with {nameof(PlainHttp)}; otherwise https is needed.";
        if (PublicUrl.Length > 0 && !IsHttp(PublicUrl))
            yield return $"{nameof(PublicUrl)}: a URL is needed.";
        if (listen is { IsSecure: true })
        {
            foreach (var complaint in Certificate.Complaints())
                yield return $"{nameof(Certificate)}:{complaint}";
            if (!File.Exists(Clients))
                yield return $"{nameof(Clients)}: a file with the OINs or fingerprints that may call is needed.";
            if (!File.Exists(Trust))
                yield return $"{nameof(Trust)}: a file with the trusted roots is needed.";
        }

        if (Gemeenten.Length == 0)
            yield return $"{nameof(Gemeenten)}: at least one is needed.";
        foreach (var (gemeente, i) in Gemeenten.Select((g, i) => (g, i)))
        {
            if (!IsCode(gemeente.Code, 4))
                yield return $"{nameof(Gemeenten)}:{i}:{nameof(GemeenteSettings.Code)}: a CBS code has four digits.";
            if (!TextForm.Administratie.Fits(gemeente.Naam))
                yield return $"{nameof(Gemeenten)}:{i}:{nameof(GemeenteSettings.Naam)}: at most 50 characters.";
        }

        if (Gemeenten.DistinctBy(g => g.Code).Count() != Gemeenten.Length)
            yield return $"{nameof(Gemeenten)}: a code occurs twice.";
        if (!TextForm.Applicatie.Fits(Applicatie))
            yield return $"{nameof(Applicatie)}: 3 to 50 characters.";
        if (!TextForm.Versienr.Fits(ApplicatieVersie))
            yield return $"{nameof(ApplicatieVersie)}: four digits.";
        if (!TextForm.Versienr.Fits(ApplicatieSubversie))
            yield return $"{nameof(ApplicatieSubversie)}: four digits.";
        foreach (var functie in FunctiesUit.Where(f => !FunctionTable.IsKnown(f)))
            yield return $"{nameof(FunctiesUit)}: {functie} is not a message, as JW317 is.";
        if (ChainCodes is not (2025 or 2018))
            yield return $"{nameof(ChainCodes)}: 2025 or 2018.";
        foreach (var (connection, i) in Connections.Select((c, i) => (c, i)))
        {
            foreach (var complaint in connection.Complaints(this))
                yield return $"{nameof(Connections)}:{i}:{complaint}";
        }

        if (Connections.DistinctBy(c => c.Name).Count() != Connections.Length)
            yield return $"{nameof(Connections)}: a name occurs twice.";
        foreach (var gemeente in Gemeenten.Where(g => Connections.Count(c => c.Serves(g.Code)) != 1))
            yield return $"{nameof(Connections)}: exactly one has to serve gemeente {gemeente.Code}.";
        if (Spool.Length > 0 && !Directory.Exists(Spool))
            yield return $"{nameof(Spool)}: there is no such folder.";
        if (SpoolBytes < MostAccepted)
            yield return $"{nameof(SpoolBytes)}: room for the largest request is needed, {MostAccepted} or more.";
        if (MaximumBytes is < 1024 or > MostAccepted)
            yield return $"{nameof(MaximumBytes)}: from 1024 to {MostAccepted}.";
        (string, TimeSpan)[] times =
            [(nameof(AnswerWithin), AnswerWithin), (nameof(ReadWithin), ReadWithin), (nameof(PollInterval), PollInterval), (nameof(Lease), Lease)];
        foreach (var (name, value) in times)
        {
            if (value < TimeSpan.FromMilliseconds(1) || value > TimeSpan.FromDays(1))
                yield return $"{name}: more than 0 and at most a day, as 00:00:10 for ten seconds.";
        }

        if (MaximumConnections is < 1 or > 1_000_000)
            yield return $"{nameof(MaximumConnections)}: from 1 to 1000000.";
        if (MaximumRequests is < 1 or > 10_000)
            yield return $"{nameof(MaximumRequests)}: from 1 to 10000.";
    }

    internal static bool IsCode(string code, int digits) => code.Length == digits && code.All(char.IsAsciiDigit);

    internal static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

internal enum Revocation
{
    Online,
    None,
}

internal enum ClaimAnswer
{
    Di01,
    Du01,
}

internal enum UnknownCrossRefnummer
{
    Refuse,
    Park,
}
