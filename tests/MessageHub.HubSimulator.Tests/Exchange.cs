using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;
using MessageHub.HubSimulator.Stories;

namespace MessageHub.HubSimulator.Tests;

/// <summary>
/// A hub under test, and beside it a gemeente that does everything right: what it sends can be spoiled in one place to see that the hub
/// notices.
/// </summary>
internal sealed class Exchange : IAsyncDisposable
{
    public const string Gemeente = "0297";

    public const string Aanbieder = "65656055";

    private readonly MonotoneClock clock = new(TimeProvider.System);

    private Exchange(Hub hub) => Hub = hub;

    public Hub Hub { get; }

    public CareStory Story { get; } = new(1, Gemeente, Aanbieder, new DateOnly(2026, 5, 6));

    /// <summary>The gemeente's client.</summary>
    public GatewayClient Client { get; private set; } = null!;

    public static async Task<Exchange> StartAsync(Uri? gateway = null, string? state = null)
    {
        var hub = new Hub(
            new() { Gateway = gateway, State = state, Timeout = TimeSpan.FromSeconds(20), Patience = TimeSpan.FromSeconds(20) },
            TimeProvider.System);
        await hub.StartAsync();
        return new(hub) { Client = new(hub.Address, TimeSpan.FromSeconds(20)) };
    }

    /// <summary>Our own 301 in a Di01.</summary>
    public Envelope Own() => FromGemeente(EnvelopeKind.Di01, Story.Own301());

    /// <summary>The hub has sent a 305; this is the right answer to it.</summary>
    public Envelope AnswerTo305()
    {
        var di01 = Hub.Di01(Story.Start305());
        Hub.State.Send(di01);
        return FromGemeente(EnvelopeKind.Du01, Return(Story.Start305())) with { CrossRefnummer = di01.Referentienummer };
    }

    /// <summary>The hub has sent a 305; this is a right refusal of it.</summary>
    public Envelope RefusalOf305()
    {
        var di01 = Hub.Di01(Story.Start305());
        Hub.State.Send(di01);
        return new()
        {
            Kind = EnvelopeKind.Fo01,
            Zender = new(Gemeente, "MessageHub", "Zaltbommel"),
            Ontvanger = Party.Receiver(Aanbieder),
            Referentienummer = Envelope.NewNumber(),
            TijdstipBericht = clock.Next(),
            CrossRefnummer = di01.Referentienummer,
            Refusal = new(
                "StUF055", "client", "Berichtbody is niet conform schema in sectormodel", "JW305-00010000", EnvelopeXml.Write(di01)),
        };
    }

    public Envelope FromGemeente(EnvelopeKind kind, Bericht bericht) => new()
    {
        Kind = kind,
        Zender = new(Gemeente, "MessageHub", "Zaltbommel"),
        Ontvanger = Party.Receiver(Aanbieder),
        Referentienummer = Envelope.NewNumber(),
        TijdstipBericht = clock.Next(),
        Functie = bericht.Identity.Name,
        Payload = Payload.Of(BerichtWriter.Write(bericht)),
    };

    /// <summary>The return message to one of the story, without remarks.</summary>
    public static Bericht Return(Bericht question) => ProviderAnswer.To(question, "R1", new DateOnly(2026, 5, 7));

    public Task<Reply> SendAsync(Envelope envelope) =>
        PostAsync(new(SoapMessage.Wrap(EnvelopeXml.Write(envelope)), Names.ActionOf(envelope.Kind)), envelope);

    public Task<Reply> PostAsync(GatewayRequest request, Envelope? about = null) =>
        Client.PostAsync(request, about, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Hub.DisposeAsync();
    }
}
