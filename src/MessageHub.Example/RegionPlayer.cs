using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;

namespace MessageHub.Example;

/// <summary>Lets what happens in the region happen, in order, each at its own time.</summary>
internal sealed class RegionPlayer
{
    private static readonly TimeSpan Sending = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Deciding = TimeSpan.FromDays(2);

    private static readonly Decider Decider = new(null, "r.smit", null);

    private readonly PlayClock clock = new();
    private readonly RegisterStore store;
    private readonly BerichtProcessor processor;

    public RegionPlayer(RegisterDatabase database)
    {
        store = new(database, clock);
        processor = new(
            store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new() { Gemeenten = ExampleRegion.Gemeenten });
    }

    public async Task PlayAsync(IReadOnlyList<RegionEvent> events, DateTimeOffset now, CancellationToken ct)
    {
        clock.Now = events[0].At;
        await store.ImportAgreementsAsync(
            RegionContracts.Agreements(DateOnly.FromDateTime(events[0].At.Date)), new("voorbeeld", clock.Now, "het voorbeeld"), ct);
        for (var i = 0; i < events.Count; i++)
            await PlayAsync(events[i], i, now, ct);
    }

    private async Task PlayAsync(RegionEvent happening, int number, DateTimeOffset now, CancellationToken ct)
    {
        clock.Now = happening.At;
        var id = IdOf(number);
        var incoming = new IncomingBericht(
            id, happening.FileName, happening.Content, happening.At) { TransportId = $"voorbeeld-{number:D5}" };
        await store.ReceiveAsync(incoming, ct);
        if (happening.Fate is Fate.Parked)
            await store.NoteFaultAsync(id, "TimeoutException", "voorbeeld van een storing", 1, ct);
        if (happening.Fate is Fate.Pending or Fate.Parked)
            return;

        await processor.ProcessAsync(id, clock.Today(), ct);
        if (happening.Fate is Fate.Decided)
        {
            clock.Now = Earlier(happening.At + Deciding, now);
            var held = (await store.HeldAsync(ct)).Single(h => h.BerichtId == id);
            await new DecideOnHeld(store, processor, RuleCatalogue.All, clock).DecideAsync(
                new(held.Number, HeldPart.Whole, new Decision.Grant(), Decider, "Tarief klopt met het contract, nabellen niet nodig."), ct);
        }

        if (happening.Fate is not Fate.Unsent)
            await store.MarkSentAsync(id, Earlier(clock.Now + Sending, now), ct);
    }

    /// <summary>The same message has the same id each time, so that a link into the example stays good.</summary>
    private static Guid IdOf(int number) => new(number + 1, 0x4D48, 0x4D48, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
