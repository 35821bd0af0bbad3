using System.IO.Compression;
using System.Text;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Tests.Ggk;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>What an accepted payload leads to (ggk.md, section 14, rows 14 to 19).</summary>
public class PayloadTests
{
    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty", [], "row 14: nothing" },
        { "not xml", Encoding.UTF8.GetBytes("Beste gemeente,"), "row 14: no XML" },
        { "gzip", Gzip(Soap.Payload()), "row 14: compressed" },
        { "zip", [0x50, 0x4B, 3, 4, 0], "row 14: compressed otherwise" },
        { "utf-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Soap.Payload())), "row 14: another encoding" },
        { "latin", Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Soap.Payload()).With("Voorbeeld", "Voorbéld")), "row 14: not UTF-8" },
        { "only a mark", [0xEF, 0xBB, 0xBF], "row 14: nothing behind the mark" },
        {
            "bomb",
            Encoding.UTF8.GetBytes("<!DOCTYPE b [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><b>&b;</b>"),
            "row 14: a bomb of entities"
        },
        { "poison", HostileEnvelopeTests.Poison, "row 14: bytes in the XML declaration that make the reader throw" },
        { "deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000))), "row 14: a deep nest" },
        { "unknown", "<Bericht xmlns='urn:x'/>"u8.ToArray(), "row 16: no message of the standard" },
        { "invalid", Soap.Payload(changes: ("<jw305:Geslacht>1<", "<jw305:Geslacht>9999<")), "row 16: a value that does not exist" },
        { "older", Soap.Payload(changes: ("ijw/3_2/", "ijw/3_1/")), "row 16: another release" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_payload_that_fails_gets_a_receipt_and_then_one_Fo01(string name, byte[] payload, string reason)
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Di01(payload, number: number));

        Assert.True(reply.Berichtcode == "Bv03", $"{name}, {reason}");
        await gateway.SettledAsync(number, EnvelopeState.Refused);
        var fo01 = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "the Fo01 is delivered");
        Assert.Equal(("Fo01", number, "65656055", "0297"), (fo01.Kind, fo01.CrossRefnummer, fo01.Receiver, fo01.Sender));
        var sent = Assert.Single(hub.Received);
        Assert.Equal(
            ("Fo01", "StUF055", "client", "JW305-00040003", number),
            (
                FakeHub.Value(sent, "berichtcode"), FakeHub.Value(sent, "code"), FakeHub.Value(sent, "plek"),
                FakeHub.Value(sent, "details"), FakeHub.Value(sent, "crossRefnummer")));
        Assert.Equal("\"http://www.egem.nl/StUF/StUF0301/Fo01\"", Assert.Single(hub.Actions));
        Assert.StartsWith(
            "Berichtbody is niet conform schema in sectormodel: ", FakeHub.Value(sent, "omschrijving"), StringComparison.Ordinal);
        // As it was, and readable by whoever gets it.
        Assert.Contains(
            $"<GGK:xmlBestand>{Convert.ToBase64String(payload)}</GGK:xmlBestand>",
            Encoding.UTF8.GetString(sent).Replace("<GGK:xmlBestand />", "<GGK:xmlBestand></GGK:xmlBestand>", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.IsType<EnvelopeReading.Read>(EnvelopeReader.Read(new MemoryStream(sent), EnvelopeForm.Soap));
    }

    [Fact]
    public async Task A_text_file_is_refused_the_same_way()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));
        var number = Soap.NewNumber();

        await gateway.PostAsync(
            Soap.Di01(number: number)
                .With("<GGK:xmlBestand>", "<GGK:tekstBestand bestandsnaam='a.xml'>")
                .With("</GGK:xmlBestand>", "</GGK:tekstBestand>"));

        await gateway.SettledAsync(number, EnvelopeState.Refused);
        await Wait.UntilAsync(() => hub.Received.Count == 1, "the Fo01 is sent");
    }

    [Fact]
    public async Task A_byte_order_mark_is_left_out_with_a_warning()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();

        await gateway.PostAsync(Soap.Di01([0xEF, 0xBB, 0xBF, .. Soap.Payload()], number: number));

        await gateway.SettledAsync(number, EnvelopeState.Checked);
        Assert.Contains(gateway.Logged, e => TestGateway.TextOf(e).Contains("byte order mark", StringComparison.Ordinal));
    }

    /// <summary>What is said in the envelope, the payload, why.</summary>
    public static TheoryData<string, string, string, string, string> Disagreeing => new()
    {
        { "JW307", "02-JW305.xml", "65656055", "0297", "another message than the envelope says" },
        { "WMO305", "02-JW305.xml", "65656055", "0297", "the other family" },
        { "JW305", "03-JW323.xml", "65656055", "0297", "a claim as a start" },
        { "JW305", "02-JW305.xml", "12345678", "0297", "another sender" },
        { "JW305", "02-JW305.xml", "65656055", "0363", "another gemeente that is served too" },
    };

    [Theory]
    [MemberData(nameof(Disagreeing))]
    public async Task An_envelope_that_disagrees_with_its_payload_waits_for_a_person(
        string functie, string payload, string zender, string ontvanger, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Gemeenten:1:Code", "0363"));
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Di01(Soap.Payload(payload), functie, zender, ontvanger, number));

        Assert.True(reply.Berichtcode == "Bv03", reason);
        var parked = await gateway.SettledAsync(number, EnvelopeState.Parked);
        Assert.NotNull(parked.Reason);
        Assert.Equal(
            (EnvelopeTaskKind.Disagreement, parked.Id),
            ((await gateway.TasksAsync()).Single() is var task ? (task.Kind, task.Subject) : default));
        Assert.Empty(await gateway.OutgoingAsync());
    }

    [Fact]
    public async Task Only_another_version_in_the_envelope_is_a_warning()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();

        await gateway.PostAsync(Soap.Di01(number: number).With("<GGK:functieSubversie>0002", "<GGK:functieSubversie>0001"));

        await gateway.SettledAsync(number, EnvelopeState.Checked);
        Assert.Contains(gateway.Logged, e => TestGateway.TextOf(e).Contains("functieVersie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_left_half_way_is_taken_up_after_a_restart()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        // In hand of an instance of this name that died a moment ago.
        await gateway.PostAsync(Soap.Di01(number: number));
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        var now = DateTimeOffset.Parse("2100-01-01T00:00:00Z");
        Assert.Single(
            await gateway.Store.ClaimReceivedAsync(EnvelopeState.Checked, Environment.MachineName, now, now, 9, CancellationToken.None));
        await gateway.StopAsync();
        await gateway.StartAsync();

        Assert.Single(
            await gateway.Store.ClaimReceivedAsync(EnvelopeState.Checked, "x", gateway.Clock.GetUtcNow(), now, 9, CancellationToken.None));
    }

    private static byte[] Gzip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(content);
        return output.ToArray();
    }
}
