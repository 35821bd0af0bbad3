using System.Collections.Concurrent;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator;

/// <summary>
/// What the hub remembers of both directions, by referentienummer. With a folder it is also there, before it is acted upon, so that a hub
/// that was killed goes on where it was. For many threads.
/// </summary>
public sealed class HubState
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    private readonly ConcurrentDictionary<string, SentEnvelope> sent = new();
    private readonly ConcurrentDictionary<string, ReceivedEnvelope> received = new();
    private readonly string? folder;

    /// <param name="folder">Holds sent and received messages, so payloads too; null keeps them in memory.</param>
    public HubState(string? folder)
    {
        this.folder = folder;
        if (folder is null)
            return;
        foreach (var name in new[] { "sent", "received", "settled" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "sent"), "*.xml"))
        {
            var loaded = Describe(File.ReadAllBytes(file));
            loaded.IsSettled = File.Exists(Path.Combine(folder, "settled", loaded.Envelope.Referentienummer));
            sent[loaded.Envelope.Referentienummer] = loaded;
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "received"), "*.xml"))
        {
            var request = File.ReadAllBytes(file);
            var message = SoapMessage.Unwrap(request);
            Keep(
                new(
                    EnvelopeXml.Read(message), EnvelopeContent.HashOf(message), request,
                    File.ReadAllBytes(Path.ChangeExtension(file, ".answer"))));
        }
    }

    /// <summary>All we sent, or have yet to send.</summary>
    public ICollection<SentEnvelope> Sent => sent.Values;

    /// <summary>All we accepted.</summary>
    public ICollection<ReceivedEnvelope> Received => received.Values;

    /// <summary>What we sent under a number, or null.</summary>
    public SentEnvelope? FindSent(string? number) => number is null ? null : sent.GetValueOrDefault(number);

    /// <summary>
    /// What we sent that an envelope answers or refuses, or null. A 325 that travels as a Di01 has no number of it: its payload names the
    /// claim.
    /// </summary>
    public SentEnvelope? FindQuestion(Envelope envelope)
    {
        if (envelope.CrossRefnummer is not null || !FunctionTable.IsClaimAnswer(envelope.Functie))
            return FindSent(envelope.CrossRefnummer);
        var claim = BerichtOf(envelope)?.Header.DeclaratieIdentificatie?.Identificatie;
        return sent.Values.FirstOrDefault(
            s => s.Identificatie == claim
                && FunctionTable.Find(s.Envelope.Functie)?.AnsweredBy == FunctionTable.ClaimAnswer
            && s.Envelope.Zender.Organisatie == envelope.Ontvanger.Organisatie
                && s.Envelope.Ontvanger.Organisatie == envelope.Zender.Organisatie);
    }

    /// <summary>What we accepted under a number, or null.</summary>
    public ReceivedEnvelope? FindReceived(string number) => received.GetValueOrDefault(number);

    /// <summary>Remembers what will be sent.</summary>
    public SentEnvelope Send(Envelope envelope)
    {
        var described = Describe(SoapMessage.Wrap(EnvelopeXml.Write(envelope)));
        Write("sent", $"{envelope.Referentienummer}.xml", described.Request);
        return sent[envelope.Referentienummer] = described;
    }

    /// <summary>Remembers that nothing more is to be done to send it.</summary>
    public void Settle(SentEnvelope message)
    {
        message.IsSettled = true;
        Write("settled", message.Envelope.Referentienummer, []);
    }

    /// <summary>Accepts a message. False when another one has that number already.</summary>
    public bool TryReceive(ReceivedEnvelope message)
    {
        if (received.ContainsKey(message.Envelope.Referentienummer))
            return false;
        Write("received", $"{message.Envelope.Referentienummer}.answer", message.Answer);
        Write("received", $"{message.Envelope.Referentienummer}.xml", message.Request);
        return Keep(message);
    }

    private bool Keep(ReceivedEnvelope message)
    {
        if (!received.TryAdd(message.Envelope.Referentienummer, message))
            return false;
        FindQuestion(message.Envelope)?.AnsweredBy(message.Envelope.Referentienummer);
        return true;
    }

    private static SentEnvelope Describe(byte[] request)
    {
        var message = SoapMessage.Unwrap(request);
        var envelope = EnvelopeXml.Read(message);
        return new(envelope, request, EnvelopeContent.HashOf(message), BerichtOf(envelope)?.Header.BerichtIdentificatie.Identificatie);
    }

    private static Bericht? BerichtOf(Envelope envelope)
    {
        try
        {
            return envelope.Payload is { } payload
                && Reader.Read(Convert.FromBase64String(payload.Base64)) is ReadResult.Read { Bericht: var bericht }
                ? bericht
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all: a file appears under its name when it is complete.</summary>
    private void Write(string kind, string name, byte[] content)
    {
        if (folder is null)
            return;
        var path = Path.Combine(folder, kind, name);
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
