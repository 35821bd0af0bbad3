using System.Net;
using MessageHub.Gateway.Inward;

namespace MessageHub.Gateway.Tests.Settings;

/// <summary>Probes have a port of their own that has nothing else.</summary>
public class ProbeTests
{
    [Fact]
    public async Task Probes_answer_on_their_port_and_envelopes_do_not()
    {
        var port = FreePort.Next();
        await using var gateway = await TestGateway.StartedAsync(("Probes", $"http://127.0.0.1:{port}"));
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };

        foreach (var probe in new[] { "live", "ready", "startup" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/health/{probe}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(SoapPort.Path, new StringContent(""))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Client.GetAsync("/health/live")).StatusCode);
    }
}
