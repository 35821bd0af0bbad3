using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Stories;

namespace MessageHub.HubSimulator.Commands;

/// <summary>What the program sends: files of a folder, then stories.</summary>
/// <param name="Folder">Files with messages of aanbieders; null for none.</param>
/// <param name="Stories">How many stories.</param>
/// <param name="First">Number of the first.</param>
/// <param name="Own">Takes the 301 of each story; null when nobody makes it.</param>
internal sealed record OutgoingMessages(string? Folder, int Stories, int First, OwnIntake? Own, string Gemeente, string Aanbieder)
{
    /// <summary>So many stories run at a time; within a story each message waits for the answer to the one before.</summary>
    private const int AtATime = 8;

    /// <summary>Sends all, and waits for the answers as long as the patience lasts.</summary>
    /// <exception cref="FormatException">A file is not a message of the standard.</exception>
    public async Task SendAsync(Hub hub, TimeSpan patience, CancellationToken cancellationToken)
    {
        foreach (var file in Folder is null ? [] : Directory.GetFiles(Folder, "*.xml").Order(StringComparer.Ordinal).ToArray())
        {
            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            if (new BerichtReader(SchemaLibrary.BuiltIn).Read(content, cancellationToken) is not ReadResult.Read { Bericht: var bericht })
                throw new FormatException($"{Path.GetFileName(file)} is not a message of the standard.");
            if (!bericht.Identity.SentByGemeente && !bericht.Identity.IsReturn)
                await ExchangeAsync(
                    hub,
                    hub.Carry(EnvelopeKind.Di01, bericht.Identity.Name, content, bericht.Header.Afzender, bericht.Header.Ontvanger),
                    patience,
                    cancellationToken);
        }

        await Parallel.ForEachAsync(
            Enumerable.Range(First, Stories),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (number, token) => await PlayAsync(hub, number, patience, token));
    }

    private async Task PlayAsync(Hub hub, int number, TimeSpan patience, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(new MonotoneClock(TimeProvider.System).LocalNow());
        var story = new CareStory(number, Gemeente, Aanbieder, today);
        if (Own is not null)
        {
            await Own.PutAsync($"JW301-{number}", BerichtWriter.Write(story.Own301()), cancellationToken);
            await WaitAsync(hub, log => log.Any(e => e is { Event: "received", Functie: "JW301" }), patience, cancellationToken);
        }

        foreach (var bericht in story.OfAanbieder())
            await ExchangeAsync(hub, hub.Di01(bericht), patience, cancellationToken);
    }

    private static async Task ExchangeAsync(Hub hub, Envelope envelope, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reply = await hub.SendAsync(envelope);
        if (reply.Kind is Sending.ReplyKind.Bv03)
            await WaitAsync(hub, _ => hub.State.FindSent(envelope.Referentienummer)!.Answers.Count > 0, patience, cancellationToken);
    }

    private static async Task WaitAsync(
        Hub hub, Func<IReadOnlyList<LogEntry>, bool> isTrue, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await hub.Log.UntilAsync(isTrue, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Patience is at an end; the summary says what is missing.
        }
    }
}
