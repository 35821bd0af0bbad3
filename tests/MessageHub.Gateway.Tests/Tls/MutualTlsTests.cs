using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Tests.Outward;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Tls;

/// <summary>Two-way TLS: who may call, by which protocol, and that a renewed certificate needs no restart.</summary>
public class MutualTlsTests
{
    private const string Oin = "00000001234567890000";

    [Fact]
    public async Task A_client_on_the_list_is_served_by_its_OIN_or_its_fingerprint()
    {
        using var certificates = new Certificates();
        using var byOin = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        using var byFingerprint = certificates.Issue("CN=adapter");
        await using var gateway = await StartedAsync(
            certificates, $"{Oin} # de hub\n{byFingerprint.GetCertHashString(HashAlgorithmName.SHA256)}\n");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, byOin));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, byFingerprint));
        Assert.Equal(HttpStatusCode.InternalServerError, await PostAsync(gateway, byOin, "<x/>"));
        Assert.Equal(Oin, Assert.Single(await gateway.QuarantinedAsync()).Caller);
    }

    public static TheoryData<string, HttpStatusCode, string> Others => new()
    {
        { "none", HttpStatusCode.Unauthorized, "no certificate" },
        { "other", HttpStatusCode.Forbidden, "trusted, not on the list" },
        { "forged", HttpStatusCode.Forbidden, "the OIN of the list below another root" },
        { "self-signed", HttpStatusCode.Forbidden, "the OIN of the list below itself" },
        { "expired", HttpStatusCode.Forbidden, "on the list, and over" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Others_are_turned_away_before_their_message_is_read(string who, HttpStatusCode status, string reason)
    {
        using var certificates = new Certificates();
        using var otherRoot = Certificates.RootOf("CN=Test Root");
        using var client = who switch
        {
            "none" => null,
            "other" => certificates.Issue("CN=iemand, SERIALNUMBER=00000009999999990000"),
            "forged" => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}", otherRoot),
            "self-signed" => Certificates.RootOf($"CN=hub, SERIALNUMBER={Oin}"),
            _ => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}", until: "2021-01-01Z"),
        };
        await using var gateway = await StartedAsync(certificates, Oin);

        Assert.True(await PostAsync(gateway, client) == status, reason);
        Assert.Empty(await gateway.ReceivedAsync());
        Assert.Empty(await gateway.QuarantinedAsync());
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_is_turned_away_at_once()
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(certificates, Oin);
        using var handler = HandlerOf(client);
        using var http = new HttpClient(handler) { BaseAddress = gateway.Address };
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http));

        File.WriteAllText(Path.Combine(certificates.Folder, "clients.txt"), "# niemand\n");
        File.SetLastWriteTimeUtc(Path.Combine(certificates.Folder, "clients.txt"), DateTime.Parse("2030-01-01"));

        // Over the same connection.
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(http));
    }

    [Fact]
    public async Task Links_that_are_swapped_under_the_gateway_are_noticed()
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        using var first = certificates.Issue("CN=gateway");
        using var renewed = certificates.Issue("CN=gateway");
        var folder = certificates.Mounted(
            "mount", "v1", ("clients.txt", $"{Oin}\n"), ("gateway.pem", Certificates.PemOf(first)),
            ("roots.pem", File.ReadAllText(certificates.Trust)));
        await using var gateway = await StartedAsync(
            certificates,
            Oin,
            ("Gateway:Clients", Path.Combine(folder, "clients.txt")),
            ("Gateway:Certificate:File", Path.Combine(folder, "gateway.pem")),
            ("Gateway:Trust", Path.Combine(folder, "roots.pem")));
        Assert.Equal(first.Thumbprint, await ServerCertificateAsync(gateway, client));

        certificates.Mounted(
            "mount", "v2", ("clients.txt", $"{Oin}\n"), ("gateway.pem", Certificates.PemOf(renewed)),
            ("roots.pem", File.ReadAllText(certificates.Trust)));
        Assert.Equal(renewed.Thumbprint, await ServerCertificateAsync(gateway, client));
        certificates.Mounted(
            "mount", "v3", ("clients.txt", "# nobody\n"), ("gateway.pem", Certificates.PemOf(renewed)),
            ("roots.pem", File.ReadAllText(certificates.Trust)));

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(gateway, client));
    }

    [Theory]
    [InlineData("Clients")]
    [InlineData("Trust")]
    public async Task Without_the_file_that_says_who_may_call_nobody_may_and_that_is_told_once(string setting)
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(certificates, Oin);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));
        var file = setting == "Clients" ? Path.Combine(certificates.Folder, "clients.txt") : certificates.Trust;
        var content = File.ReadAllText(file);

        File.Delete(file);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(gateway, client));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(gateway, client));
        var told = Assert.Single(gateway.Logged, e => e.Level is Serilog.Events.LogEventLevel.Error);
        Assert.Contains(setting, TestGateway.TextOf(told), StringComparison.Ordinal);

        File.WriteAllText(file, content);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));
    }

    [Fact]
    public async Task A_certificate_that_disappears_stays_in_use_and_that_is_told_once()
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(certificates, Oin);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));

        File.Delete(Path.Combine(certificates.Folder, "gateway.pem"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));
        Assert.Single(gateway.Logged, e => TestGateway.TextOf(e).Contains("cannot be used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_certificate_nothing_is_offered_and_a_person_is_told()
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var other = await StartedAsync(certificates, Oin);
        using var own = certificates.Issue($"CN=gateway, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(
            certificates, Oin, own, ("Gateway:Connections:0:Url", new Uri(other.Address, SoapPort.Path).ToString()),
            ("Gateway:Connections:0:AlarmAfter", "1"));
        var file = Path.Combine(certificates.Folder, "own.pem");
        File.Delete(file);

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        var tasks = await Wait.ForAsync(gateway.TasksAsync, all => all.Count > 0, "a person is told");
        Assert.Equal(EnvelopeTaskKind.Failed, Assert.Single(tasks).Kind);
        Assert.Equal(0, Assert.Single(await gateway.OutgoingAsync()).Attempts);
        certificates.WriteCertificate("own.pem", own);
        gateway.Clock.Move(TimeSpan.FromMinutes(1));
        // The other does not serve this aanbieder, but it says so: the message got there.
        Assert.Equal("StUF010", (await gateway.DeliveredAsync(o => o.Code is not null, "it got there")).Code);
    }

    [Theory]
    [InlineData("two", HttpStatusCode.Forbidden, "two numbers in its name: which one counts would depend on who reads it")]
    [InlineData("server", HttpStatusCode.Forbidden, "only for servers")]
    [InlineData("none", HttpStatusCode.Forbidden, "no purpose at all")]
    [InlineData("client", HttpStatusCode.OK, "for clients")]
    public async Task A_certificate_has_to_be_one_for_clients_with_one_number(string what, HttpStatusCode status, string reason)
    {
        using var certificates = new Certificates();
        using var client = what switch
        {
            "two" => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}, SERIALNUMBER=00000009999999990000"),
            "server" => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}", purposes: "1.3.6.1.5.5.7.3.1"),
            "none" => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}", purposes: ""),
            _ => certificates.Issue($"CN=hub, SERIALNUMBER={Oin}", purposes: "1.3.6.1.5.5.7.3.2"),
        };
        await using var gateway = await StartedAsync(certificates, $"{Oin}\n00000009999999990000");

        Assert.True(await PostAsync(gateway, client) == status, reason);
    }

    [Theory]
    [InlineData("a greeting of TLS 1.2 that offers one cipher, which hides nothing", false)]
    [InlineData("an alert in place of a greeting, of one that has nothing to offer", true)]
    public async Task A_caller_without_a_common_cipher_leaves_no_stack_trace(string what, bool isAlert)
    {
        using var certificates = new Certificates();
        await using var gateway = await StartedAsync(certificates, Oin);
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
        byte[] greeting = [3, 3, .. RandomNumberGenerator.GetBytes(32), 0, 0, 2, 0, 0x3B, 1, 0];
        byte[] said = isAlert
            ? [0x15, 3, 1, 0, 2, 2, 40]
            : [0x16, 3, 1, 0, (byte)(greeting.Length + 4), 1, 0, 0, (byte)greeting.Length, .. greeting];
        await connection.GetStream().WriteAsync(said);
        await connection.GetStream().CopyToAsync(Stream.Null);

        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(gateway, client));
        // The server made one of the alert, and before anybody is known.
        Assert.All(
            gateway.Logged.Where(e => e.Level >= Serilog.Events.LogEventLevel.Warning),
            e => Assert.True(e.Exception is null, $"{what}: {e.Exception}"));
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart_and_a_broken_one_is_not()
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(certificates, Oin);
        var file = Path.Combine(certificates.Folder, "gateway.pem");
        var before = await ServerCertificateAsync(gateway, client);

        File.WriteAllText(file, "dit is geen certificaat");
        File.SetLastWriteTimeUtc(file, DateTime.Parse("2030-01-01"));
        Assert.Equal(before, await ServerCertificateAsync(gateway, client));
        Assert.Contains(gateway.Logged, e => TestGateway.TextOf(e).Contains("cannot be used", StringComparison.Ordinal));

        using var renewed = certificates.Issue("CN=gateway 2");
        certificates.WriteCertificate("gateway.pem", renewed);
        File.SetLastWriteTimeUtc(file, DateTime.Parse("2030-01-02"));

        Assert.Equal(renewed.Thumbprint, await ServerCertificateAsync(gateway, client));
        Assert.NotEqual(before, renewed.Thumbprint);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
#pragma warning disable CA5397, SYSLIB0039 // That it is not offered is what is tested.
    [InlineData(SslProtocols.Tls11, false)]
#pragma warning restore CA5397, SYSLIB0039
    public async Task Only_TLS_1_2_and_1_3_are_spoken(SslProtocols protocol, bool isSpoken)
    {
        using var certificates = new Certificates();
        using var client = certificates.Issue($"CN=hub, SERIALNUMBER={Oin}");
        await using var gateway = await StartedAsync(certificates, Oin);
        using var handler = HandlerOf(client);
        handler.SslOptions.EnabledSslProtocols = protocol;
        using var http = new HttpClient(handler) { BaseAddress = gateway.Address };

        if (isSpoken)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(http));
        else
            await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(http));
    }

    [Fact]
    public async Task Envelopes_leave_with_our_certificate_and_only_to_one_we_trust()
    {
        using var certificates = new Certificates();
        using var foreign = new Certificates();
        using var own = certificates.Issue($"CN=gateway, SERIALNUMBER={Oin}");
        // The other side is a gateway too: it takes our certificate by its OIN.
        await using var trusted = await StartedAsync(certificates, Oin);
        await using var untrusted = await StartedAsync(foreign, Oin);

        foreach (var (other, isTrusted) in new[] { (trusted, true), (untrusted, false) })
        {
            await using var gateway = await StartedAsync(
                certificates, Oin, own, ("Gateway:Connections:0:Url", new Uri(other.Address, SoapPort.Path).ToString()),
                ("Gateway:Connections:0:AlarmAfter", "1"));
            await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());
            // The other does not serve this aanbieder, but it says so: the message got there.
            if (isTrusted)
                Assert.Equal("StUF010", (await gateway.DeliveredAsync(o => o.Code is not null, "it got there")).Code);
            else
                Assert.Null((await gateway.DeliveredAsync(o => o.Attempts > 1, "it was tried")).Code);
        }

        Assert.Equal(Oin, (await trusted.QuarantinedAsync())[0].Caller);
        Assert.Empty(await untrusted.QuarantinedAsync());
    }

    private static Task<TestGateway> StartedAsync(Certificates certificates, string clients, params (string, string?)[] settings) =>
        StartedAsync(certificates, clients, null, settings);

    private static async Task<TestGateway> StartedAsync(
        Certificates certificates, string clients, X509Certificate2? own, params (string, string?)[] settings)
    {
        using var issued = certificates.Issue("CN=gateway");
        return await TestGateway.StartedAsync(
        [
            ("Gateway:Listen", "https://127.0.0.1:0"),
            ("Gateway:Certificate:File", certificates.WriteCertificate(own is null ? "gateway.pem" : "own.pem", own ?? issued)),
            ("Gateway:Clients", certificates.Written("clients.txt", clients)),
            ("Gateway:Trust", certificates.Trust),
            ("Gateway:Revocation", "None"),
            .. settings,
        ]);
    }

    private static SocketsHttpHandler HandlerOf(X509Certificate2? client) => new()
    {
        SslOptions = new()
        {
            // Whether the other side is trusted is not what is tested here.
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
            ClientCertificates = client is null ? null : [client],
            LocalCertificateSelectionCallback = client is null ? null : (_, _, _, _, _) => client,
        },
    };

    private static async Task<HttpStatusCode> PostAsync(TestGateway gateway, X509Certificate2? client, string? body = null)
    {
        using var handler = HandlerOf(client);
        using var http = new HttpClient(handler) { BaseAddress = gateway.Address, Timeout = Wait.MaxWait };
        return await PostAsync(http, body);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string? body = null)
    {
        using var content = new StringContent(body ?? Soap.Di01(), Encoding.UTF8, "text/xml");
        using var response = await http.PostAsync(SoapPort.Path, content);
        return response.StatusCode;
    }

    private static async Task<string?> ServerCertificateAsync(TestGateway gateway, X509Certificate2 client)
    {
        string? seen = null;
        using var handler = HandlerOf(client);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            (seen = certificate?.GetCertHashString()) is not null;
        using var http = new HttpClient(handler) { BaseAddress = gateway.Address };
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http));
        return seen;
    }
}
