using System.Text;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Lists;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Register.Talks;
using MessageHub.Rules;
using MessageHub.Rules.Register;

namespace MessageHub.Example;

/// <summary>Fills a register with a region of steering, as files and messages fill it: each with its own date.</summary>
public sealed class SteeringPlayer
{
    /// <summary>So many messages are received and judged together.</summary>
    private const int Together = 200;

    private static readonly DateTimeOffset Begin = new(2025, 1, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly PlayClock clock = new() { Now = Begin };
    private readonly RegisterDatabase database;
    private readonly RegisterStore store;
    private readonly BerichtProcessor processor;

    private SteeringPlayer(RegisterDatabase database)
    {
        this.database = database;
        store = new(database, clock);
        processor = new(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());
    }

    /// <summary>Fills a register that holds nothing yet.</summary>
    /// <param name="database">Brought up to date before.</param>
    /// <param name="region">Which region.</param>
    /// <param name="now">The moment people look at it: a talk is due the day after.</param>
    /// <param name="ct">Stops the work; what was filled stays.</param>
    /// <returns>How many messages were not accepted: none.</returns>
    public static async Task<int> FillAsync(RegisterDatabase database, SteeringRegion region, DateTimeOffset now, CancellationToken ct) =>
        await new SteeringPlayer(database).FillAsync(new SteeringScript(region), region, AmsterdamDate.Of(now), ct);

    private async Task<int> FillAsync(SteeringScript script, SteeringRegion region, DateOnly today, CancellationToken ct)
    {
        var origin = new AgreementOrigin("voorbeeld", Begin, "het voorbeeld");
        var agreements = AgreementsFile.Read(Encoding.UTF8.GetBytes(script.Agreements));
        if (agreements.Problems.Count > 0)
            throw new InvalidOperationException($"The example is wrong: {agreements.Sentences[0]}");
        await store.ImportAgreementsAsync(agreements.Rows, origin, ct);
        await AddAsync(KeptList.Aanbieders, script.Aanbieders, origin, ct);
        await AddAsync(KeptList.Percelen, script.Percelen, origin, ct);
        await AddAsync(KeptList.Perceelproducten, script.Products, origin, ct);
        await AddAsync(KeptList.Contracten, script.Contracts(today.AddMonths(1)), origin, ct);
        await new TalkStore(database).AddAsync(
            new Talk(
                0, script.BySize[0], [.. region.Gemeenten.Select(g => new GemeenteRight(g.Code))], today.AddMonths(-2), today.AddDays(1),
                "Wachttijd besproken. Wij kijken samen naar de instroom.", "voorbeeld", Begin),
            ct);
        return await JudgeAsync(script.Allocations(), SteeringBerichten.AllocatedOn, ct)
            + await JudgeAsync(script.Claims(), SteeringBerichten.ClaimedOn, ct);
    }

    private async Task AddAsync(KeptList list, string csv, AgreementOrigin origin, CancellationToken ct)
    {
        var lists = new ListStore(database);
        var named = await lists.WithNamedAsync(list, ct);
        var read = ListFile.Read(list, Encoding.UTF8.GetBytes(csv)).Beside(named, isWhole: false);
        if (read.Problems.Count > 0)
            throw new InvalidOperationException($"The example is wrong: {read.Sentences[0]}");
        await lists.ImportAsync(list, read.Rows, isWhole: false, origin, ListDifference.HashOf(named[list.Name]), ct);
    }

    /// <summary>As workers do it: what waits between a gemeente and an aanbieder is judged together, oldest first.</summary>
    private async Task<int> JudgeAsync(IEnumerable<byte[]> messages, DateOnly day, CancellationToken ct)
    {
        clock.Now = new(day.ToDateTime(new(10, 0)), TimeSpan.FromHours(1));
        var (scopes, wrong) = (new HashSet<ExchangeScope>(), 0);
        foreach (var part in messages.Select(m => new IncomingBericht(Guid.NewGuid(), "voorbeeld.xml", m, clock.Now)).Chunk(Together))
            scopes.UnionWith((await store.ReceiveManyAsync(part, ct)).Select(r => r.Scope!));
        foreach (var scope in scopes)
        {
            while (await processor.JudgeBatchAsync(scope, Together, day, ct) is (BatchOutcome.Taken, var judged))
                wrong += judged.Count(j => j.Result.Outcome is not BerichtOutcome.Accepted);
        }

        return wrong;
    }
}
