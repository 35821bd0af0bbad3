using System.Net;
using System.Net.Sockets;
using System.Text;
using MessageHub.Gateway.Envelopes;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Register.Envelopes;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>Callers that are too large, too slow, too many or up to something.</summary>
public class LimitTests
{
    [Fact]
    public async Task One_byte_over_25_MB_is_too_large_and_25_MB_is_not()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        var exact = Padded(Soap.Di01(Soap.Payload(), number: number), EnvelopeSize.MaxAccepted);

        Assert.Equal(HttpStatusCode.OK, (await gateway.PostAsync(exact)).Status);
        var over = await StatusOfAsync(gateway, [.. exact, (byte)'\n']);

        Assert.Contains(over, new[] { HttpStatusCode.RequestEntityTooLarge, (HttpStatusCode)0 });
        var kept = Assert.Single(await gateway.QuarantinedAsync());
        Assert.Equal((EnvelopeSize.MaxAccepted + 1, null), (kept.Size, kept.Hash));
        Assert.Equal(EnvelopeSize.MaxAccepted, Assert.Single(await gateway.ReceivedAsync()).Size);
        await gateway.SettledAsync(number, EnvelopeState.Checked);
    }

    [Fact]
    public async Task The_largest_envelope_comes_out_as_it_went_in()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var sent = Padded(Soap.Di01(), EnvelopeSize.MaxAccepted);

        await gateway.PostAsync(sent);

        var kept = new MemoryStream();
        await gateway.Store.CopyReceivedAsync(Assert.Single(await gateway.ReceivedAsync()).Id, kept, CancellationToken.None);
        Assert.True(sent.AsSpan().SequenceEqual(kept.ToArray()));
    }

    [Fact]
    public async Task Nothing_of_a_large_request_stays_behind_in_a_file()
    {
        await using var gateway = await TestGateway.StartedAsync();
        await gateway.PostAsync(Padded(Soap.Di01(), 5_000_000));
        await gateway.PostAsync(Padded(Soap.Di01(functie: "JW399"), 5_000_000));
        await Wait.UntilAsync(() => Directory.GetFiles(gateway.Folder, "messagehub-*").Length == 0, "all files are gone");
    }

    /// <summary>Large requests that do not end would fill the disk, and in a container its memory.</summary>
    [Fact]
    public async Task When_large_requests_fill_the_spool_the_next_is_asked_to_come_back_and_small_ones_are_taken()
    {
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:SpoolBytes", $"{EnvelopeSize.MaxAccepted}"), ("Gateway:ReadWithin", "00:10:00"));
        var room = gateway.Services.GetRequiredService<SpoolRoom>();
        var large = Padded(Soap.Di01(), 20_000_000);
        using (var unfinished = new TcpClient())
        {
            await unfinished.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
            var stream = unfinished.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: {large.Length + 1}\r\n\r\n"));
            await stream.WriteAsync(large);
            await Wait.UntilAsync(() => room.Taken >= large.Length, "it stands in the spool");

            Assert.Contains(await StatusOfAsync(gateway, large), new[] { HttpStatusCode.ServiceUnavailable, (HttpStatusCode)0 });
            Assert.Contains(
                gateway.Logged,
                e => TestGateway.TextOf(e).StartsWith("Error There is no room for large requests", StringComparison.Ordinal));
            await gateway.AssertLivesOnAsync();
        }

        await Wait.UntilAsync(() => room.Taken == 0, "its room is given back");
        Assert.Equal(HttpStatusCode.OK, (await gateway.PostAsync(large)).Status);
        // The answer may be there a moment before the room is.
        await Wait.UntilAsync(() => room.Taken == 0, "its room is given back too");
    }

    [Fact]
    public async Task Who_does_not_finish_its_request_is_cut_off_while_others_are_served()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
            var half = i % 2 == 0
                ? $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nX-A: "
                : $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 1000000\r\n\r\n<";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(half));
            slow.Add(client);
        }

        await gateway.AssertLivesOnAsync();
        foreach (var client in slow)
        {
            // The server answers 408 or closes; it does not wait for ever.
            var buffer = new byte[1024];
            using var patience = new CancellationTokenSource(Wait.MaxWait);
            var stream = client.GetStream();
            try
            {
                while (await stream.ReadAsync(buffer, patience.Token) > 0)
                {
                }
            }
            catch (IOException)
            {
            }

            client.Dispose();
        }

        Assert.Single(await gateway.ReceivedAsync());
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_the_others_served()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:MaximumConnections", "100"));
        var idle = new List<TcpClient>();
        for (var i = 0; i < 400; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
            idle.Add(client);
        }

        // Every one over the limit was closed by the server, so room is left as soon as one of the others goes.
        await Wait.UntilAsync(() => idle.Count(c => c.Client.Poll(0, SelectMode.SelectRead)) >= 300, "those beyond the limit are closed");
        foreach (var client in idle)
            client.Dispose();
        await Wait.ForAsync(
            async () =>
            {
                try
                {
                    return (await gateway.PostAsync(Soap.Di01())).Status;
                }
                catch (HttpRequestException)
                {
                    return HttpStatusCode.ServiceUnavailable;
                }
            },
            status => status == HttpStatusCode.OK,
            "it is served again");
    }

    /// <summary>A request as bytes, the status lines that will do, why.</summary>
    public static TheoryData<string, string, string> Crooked => new()
    {
        {
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nSOAPAction: \"a\rb\"\r\nContent-Length: 0\r\n\r\n",
            "400",
            "a carriage return in a header"
        },
        { $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", "400", "two lengths" },
        {
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n",
            "400 415",
            "a length and chunks"
        },
        {
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 60).Select(i => $"X-{i}: 1\r\n"))}\r\n",
            "431",
            "sixty headers"
        },
        { $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nX-A: {new string('a', 20_000)}\r\n\r\n", "431", "a long header" },
        { $"POST /{new string('a', 5_000)} HTTP/1.1\r\nHost: x\r\n\r\n", "414", "a long path" },
        {
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nX-Canary: {Soap.CanaryBsn}\r\nContent-Length: "
            + $"1\r\n\r\n<",
            "500",
            "one byte"
        },
        { $"GET /{Soap.CanaryBsn} HTTP/1.1\r\nHost: {Soap.CanaryBsn}\r\n\r\n", "404", "an address that is not there" },
        { $"{Soap.CanaryBsn} {Soap.CanaryBsn}\r\n\r\n", "400 505", "no HTTP" },
        {
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\ntraceparent: {Soap.CanaryBsn}\r\nContent-Type: text/xml\r\nContent-Length: "
            + $"1\r\n\r\n<",
            "500",
            "a trace that is none"
        },
    };

    [Theory]
    [MemberData(nameof(Crooked))]
    public async Task A_crooked_request_is_refused_and_leaves_no_trace(string request, string statuses, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        using var patience = new CancellationTokenSource(Wait.MaxWait);
        var status = await reader.ReadLineAsync(patience.Token) ?? "";

        Assert.True(statuses.Split(' ').Any(s => status.StartsWith($"HTTP/1.1 {s}", StringComparison.Ordinal)), $"{reason}: {status}");
        await gateway.AssertLivesOnAsync();
        Assert.DoesNotContain(gateway.Logged, e => TestGateway.TextOf(e).Contains(Soap.CanaryBsn, StringComparison.Ordinal));
        Assert.Single(await gateway.ReceivedAsync());
    }

    private static async Task<HttpStatusCode> StatusOfAsync(TestGateway gateway, byte[] body)
    {
        try
        {
            return (await gateway.PostAsync(body)).Status;
        }
        catch (HttpRequestException)
        {
            // The server may close before everything was sent.
            return 0;
        }
    }

    /// <summary>The same envelope with white space in SOAP up to a length in bytes.</summary>
    private static byte[] Padded(string soap, long length)
    {
        var spaces = new string(' ', (int)length - Encoding.UTF8.GetByteCount(soap));
        return Encoding.UTF8.GetBytes(soap.With("<soapenv:Body>", $"<soapenv:Body>{spaces}"));
    }
}
