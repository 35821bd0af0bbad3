using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;

namespace MessageHub.Scenarios.Tests.Own;

/// <summary>An embedded store on which all warnings hold messages of our own, with who decides on them.</summary>
internal sealed class OwnDesk : IAsyncDisposable
{
    public static readonly Decider Ben = new(Guid.NewGuid(), "ben", "Ben Bos");
    public static readonly Decider Carla = new(Guid.NewGuid(), "carla", "Carla Cools");

    private readonly SqliteDatabase database;
    private readonly DayClock clock = new();

    private OwnDesk(SqliteDatabase database, RuleSet rules)
    {
        this.database = database;
        Store = new(database);
        Processor = new(Store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), rules, new());
        Decide = new(Store, Processor, rules, clock);
    }

    public RegisterStore Store { get; }

    public BerichtProcessor Processor { get; }

    public DecideOnHeld Decide { get; }

    /// <summary>The day on which is judged and decided.</summary>
    public DateOnly Today
    {
        get => clock.Day;
        set => clock.Day = value;
    }

    /// <param name="file">The file of the store; made when it is not there.</param>
    /// <param name="codes">Which warnings hold; none is all.</param>
    public static async Task<OwnDesk> OpenAsync(string file, params string[] codes)
    {
        var choices = codes.Length == 0 ? [new WarningChoice(null, null, true)] : codes.Select(c => new WarningChoice(null, c, true));
        var database = new SqliteDatabase(file);
        await database.MigrateAsync(CancellationToken.None);
        return new(database, RuleCatalogue.All.With(new WarningPolicy([.. choices])));
    }

    /// <summary>Judges a message as it is when it arrives.</summary>
    public async Task<BerichtResult> GiveAsync(byte[] content)
    {
        var id = await ReceiveAsync(content);
        return await Processor.ProcessAsync(id, Today);
    }

    public Task<BerichtResult> GiveAsync(Bericht bericht) => GiveAsync(BerichtWriter.Write(bericht));

    public async Task<Guid> ReceiveAsync(byte[] content)
    {
        var id = Guid.NewGuid();
        await Store.ReceiveAsync(new(id, "in.xml", content, DateTimeOffset.UnixEpoch), CancellationToken.None);
        return id;
    }

    /// <summary>A person decides on all that is held of a message.</summary>
    public Task<DecisionOutcome> DecideAsync(long number, Decision decision, Decider? by = null) =>
        Decide.DecideAsync(new(number, HeldPart.Whole, decision, by ?? Ben, "gebeld met de aanbieder"));

    public async Task<IReadOnlyList<HeldBericht>> HeldAsync() => await Store.HeldAsync(CancellationToken.None);

    /// <summary>What stands ready to leave, in its order, by message and Identificatie.</summary>
    public async Task<IReadOnlyList<string>> LeavingAsync() =>
        [.. (await Store.UnsentAsync(100, CancellationToken.None)).Select(o => Path.GetFileNameWithoutExtension(o.FileName))];

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private sealed class DayClock : TimeProvider
    {
        public DateOnly Day { get; set; } = new(2026, 6, 15);

        public override DateTimeOffset GetUtcNow() => new(Day, new(10, 0), TimeSpan.Zero);
    }
}
