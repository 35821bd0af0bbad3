using System.Collections.Concurrent;
using System.Text.Json;
using MassTransit;
using MessageHub.Rules;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace MessageHub.Worker.Tests;

/// <summary>Nothing a person could be known by leaves the messages and the register: not into logs, bus messages or reasons.</summary>
public class PrivacyTests
{
    private const string Bsn = "999911120";
    private const string Name = "Kanarie";
    private const string FileName = "Kanarie-999911120";

    [Fact]
    public async Task No_log_bus_message_or_reason_tells_who_it_is_about()
    {
        var isBroken = true;
        await using var worker = new TestWorker
        {
            Rules = new(
                [
                    .. RuleCatalogue.All.Rules,
                    FaultTests.Throwing(() => isBroken ? new FormatException($"{Bsn} {Name} {FileName}.xml") : null)
                ]),
        };
        await worker.StartAsync();
        var sent = new Spy();
        worker.Services.GetRequiredService<IBus>().ConnectPublishObserver(sent);
        worker.Services.GetRequiredService<IBus>().ConnectSendObserver(sent);
        await DemoMessages.ImportAgreementsAsync(worker.Store);

        Drop(1, "01-JW301.xml");
        await worker.UntilAsync(() => worker.Done.Length == 1, "the allocation is there");
        Drop(2, "02-JW305.xml");
        await worker.UntilAsync(() => worker.Logged.Any(e => e.Level == LogEventLevel.Error), "the fault is told");
        isBroken = false;
        Drop(3, "03-JW323.xml");
        Drop(4, "04-JW323.xml");
        Drop(5, "02-JW305.xml", ("<jw305:Geslacht>1<", $"<jw305:Geslacht>{Name}<"));
        Drop(6, "02-JW305.xml", ("<jw305:Geslacht>1<", $"<jw305:{Name} x=\"{Bsn}\">{Name}</jw305:{Name}><jw305:Geslacht>1<"));
        Drop(7, "02-JW305.xml", ("</jw305:Client>", $"</{Name}>"));
        Drop(8, "02-JW305.xml", ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", $"<!DOCTYPE {Name} [<!ENTITY a \"{Bsn}\">]>"));
        Drop(9, "02-JW305.xml", ("ijw/3_2/jw305/schema", $"ijw/{Name}/{Bsn}"));
        Drop(10, "02-JW305.xml", ("<jw305:Afzender>65656055<", $"<jw305:Afzender>{Bsn}<"));
        Drop(11, "02-JW305.xml", ("<ijw:Identificatie>DEMO305<", $"<ijw:Identificatie>{Name}{Bsn}<"));
        Drop(12, "02-JW305.xml", ("<jw305:Begindatum>2025-09-03<", $"<jw305:Begindatum>{Bsn}<"));
        Drop(13, "02-JW305.xml", ("Voorbeeld", $"{Name}&{Bsn};"));
        await worker.UntilAsync(() => worker.Filed.Count == 13, "all are filed");

        // And a folder in trouble, whose exception names the file.
        var kept = worker.Folders.Done + ".weg";
        Directory.Move(worker.Folders.Done, kept);
        await File.WriteAllTextAsync(worker.Folders.Done, "");
        Drop(14, "02-JW305.xml", ("DEMO305", "NOG305"));
        await worker.UntilAsync(
            () => worker.Logged.Any(
                e => e.Level >= LogEventLevel.Warning && TestWorker.TextOf(e).Contains(nameof(Filing), StringComparison.Ordinal)),
            "it is told");
        File.Delete(worker.Folders.Done);
        Directory.Move(kept, worker.Folders.Done);
        await worker.UntilAsync(() => worker.Filed.Count == 14 && worker.Answers.Length == 5, "all is where it belongs");

        Assert.Equal(9, worker.Refused.Count(f => f.EndsWith(".txt", StringComparison.Ordinal)));
        var reasons = worker.Refused.Where(f => f.EndsWith(".txt", StringComparison.Ordinal))
            .Select(f => File.ReadAllText(Path.Combine(worker.Folders.Refused, f)));
        await worker.StopAsync();
        Assert.All(reasons, AssertTellsNobody);
        Assert.All(worker.Logged.Select(TestWorker.TextOf), AssertTellsNobody);
        Assert.True(sent.Bodies.Count >= 14, "each message was offered over the bus");
        Assert.All(sent.Bodies, AssertTellsNobody);
        Assert.All(worker.Filed, r => AssertTellsNobody((r! with { File = "" }).ToJson()));

        void Drop(int n, string name, params (string, string)[] changes)
        {
            (string, string)[] person = name == "01-JW301.xml" || (name == "02-JW305.xml" && n != 13)
                ? [("999900006", Bsn), ("Voorbeeld", Name)]
                : [("999900006", Bsn)];
            worker.Drop($"{FileName} {n:00}.xml", DemoMessages.Read(name, [.. person, .. changes]));
        }
    }

    private static void AssertTellsNobody(string text)
    {
        Assert.DoesNotContain(Bsn, text);
        Assert.DoesNotContain(Name, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What goes over the bus, faults included.</summary>
    private sealed class Spy : IPublishObserver, ISendObserver
    {
        public ConcurrentQueue<string> Bodies { get; } = new();

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Keep(context);

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Keep(context);

        public Task PreSend<T>(SendContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostSend<T>(SendContext<T> context)
            where T : class => Keep(context);

        public Task SendFault<T>(SendContext<T> context, Exception exception)
            where T : class => Keep(context);

        private Task Keep<T>(SendContext<T> context)
            where T : class
        {
            Bodies.Enqueue(
                $"{JsonSerializer.Serialize(context.Message)} "
                + $"{string.Join(' ', context.Headers.GetAll().Select(h => $"{h.Key}={h.Value}"))}");
            return Task.CompletedTask;
        }
    }
}
