using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Tests.Ggk;
using Serilog.Events;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>What is made to break a reader is refused at each door and kept apart, and the next message is served.</summary>
public class HostileRequestTests
{
    [Theory]
    [InlineData("bytes in the XML declaration that make the reader throw")]
    [InlineData("a start tag with 5,000 attributes")]
    public async Task What_cannot_be_read_is_refused_and_kept_apart(string what)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var isPoison = what.StartsWith("bytes", StringComparison.Ordinal);
        var soap = isPoison ? HostileEnvelopeTests.Poison : WithAttributes(Soap.Di01(), "<soapenv:Envelope ");
        var bare = isPoison ? HostileEnvelopeTests.Poison : WithAttributes(Soap.Bare(Soap.Di01()), "<GGK:envelopHeenbericht-ggk_Di01 ");

        var reply = await gateway.PostAsync(soap);
        var adapted = await gateway.PostAsync(bare, path: AdapterPort.Path);

        Assert.True((reply.Status, reply.FaultCode) == (HttpStatusCode.InternalServerError, "soapenv:Client"), what);
        Assert.True(adapted.Status == HttpStatusCode.BadRequest, what);
        var kept = await gateway.QuarantinedAsync();
        Assert.Equal([("onleesbaar", "adapter"), ("onleesbaar", "soap")], kept.Select(q => (q.Reason, q.Port)));
        var content = new MemoryStream();
        await gateway.Store.CopyQuarantinedAsync(kept[1].Id, content, CancellationToken.None);
        Assert.Equal(soap, content.ToArray());
        Assert.DoesNotContain(gateway.Logged, e => e.Level >= LogEventLevel.Error);
        await gateway.AssertLivesOnAsync();
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType, "compressed")]
    [InlineData("identity, br", HttpStatusCode.UnsupportedMediaType, "compressed in the end")]
    [InlineData("identity", HttpStatusCode.OK, "as it is")]
    public async Task A_body_in_another_form_is_not_read(string encoding, HttpStatusCode status, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        foreach (var (path, body) in new[] { (SoapPort.Path, Soap.Di01()), (AdapterPort.Path, Soap.Bare(Soap.Di01())) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new ByteArrayContent(encoding == "identity" ? Encoding.UTF8.GetBytes(body) : Gzip(body))
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            using var response = await gateway.Client.SendAsync(request);
            Assert.True(
                response.StatusCode == (status == HttpStatusCode.OK && path == AdapterPort.Path ? HttpStatusCode.Accepted : status),
                $"{reason}: {response.StatusCode}");
        }

        Assert.Empty(await gateway.QuarantinedAsync());
    }

    [Fact]
    public async Task A_body_that_takes_too_long_is_given_up()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:ReadWithin", "00:00:03"));

        Assert.StartsWith("HTTP/1.1 408", await AnswerToAsync(gateway, "3\r\n<x>\r\n"), StringComparison.Ordinal);
        await gateway.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_broken_request_makes_one_line()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var before = gateway.Logged.Count;

        Assert.StartsWith("HTTP/1.1 400", await AnswerToAsync(gateway, "keen stuk\r\n"), StringComparison.Ordinal);
        await gateway.AssertLivesOnAsync();
        var told = Assert.Single(gateway.Logged.Skip(before), e => e.Level >= LogEventLevel.Warning);
        Assert.Null(told.Exception);
    }

    private static byte[] WithAttributes(string text, string tag) =>
        Encoding.UTF8.GetBytes(text.With(tag, tag + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"a{i}=\"\" "))));

    private static byte[] Gzip(string content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return output.ToArray();
    }

    /// <summary>The first line that a caller reads who sends this as the beginning of a body in chunks, and nothing more.</summary>
    private static async Task<string> AnswerToAsync(TestGateway gateway, string chunks)
    {
        // HttpClient waits for the end of its own body before it reads an answer.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, gateway.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {SoapPort.Path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}"));
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? "";
    }
}
