using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Sending;
using MessageHub.HubSimulator.Tests.Sending;

namespace MessageHub.HubSimulator.Tests;

/// <summary>A hub with a folder goes on where it was killed; its log says no secrets.</summary>
public sealed class HubStateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-hub-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_hub_that_was_killed_knows_what_it_accepted()
    {
        Envelope envelope;
        Reply first;
        await using (var exchange = await Exchange.StartAsync(state: folder.FullName))
        {
            envelope = exchange.Own();
            first = await exchange.SendAsync(envelope);
            await exchange.Hub.KillAsync();
        }

        await using var again = await Exchange.StartAsync(state: folder.FullName);
        Assert.Equal(first.Envelope, (await again.SendAsync(envelope)).Envelope);
        Assert.Equal(["duplicate"], again.Hub.Log.Entries.Select(e => e.Outcome));
    }

    [Fact]
    public async Task A_hub_that_was_killed_sends_on_with_the_same_bytes()
    {
        var isUp = false;
        await using var gateway = await StubGateway.StartAsync((_, request) => isUp ? (200, StubGateway.Bv03(request)) : (503, []));
        await using (var exchange = await Exchange.StartAsync(gateway.Address, folder.FullName))
        {
            var sending = exchange.Hub.SendAsync(exchange.Hub.Di01(exchange.Story.Start305()));
            await Wait.UntilAsync(() => !gateway.Requests.IsEmpty, "it was tried once");
            await exchange.Hub.KillAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        }

        isUp = true;
        await using var again = await Exchange.StartAsync(gateway.Address, folder.FullName);
        await Wait.UntilAsync(() => again.Hub.State.Sent.Single().IsSettled, "it is acknowledged");
        Assert.Single(gateway.Requests.Distinct(ByContent.Instance));
    }

    [Fact]
    public async Task A_hub_that_was_killed_still_answers_our_301_and_does_so_once()
    {
        var isUp = false;
        await using var gateway = await StubGateway.StartAsync((_, request) => isUp ? (200, StubGateway.Bv03(request)) : (503, []));
        string number;
        await using (var exchange = await Exchange.StartAsync(gateway.Address, folder.FullName))
        {
            var own = exchange.Own();
            number = own.Referentienummer;
            await exchange.SendAsync(own);
            await Wait.UntilAsync(() => !gateway.Requests.IsEmpty, "the 302 was tried once");
            await exchange.Hub.KillAsync();
        }

        isUp = true;
        await using var again = await Exchange.StartAsync(gateway.Address, folder.FullName);
        await Wait.UntilAsync(() => again.Hub.State.Sent.Single().IsSettled, "the 302 is acknowledged");
        Assert.Equal(
            ("JW302", number), (again.Hub.State.Sent.Single().Envelope.Functie, again.Hub.State.Sent.Single().Envelope.CrossRefnummer));
        Assert.Single(gateway.Requests.Distinct(ByContent.Instance));
    }

    [Fact]
    public async Task A_Fo01_follows_what_it_refuses()
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request)));
        await using var exchange = await Exchange.StartAsync(gateway.Address);
        exchange.Hub.Faults.Add(FaultRule.Named("fo01", "IB103", times: 1));
        var own = exchange.Own();
        await exchange.SendAsync(own);
        await Wait.UntilAsync(() => !gateway.Requests.IsEmpty, "the Fo01 is sent");
        await exchange.Hub.UntilIdleAsync();
        var fo01 = Assert.Single(gateway.Requests.Select(r => EnvelopeXml.Read(SoapMessage.Unwrap(r))));
        Assert.Equal((EnvelopeKind.Fo01, own.Referentienummer, "IB103", "IB", "JW301-00010000"),
            (fo01.Kind, fo01.CrossRefnummer, fo01.Refusal!.Code, fo01.Zender.Organisatie, fo01.Refusal.Details));
    }

    [Fact]
    public async Task The_log_file_has_a_line_for_each_thing_and_nothing_of_a_person()
    {
        var path = Path.Combine(folder.FullName, "log.jsonl");
        await using (var hub = new Hub(new() { Log = path }, TimeProvider.System))
        {
            await hub.StartAsync();
            using var client = new GatewayClient(hub.Address, TimeSpan.FromSeconds(20));
            await client.PostAsync(new("geen xml"u8.ToArray(), null), null, CancellationToken.None);
            await using var exchange = await Exchange.StartAsync();
            var own = exchange.Own();
            await client.PostAsync(
                new(SoapMessage.Wrap(EnvelopeXml.Write(own)), Names.ActionOf(EnvelopeKind.Di01)), own, CancellationToken.None);
        }

        var lines = File.ReadAllLines(path);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => System.Text.Json.JsonDocument.Parse(line).Dispose());
        // Any test BSN, but no part of an id or of a time.
        Assert.DoesNotMatch(@"(?<![0-9a-fA-F.-])9999\d{5}(?![0-9a-fA-F-])", string.Concat(lines));
        Assert.DoesNotContain("Testpersoon", string.Concat(lines));
        Assert.Contains("JW301", lines[1]);
    }

    private sealed class ByContent : IEqualityComparer<byte[]>
    {
        public static readonly ByContent Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
