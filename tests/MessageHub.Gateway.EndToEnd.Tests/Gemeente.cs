using System.Collections.Concurrent;
using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>People of the gemeente who decide, on the store that worker and gateway have, and aanbieders who judge what they get.</summary>
internal sealed class Gemeente : IAsyncDisposable
{
    private static readonly TypedPerson Person = new()
    {
        Straatnaam = "Teststraat", Huisnummer = 5, Postcode = "9999XX", Plaatsnaam = "Testdorp",
    };

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly World world;
    private readonly PostgresDatabase database;
    private readonly RegisterStore store;
    private readonly RequestStore requests;
    private readonly OwnBerichten own;
    private readonly DecideOnRequest onRequest;
    private readonly DecideOnAllocations onAllocations;
    private readonly ConcurrentDictionary<string, string> rejections = new();

    public Gemeente(World world)
    {
        this.world = world;
        database = new(world.Database.ConnectionString);
        store = new(database);
        requests = new(database);
        var reader = new BerichtReader(SchemaLibrary.BuiltIn);
        var settings = new ProcessingSettings
        {
            ToewijzingNummers = new Dictionary<string, NumberRange> { [World.Gemeente] = new(500_000, 599_999) },
        };
        own = new(
            new(store, SchemaLibrary.BuiltIn, reader, RuleCatalogue.All, settings), reader, SchemaLibrary.BuiltIn, settings,
            TimeProvider.System);
        onRequest = new(store, requests, own, reader, TimeProvider.System);
        onAllocations = new(store, own, reader, TimeProvider.System);
        world.Hub.Judges = own => rejections.TryRemove(own.Header.Ontvanger, out var code) ? [code] : [];
    }

    /// <summary>The aanbieder rejects the next message of the gemeente that he gets, once.</summary>
    public void RejectsNext(string aanbieder, string code) => rejections[aanbieder] = code;

    /// <summary>A person decides on a request; the message has gone round and its judgement counts.</summary>
    public Task<Guid> DecidesAsync(ExchangeScope scope, string reference, RequestDecision decision) => RoundAsync(scope, async () =>
    {
        var all = new GemeenteScope([World.Gemeente]);
        var filter = new RequestFilter { Scope = all, Aanbieder = scope.Aanbieder, Referentie = reference };
        var found = (await requests.ListAsync(filter, new(), CancellationToken.None)).Items;
        var arrived = await world.Database.RowsAsync("select nummer, state, result from inbox where aanbieder = $1", scope.Aanbieder);
        Assert.True(found.Count == 1, $"There is no request {reference} in what arrived: {string.Join('\n', arrived)}");
        var request = found[0];
        var outcome = await onRequest.DecideAsync(
            all, new(request.Number, decision, new Decider(null, "ben", null), "overlegd") { Person = Person });
        return outcome is RequestOutcome.Told(var made) ? (made, "") : (null, $"{outcome}");
    });

    /// <summary>A person decides by himself; the message has gone round and its judgement counts.</summary>
    public Task<Guid> WantsAsync(ExchangeScope scope, Bsn bsn, OwnWish wish) => RoundAsync(scope, async () =>
    {
        var outcome = await onAllocations.DecideAsync(new(scope, bsn, wish, "ben", "overlegd"));
        return (outcome as OwnOutcome.Made, outcome is OwnOutcome.Refused refused ? string.Join(' ', refused.Reasons) : $"{outcome}");
    });

    /// <summary>Requests with their status, and what counts of the allocations.</summary>
    public async Task<string> StateAsync(ExchangeScope scope, Bsn bsn)
    {
        var register = await store.RehearseAsync(scope, t => own.RegisterOfAsync(t, scope, bsn), CancellationToken.None);
        return string.Join(
            " | ",
            register.Aanvragen.Select(a => $"{a.ReferentieAanbieder} {a.Status}").Concat(
                register.Toewijzingen.Values.OrderBy(t => t.Nummer).Select(t => $"{t.Omvang!.Volume} {t.RedenWijziging ?? "-"}")));
    }

    public ValueTask DisposeAsync()
    {
        world.Hub.Judges = _ => [];
        return database.DisposeAsync();
    }

    /// <summary>Lets a message leave, and waits until the judgement of the aanbieder on it counts.</summary>
    private async Task<Guid> RoundAsync(ExchangeScope scope, Func<Task<(OwnOutcome.Made? Made, string Otherwise)>> decide)
    {
        // Versions of an allocation are told apart by the second of their decision, and people take more than one.
        await Task.Delay(OneSecond);
        var before = await JudgedAsync();
        var (made, otherwise) = await decide();
        Assert.True(made is not null, otherwise);
        await world.UntilAsync(
            async () => await JudgedAsync() == before + 1, $"the {made.Result.Message} of a decision is judged by the aanbieder");
        return made.Id;

        async Task<int> JudgedAsync() => (await world.Database.RowsAsync(
            "select id from inbox where aanbieder = $1 and nummer in (302, 320) and state <> 'received'", scope.Aanbieder)).Count;
    }
}
