using System.Text;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Outward;
using MessageHub.Register.Envelopes;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Gateway.Tests.Outward;

/// <summary>Messages of the queue in their envelope: which kind, about what, once.</summary>
public class OutboundIntakeTests
{
    [Fact]
    public async Task An_answer_leaves_as_the_Du01_to_its_Di01()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));
        var number = await ReceivedAsync(gateway);

        await TakeAsync(gateway, Answer(number));

        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "the answer is delivered");
        Assert.Equal(
            ("Du01", number, "JW306", "0297", "65656055"), (sent.Kind, sent.CrossRefnummer, sent.Functie, sent.Sender, sent.Receiver));
        Assert.Null(sent.Due);
        Assert.Equal($"\"{EnvelopeKind.Du01.SoapAction}\"", Assert.Single(hub.Actions));
        var payload = new MemoryStream();
        var reading = EnvelopeReader.Read(new MemoryStream(Assert.Single(hub.Received)), EnvelopeForm.Soap, null, payload.Write);
        var envelope = Assert.IsType<EnvelopeReading.Read>(reading).Envelope;
        Assert.Equal(
            new(
                EnvelopeKind.Du01, new("0297", "Receptor", "Zaltbommel"), new("65656055", "GGk"), sent.Referentienummer, sent.Tijdstip,
                number, "JW306"),
            envelope.Stuurgegevens);
        Assert.Equal(
            ("0001", "0000", "0003", "0002"),
            envelope.Parameters is { } p ? (p.ApplicatieVersie, p.ApplicatieSubversie, p.FunctieVersie, p.FunctieSubversie) : default);
        Assert.Equal(Soap.Return(306), payload.ToArray());
        Assert.Equal(17, sent.Tijdstip.Length);
    }

    [Fact]
    public async Task Our_own_301_leaves_as_a_Di01_and_expects_an_answer_in_three_working_days()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));
        gateway.Clock.Move(DateTimeOffset.Parse("2026-04-24T10:00:00Z") - gateway.Clock.GetUtcNow());

        await TakeAsync(gateway, Own());

        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "the message is delivered");
        Assert.Equal(("Di01", null, "JW301"), (sent.Kind, sent.CrossRefnummer, sent.Functie));
        // Friday; King's Day is a Monday.
        Assert.Equal(new DateOnly(2026, 4, 30), sent.Due);
    }

    [Theory]
    [InlineData(null, "Di01")]
    [InlineData("Du01", "Du01")]
    [InlineData("Di01", "Di01")]
    public async Task A_325_travels_as_it_is_set_and_by_itself_as_a_Di01(string? setting, string kind)
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(
            [
                ("Gateway:Connections:0:Url", hub.Url),
                .. setting is null ? Array.Empty<(string, string?)>() : [("Gateway:ClaimAnswer", setting)]
            ]);
        var number = await ReceivedAsync(gateway, Soap.Payload("03-JW323.xml"), "JW323");

        await TakeAsync(gateway, new("m1", number, "JW325", "0297", "65656055", Soap.ClaimAnswer()));

        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "the answer is delivered");
        Assert.Equal((kind, kind == "Du01" ? number : null, null), (sent.Kind, sent.CrossRefnummer, sent.Due));
        Assert.Equal(
            kind == "Du01", Encoding.UTF8.GetString(Assert.Single(hub.Received)).Contains("crossRefnummer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_comes_again_is_taken_once()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = await ReceivedAsync(gateway);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TakeAsync(gateway, Answer(number))));
        await TakeAsync(gateway, Answer(number));

        Assert.Single(await gateway.OutgoingAsync());
        Assert.Empty(await gateway.TasksAsync());
    }

    /// <summary>What is wrong with a message of the queue, why.</summary>
    public static TheoryData<string, string> Unsendable => new()
    {
        { "no id", "nobody could tell a second copy" },
        { "long id", "an id of 201 characters" },
        { "nul", "an id that no database keeps" },
        { "control", "an id that would write elsewhere on a screen" },
        { "no headers", "nobody knows what it is" },
        { "incoming", "a message that an aanbieder sends" },
        { "other gemeente", "a gemeente that is not served" },
        { "not valid", "no message of the standard" },
        { "other message", "the header is another message" },
        { "other receiver", "the header has another receiver" },
        { "unknown", "it answers nothing that came by here" },
        { "no uuid", "it answers a file" },
        { "second", "the same message has its answer" },
    };

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task What_cannot_be_sent_goes_to_quarantine_with_a_task(string what, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = await ReceivedAsync(gateway);
        var good = Answer(number);
        var isSecond = what == "second";
        if (isSecond)
            await TakeAsync(gateway, good);

        await TakeAsync(gateway, what switch
        {
            "no id" => good with { MessageId = null },
            "long id" => good with { MessageId = new('x', 201) },
            "nul" => good with { MessageId = "nul\0id" },
            "control" => good with { MessageId = "\u001b]0;mh\u0007" },
            "no headers" => good with { Bericht = null },
            "incoming" => good with { Bericht = "JW305", Body = Soap.Payload() },
            "other gemeente" => good with { Sender = "0363" },
            "not valid" => good with { Body = "<x/>"u8.ToArray() },
            "other message" => good with { Bericht = "JW308" },
            "other receiver" => good with { Receiver = "12345678" },
            "unknown" => good with { CorrelationId = Soap.NewNumber() },
            "no uuid" => good with { CorrelationId = "bestand.xml" },
            _ => good with { MessageId = "m2" },
        });

        Assert.True(isSecond == (await gateway.OutgoingAsync()).Count > 0, reason);
        var kept = Assert.Single(await gateway.QuarantinedAsync());
        Assert.Equal("queue", kept.Port);
        Assert.Equal(
            (EnvelopeTaskKind.Quarantined, kept.Id),
            Assert.Single(await gateway.TasksAsync()) is var task ? (task.Kind, task.Subject) : default);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("regel 1\r\nregel 2")]
    [InlineData("long")]
    public async Task Whatever_stands_in_its_headers_a_message_goes_to_quarantine_without_them(string text)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var hostile = text == "long" ? new('x', 100_000) : text;

        await TakeAsync(gateway, new(hostile, hostile, hostile, hostile, hostile, Soap.Return(306)));
        await TakeAsync(gateway, Own() with { Sender = hostile });

        var kept = await gateway.QuarantinedAsync();
        Assert.Equal(2, kept.Count);
        Assert.All(kept, k => Assert.Null(k.Sender));
        Assert.Equal((null, null), (kept[1].Receiver, kept[1].Referentienummer));
        Assert.DoesNotContain(hostile, kept[1].Description, StringComparison.Ordinal);
        Assert.Contains("(message id m1)", kept[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_its_schema_is_told_with_the_place()
    {
        await using var gateway = await TestGateway.StartedAsync();

        await TakeAsync(gateway, Own() with { Body = Soap.Payload("01-JW301.xml", ("<jw301:Geslacht>1<", "<jw301:Geslacht>99999<")) });
        await TakeAsync(gateway, Own("m2") with { Body = "Beste aanbieder,"u8.ToArray() });

        var kept = await gateway.QuarantinedAsync();
        Assert.Contains("Geslacht", kept[1].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", kept[1].Description, StringComparison.Ordinal);
        Assert.Contains("het is niet te lezen", kept[0].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(27_000_000, "more than a message may be at all")]
    [InlineData(18_760_000, "a little more than fits an envelope")]
    public async Task An_answer_that_fits_no_envelope_is_told_with_what_to_do(int bytes, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var answer = Encoding.UTF8.GetString(Soap.ClaimAnswer());

        await TakeAsync(
            gateway,
            new("m1", null, "JW325", "0297", "65656055", Encoding.UTF8.GetBytes(answer + new string('\n', bytes - answer.Length))));

        Assert.Empty(await gateway.OutgoingAsync());
        var kept = Assert.Single(await gateway.QuarantinedAsync());
        Assert.True(
            kept.Description.Contains($"{bytes} bytes", StringComparison.Ordinal)
                && kept.Description.Contains("18700000", StringComparison.Ordinal)
            && kept.Description.Contains("in kleinere delen", StringComparison.Ordinal),
            $"{reason}: {kept.Description}");
        Assert.Equal(kept.Id, Assert.Single(await gateway.TasksAsync()).Subject);
    }

    [Fact]
    public async Task The_largest_message_that_is_promised_to_fit_does()
    {
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Applicatie", new string('M', 50)), ("Gateway:Gemeenten:0:Naam", new string('Z', 50)));
        var own = Soap.Payload("01-JW301.xml");

        await TakeAsync(gateway, Own() with { Body = [.. own, .. Enumerable.Repeat((byte)'\n', EnvelopeSize.MaxPayload - own.Length)] });

        Assert.InRange(Assert.Single(await gateway.OutgoingAsync()).Size, EnvelopeSize.MaxPayload, EnvelopeSize.MaxSent);
    }

    [Fact]
    public async Task What_is_larger_than_25_MB_is_not_sent()
    {
        await using var gateway = await TestGateway.StartedAsync();
        // White space between elements is legal and costs nothing to make.
        var large = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Soap.Payload("01-JW301.xml")).With("<jw301:Client>", new string(' ', 19_000_000) + "<jw301:Client>"));

        await TakeAsync(gateway, Own() with { Body = large });

        Assert.Empty(await gateway.OutgoingAsync());
        Assert.Contains("25 MB", Assert.Single(await gateway.QuarantinedAsync()).Description);
    }

    internal static async Task<string> ReceivedAsync(TestGateway gateway, byte[]? payload = null, string functie = "JW305")
    {
        var number = Soap.NewNumber();
        Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Di01(payload, functie, number: number))).Berichtcode);
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        return number;
    }

    internal static QueueMessage Answer(string number) => new("m1", number, "JW306", "0297", "65656055", Soap.Return(306));

    internal static QueueMessage Own(string id = "m1") => new(id, id, "JW301", "0297", "65656055", Soap.Payload("01-JW301.xml"));

    internal static Task TakeAsync(TestGateway gateway, QueueMessage message) =>
        gateway.Services.GetRequiredService<OutboundIntake>().TakeAsync(message, CancellationToken.None);
}
