using MessageHub.Gateway.Ggk;
using MessageHub.Register.Envelopes;
using Microsoft.AspNetCore.Http;

namespace MessageHub.Gateway.Tests.Outward;

/// <summary>Delivery to the other side: what is tried again, with which bytes, and what is given up.</summary>
public class DeliveryTests
{
    /// <summary>What the other side does at first, why.</summary>
    public static TheoryData<string, string> Passing => new()
    {
        { "abort", "the connection breaks before an answer" },
        { "half", "the connection breaks in the middle of an answer" },
        { "slow", "no answer in time" },
        { "503", "it is busy" },
        { "502", "something in between fails" },
        { "404", "it is not set up yet" },
        { "403", "it does not know our certificate yet" },
        { "not xml", "something that is no answer" },
        { "empty", "nothing" },
        { "other", "a receipt for another envelope" },
        { "server fo03", "a fault on its side" },
        { "server fault", "a fault on its side without a Fo03" },
        { "long", "an answer of megabytes" },
        { "bomb", "an answer with a document type" },
        { "redirect", "somewhere else" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again_with_the_same_bytes_and_number(string what, string reason)
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (n, context, number) =>
            n < 2 ? MisbehaveAsync(what, context, number) : FakeHub.WriteAsync(context, 200, FakeHub.Bv03(number));
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:Connections:0:Timeout", "00:00:01"));

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, $"it is delivered after {what}");
        Assert.True(hub.Received.Count >= 3, reason);
        Assert.All(hub.Received, r => Assert.Equal(hub.Received[0], r));
        Assert.Equal(sent.Referentienummer, FakeHub.Value(hub.Received[0], "referentienummer"));
        Assert.NotNull(sent.SentAt);
        // Too short to trouble anybody with.
        Assert.Empty(await gateway.TasksAsync());
    }

    /// <summary>What the other side answers, the code that is kept, why.</summary>
    public static TheoryData<string, string, string> Final => new()
    {
        { "client fo03", "StUF010", "a fault on our side" },
        { "misleading fo03", "StUF010", "the code of the fault says otherwise than the Fo03" },
        { "client fault", "SOAP", "a fault on our side without a Fo03" },
        { "413", "HTTP 413", "too large for it" },
    };

    [Theory]
    [MemberData(nameof(Final))]
    public async Task What_is_refused_for_good_is_not_tried_again_and_becomes_a_task(string what, string code, string reason)
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (_, context, number) => MisbehaveAsync(what, context, number);
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:Url", hub.Url));

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        var refused = await gateway.DeliveredAsync(o => o.State == DeliveryState.Refused, "it is refused");
        Assert.True(refused.Code == code, $"{reason}: {refused.Code}");
        Assert.Single(hub.Received);
        var task = Assert.Single(await gateway.TasksAsync());
        Assert.Equal((EnvelopeTaskKind.Refused, refused.Id, "JW301"), (task.Kind, task.Subject, task.Functie));
        Assert.DoesNotContain(gateway.Logged, e => TestGateway.TextOf(e).Contains(Soap.CanaryBsn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_message_is_sent_again_under_a_new_number_when_a_person_asks()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (n, context, number) =>
            n == 0 ? MisbehaveAsync("client fo03", context, number) : FakeHub.WriteAsync(context, 200, FakeHub.Bv03(number));
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:PollInterval", "00:00:00.02"));
        var received = await OutboundIntakeTests.ReceivedAsync(gateway);
        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Answer(received));
        var refused = await gateway.DeliveredAsync(o => o.State == DeliveryState.Refused, "it is refused");

        Assert.True(await gateway.Store.AskAgainAsync(refused.Id, "beheer", CancellationToken.None));

        var again = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "it is delivered");
        Assert.Equal((refused.Id, refused.CrossRefnummer, "Du01"), (again.Replaces!.Value, again.CrossRefnummer, again.Kind));
        Assert.NotEqual(refused.Referentienummer, again.Referentienummer);
        Assert.True(string.CompareOrdinal(refused.Tijdstip, again.Tijdstip) < 0);
        Assert.Equal(DeliveryState.Replaced, (await gateway.OutgoingAsync()).Single(o => o.Id == refused.Id).State);
        var payloads = hub.Received.Select(r =>
        {
            var payload = new MemoryStream();
            Assert.IsType<EnvelopeReading.Read>(EnvelopeReader.Read(new MemoryStream(r), EnvelopeForm.Soap, null, payload.Write));
            return payload.ToArray();
        }).ToList();
        Assert.Equal(payloads[0], payloads[1]);
        // The queue may still bring the first one again.
        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Answer(received));
        Assert.Equal(2, (await gateway.OutgoingAsync()).Count);
        Assert.False(await gateway.Store.AskAgainAsync(refused.Id, "beheer", CancellationToken.None));
    }

    [Fact]
    public async Task An_outage_is_told_to_a_person_once_and_trying_goes_on()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Connections:0:AlarmAfter", "2"));

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        await gateway.DeliveredAsync(o => o.Attempts > 3, "it was tried often");
        Assert.Equal(EnvelopeTaskKind.Unreachable, Assert.Single(await gateway.TasksAsync()).Kind);
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await gateway.OutgoingAsync()).State);
    }

    [Fact]
    public async Task Only_what_was_offered_counts_as_an_attempt()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (_, context, _) => FakeHub.WriteAsync(context, 503, "");
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:Connections:0:AlarmAfter", "1000"));

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        // After ten that failed the other side is left alone most of the time.
        await Wait.UntilAsync(
            () => gateway.Logged.Count(e => TestGateway.TextOf(e).Contains("left alone", StringComparison.Ordinal)) > 20,
            "it is left alone often");
        var sent = await gateway.DeliveredAsync(o => o.Attempts > 0, "attempts are counted");
        Assert.InRange(sent.Attempts, 1, hub.Received.Count);
        Assert.Empty(await gateway.TasksAsync());
    }

    [Fact]
    public async Task What_cannot_be_sent_again_is_told_and_keeps_no_other_waiting()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (n, context, number) =>
            n < 20 ? MisbehaveAsync("client fo03", context, number) : FakeHub.WriteAsync(context, 200, FakeHub.Bv03(number));
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:PollInterval", "00:00:00.02"));
        foreach (var i in Enumerable.Range(1, 20))
            await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own($"m{i}"));
        var refused = await Wait.ForAsync(
            async () =>
                (await gateway.OutgoingAsync())
                    .Where(o => o.State == DeliveryState.Refused)
                    .OrderBy(o => o.MessageId![1..], Comparer<string>.Create((a, b) => int.Parse(a) - int.Parse(b)))
                    .ToList(),
            all => all.Count == 20,
            "all are refused");
        // Of all but the last, what stands in the store is damaged.
        await gateway.OnStoreAsync($"update envelope_out set content = x'3C' where message_id <> 'm20'");

        foreach (var envelope in refused)
            Assert.True(await gateway.Store.AskAgainAsync(envelope.Id, "beheer", CancellationToken.None));

        await gateway.DeliveredAsync(
            o => o.State == DeliveryState.Acknowledged && o.Replaces == refused[^1].Id, "the good one is sent again");
        var failed = (await gateway.TasksAsync()).Where(t => t.Kind is EnvelopeTaskKind.Failed).ToList();
        Assert.Equal(refused.SkipLast(1).Select(r => r.Id).Order(), failed.Select(t => t.Subject).Order());
        // Who repaired it may ask once more; what fails again is reported again.
        await gateway.Store.FinishTaskAsync(failed[0].Number, "beheer", "hersteld", gateway.Clock.GetUtcNow(), CancellationToken.None);
        Assert.True(await gateway.Store.AskAgainAsync(failed[0].Subject, "beheer", CancellationToken.None));
        await Wait.ForAsync(
            gateway.TasksAsync,
            all => all.Any(t => t.Kind is EnvelopeTaskKind.Failed && t.Subject == failed[0].Subject),
            "it is told again");
    }

    [Fact]
    public async Task One_that_is_down_does_not_hold_up_another()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Gemeenten:0", "0297"),
            ("Gateway:Gemeenten:1:Code", "0363"),
            ("Gateway:Connections:1:Name", "other"),
            ("Gateway:Connections:1:Url", hub.Url),
            ("Gateway:Connections:1:Gemeenten:0", "0363"));
        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());
        await gateway.DeliveredAsync(o => o.Attempts > 0, "the first is in trouble");

        await OutboundIntakeTests.TakeAsync(
            gateway, OutboundIntakeTests.Own("m2") with { Sender = "0363", Body = Soap.Payload("01-JW301.xml", ("0297", "0363")) });

        await gateway.DeliveredAsync(o => o is { Destination: "other", State: DeliveryState.Acknowledged }, "the second is delivered");
    }

    [Fact]
    public async Task An_adapter_gets_the_bare_envelope_and_its_yes_is_no_receipt()
    {
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = (n, context, _) => FakeHub.WriteAsync(context, n == 0 ? 503 : 202, "");
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:Connections:0:Form", "Bare"));

        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());

        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Sent, "the adapter has it");
        Assert.False(sent.IsSoap);
        Assert.NotNull(sent.Due);
        Assert.IsType<EnvelopeReading.Read>(EnvelopeReader.Read(new MemoryStream(hub.Received[0]), EnvelopeForm.Bare));
        Assert.Equal("", hub.Actions[0]);
    }

    [Fact]
    public async Task A_message_without_answer_is_overdue_on_the_day_after_the_third_working_day()
    {
        await using var hub = await FakeHub.StartAsync();
        // Wednesday the 17th is a holiday here.
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:PollInterval", "00:00:00.02"), ("Holidays:Added", "2026-06-17"));
        gateway.Clock.Move(DateTimeOffset.Parse("2026-06-15T10:00:00Z") - gateway.Clock.GetUtcNow());
        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());
        var sent = await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "it is delivered");
        Assert.Equal(new DateOnly(2026, 6, 19), sent.Due);

        Assert.Equal(0, await gateway.Store.MarkOverdueAsync(new(2026, 6, 19), gateway.Clock.GetUtcNow(), CancellationToken.None));
        gateway.Clock.Move(TimeSpan.FromDays(5));

        await gateway.DeliveredAsync(o => o.State == DeliveryState.Overdue, "it is overdue");
        Assert.Equal(EnvelopeTaskKind.Overdue, Assert.Single(await gateway.TasksAsync()).Kind);
        // An answer is still welcome.
        Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Du01(sent.Referentienummer))).Berichtcode);
        await gateway.DeliveredAsync(o => o.State == DeliveryState.Answered, "it is answered");
        Assert.Single(hub.Received);
    }

    [Fact]
    public async Task What_waits_is_sent_after_a_restart_with_the_same_bytes()
    {
        await using var hub = await FakeHub.StartAsync();
        await using var gateway = await TestGateway.StartedAsync();
        await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own());
        var before = new MemoryStream();
        await gateway.Store.CopyOutgoingAsync((await gateway.OutgoingAsync())[0].Id, before, CancellationToken.None);
        await gateway.StopAsync();
        gateway.Settings["MessageHub:Gateway:Connections:0:Url"] = hub.Url;
        await gateway.StartAsync();

        await gateway.DeliveredAsync(o => o.State == DeliveryState.Acknowledged, "it is delivered");
        Assert.Equal(before.ToArray(), Assert.Single(hub.Received));
    }

    private static async Task MisbehaveAsync(string what, HttpContext context, string number)
    {
        switch (what)
        {
            case "abort":
                context.Abort();
                break;
            case "half":
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("<e:Envelope");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case "slow":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "not xml":
                await FakeHub.WriteAsync(context, 200, "<html><body>Welkom");
                break;
            case "empty":
                await FakeHub.WriteAsync(context, 200, "");
                break;
            case "other":
                await FakeHub.WriteAsync(context, 200, FakeHub.Bv03(Soap.NewNumber()));
                break;
            case "server fo03":
                await FakeHub.WriteAsync(context, 500, FakeHub.Fo03(number, "StUF046", "server", "e:Client"));
                break;
            case "client fo03":
                await FakeHub.WriteAsync(context, 500, FakeHub.Fo03(number, "StUF010", "client"));
                break;
            case "misleading fo03":
                await FakeHub.WriteAsync(context, 500, FakeHub.Fo03(number, "StUF010", "client", "e:Server"));
                break;
            case "server fault" or "client fault":
                var side = what == "server fault" ? "Server" : "Client";
                await FakeHub.WriteAsync(
                    context,
                    500,
                    $"<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault><faultcode>e:{side}</faultcode><faultstring>{Soap.CanaryBsn}</faultstring></e:Fault></e:Body></e:Envelope>");
                break;
            case "long":
                await FakeHub.WriteAsync(context, 200, FakeHub.Bv03(number) + new string(' ', 3_000_000));
                break;
            case "bomb":
                await FakeHub.WriteAsync(
                    context,
                    200,
                    FakeHub.Bv03(number).Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<!DOCTYPE x>", StringComparison.Ordinal));
                break;
            case "redirect":
                context.Response.Redirect("http://127.0.0.1:9/");
                break;
            default:
                await FakeHub.WriteAsync(context, int.Parse(what), "");
                break;
        }
    }
}
