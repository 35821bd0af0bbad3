using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Faults;
using MessageHub.HubSimulator.Receiving;
using MessageHub.HubSimulator.Sending;
using MessageHub.HubSimulator.Stories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageHub.HubSimulator;

/// <summary>Plays the GGk with VECOZO behind it: takes what a gateway sends, and sends to it what providers have.</summary>
public sealed class Hub : IAsyncDisposable
{
    private readonly HubSettings settings;
    private readonly TimeProvider time;
    private readonly MonotoneClock clock;
    private readonly Sender? sender;
    private readonly Receiver receiver;
    private readonly X509Certificate2? certificate;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Task, bool> work = new();
    private WebApplication? app;

    public Hub(HubSettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        clock = new(time);
        State = new(settings.State);
        Log = new(settings.Log);
        receiver = new(State, clock);
        certificate = settings.Certificate is { } file ? X509CertificateLoader.LoadPkcs12FromFile(file, null) : null;
        if (settings.Gateway is { } gateway)
        {
            var trusted = settings.Trusted is { } root ? X509CertificateLoader.LoadCertificateFromFile(root) : null;
            Client = new(gateway, settings.Timeout, certificate, trusted);
            sender = new(Client, State, Log, Faults, settings, time, MomentAsync);
        }
    }

    public HubState State { get; }

    public HubLog Log { get; }

    public FaultPlan Faults { get; } = new();

    /// <summary>
    /// Is reported each moment of an exchange, and may hold it up: "JW301 arrived", "JW301 accepted" and "JW301 answered" of what comes in,
    /// "JW302 half sent" and "JW302 sent" of what goes out. The token ends with the hub.
    /// </summary>
    public Func<string, CancellationToken, Task> Moments { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The codes with which an aanbieder rejects a 301 or 319; none accepts it.</summary>
    public Func<Berichten.Model.Bericht, IReadOnlyList<string>> Judges { get; set; } = _ => [];

    /// <summary>For requests that are no messages; null without a gateway.</summary>
    public GatewayClient? Client { get; }

    /// <summary>Where it listens, once started.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Listens, and takes up what a killed predecessor left in the folder of the state.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 40_000_000;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            var address = IPAddress.TryParse(settings.Listen.Host, out var one) ? one : IPAddress.Any;
            kestrel.Listen(address, settings.Listen.Port, listen =>
            {
                if (settings.Listen.Scheme == Uri.UriSchemeHttps)
                    listen.UseHttps(certificate ?? throw new FormatException("To listen at an https address takes a certificate."));
            });
        });
        app = builder.Build();
        var endpoint = new HubEndpoint(receiver, Faults, Log, time, OnAccepted, MomentAsync);
        app.Run(endpoint.HandleAsync);
        await app.StartAsync();
        Address = new(
            new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), Names.ServicePath);
        foreach (var unfinished in State.Sent.Where(s => !s.IsSettled))
            Begin(() => sender?.SendAsync(unfinished, end.Token) ?? Task.FromResult(Reply.None));
        foreach (var own in State.Received.Where(r => !State.Sent.Any(s => s.Envelope.CrossRefnummer == r.Envelope.Referentienummer)))
            OnAccepted(own.Envelope, null);
    }

    /// <summary>A Di01 that carries a message of an aanbieder, with a fresh number.</summary>
    public Envelope Di01(Berichten.Model.Bericht bericht) =>
        Carry(EnvelopeKind.Di01, bericht.Identity.Name, BerichtWriter.Write(bericht), bericht.Header.Afzender, bericht.Header.Ontvanger);

    /// <summary>An envelope that carries these bytes, with a fresh number.</summary>
    public Envelope Carry(EnvelopeKind kind, string functie, byte[] content, string aanbieder, string gemeente, string? about = null) =>
        new()
    {
        Kind = kind,
        Zender = new(aanbieder, "ZorgAdmin"),
        Ontvanger = Party.Receiver(gemeente),
        Referentienummer = Envelope.NewNumber(),
        TijdstipBericht = clock.Next(),
        CrossRefnummer = about,
        Functie = functie,
        Payload = Payload.Of(content),
    };

    /// <summary>A Fo01 about something a gateway sent.</summary>
    public Envelope Fo01(Envelope refused, string code) => new()
    {
        Kind = EnvelopeKind.Fo01,
        Zender = ChainCodes.SenderOf(code) is var by
            && by == "VECOZO" ? new("VECOZO", "VECOZOWebservice") : by == "IB" ? new("IB", "GGKWebservice") : new(by, "Servicebureau"),
        Ontvanger = Party.Receiver(refused.Zender.Organisatie!),
        Referentienummer = Envelope.NewNumber(),
        TijdstipBericht = clock.Next(),
        CrossRefnummer = refused.Referentienummer,
        Refusal = new(code, "client", $"Fout {code}", refused.DetailsForRefusal),
    };

    /// <summary>Sends a message until it is acknowledged or refused, with the faults of <see cref="FaultSide.Send"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no gateway to send to.</exception>
    public async Task<Reply> SendAsync(Envelope envelope) =>
        await (sender ?? throw new InvalidOperationException("There is no gateway to send to.")).SendAsync(State.Send(envelope), end.Token);

    /// <summary>Sends bad input once; what the gateway answers is held against what it should.</summary>
    public async Task<Reply> SendBadAsync(BadInput input, Envelope good) =>
        await (sender ?? throw new InvalidOperationException("There is no gateway to send to.")).SendBadAsync(input, good, end.Token);

    /// <summary>Waits until all answers and refusals that we owe have been sent.</summary>
    public async Task UntilIdleAsync()
    {
        while (work.Keys.FirstOrDefault() is { } task)
            await task;
    }

    /// <summary>Ends at once, as kill -9 would: connections break, nothing is finished, what was only in memory is gone.</summary>
    public async Task KillAsync()
    {
        await end.CancelAsync();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        if (app is not null)
            await app.StopAsync(atOnce.Token);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        foreach (var task in work.Keys)
            await task.ContinueWith(_ => { }, TaskScheduler.Default);
        if (app is not null)
            await app.DisposeAsync();
        app = null;
        Client?.Dispose();
        certificate?.Dispose();
        Log.Dispose();
    }

    private Task MomentAsync(string what) => Moments(what, end.Token);

    private void OnAccepted(Envelope envelope, FaultRule? fo01)
    {
        if (sender is null)
            return;
        if (fo01 is not null)
            Begin(() => SendAsync(Fo01(envelope, fo01.Argument ?? "IB010")));
        else if (settings.AnswersOwn && envelope.Kind is EnvelopeKind.Di01 && FunctionTable.Find(envelope.Functie)?.Nummer is 301 or 319
            && PayloadCheck.Of(envelope).Bericht is { } question)
            Begin(() => SendAsync(AnswerTo(envelope, question)));
    }

    private Envelope AnswerTo(Envelope envelope, Berichten.Model.Bericht question)
    {
        var answer = ProviderAnswer.To(
            question, $"A{envelope.Referentienummer[^11..]}", DateOnly.FromDateTime(clock.LocalNow()), Judges(question));
        return Carry(
            EnvelopeKind.Du01, answer.Identity.Name, BerichtWriter.Write(answer), envelope.Ontvanger.Organisatie!,
            envelope.Zender.Organisatie!, envelope.Referentienummer);
    }

    private void Begin(Func<Task> what)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await what();
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
            }
        });
        work[task] = true;
        task.ContinueWith(done => work.TryRemove(done, out _), TaskScheduler.Default);
    }
}
