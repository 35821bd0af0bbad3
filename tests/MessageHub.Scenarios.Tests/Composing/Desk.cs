using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>A gemeente that composes its own messages, on a store of its own. Test BSNs only.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Gemeente = "0297";
    public const string Aanbieder = "65656055";
    public static readonly Bsn Bsn = new("999900006");
    public static readonly NumberRange Range = new(500_000, 500_009);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-desk-");
    private readonly SqliteDatabase database;

    private Desk(RuleSet rules)
    {
        database = new(Path.Combine(folder.FullName, "messagehub.db"));
        var settings = new ProcessingSettings { ToewijzingNummers = new Dictionary<string, NumberRange> { [Gemeente] = Range } };
        var reader = new BerichtReader(SchemaLibrary.BuiltIn);
        Store = new(database, Clock);
        Processor = new(Store, SchemaLibrary.BuiltIn, reader, rules, settings);
        Own = new(Processor, reader, SchemaLibrary.BuiltIn, settings, Clock);
        Decide = new(Store, Own, reader, Clock);
        Asked = new(database);
        OnRequest = new(Store, Asked, Own, reader, Clock);
        OnHeld = new(Store, Processor, rules, Clock);
        Rejected = new(database);
    }

    public SetClock Clock { get; } = new(new(2026, 6, 8, 8, 0, 0, TimeSpan.Zero));

    public RegisterStore Store { get; }

    public BerichtProcessor Processor { get; }

    public OwnBerichten Own { get; }

    public DecideOnAllocations Decide { get; }

    /// <summary>What aanbieders asked for.</summary>
    public RequestStore Asked { get; }

    public DecideOnRequest OnRequest { get; }

    public DecideOnHeld OnHeld { get; }

    public RejectedOwnQueries Rejected { get; }

    /// <summary>SQL commands so far.</summary>
    public int Commands => database.CommandCount;

    public static Product Product(string code = "45A04") => new() { Categorie = code[..2], Code = code };

    /// <summary>A jeugdige with a parent whose number is not given.</summary>
    public static Client Client => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = new(2014, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
        Relaties = [new() { Soort = "10", Naam = new() { Geslachtsnaam = new() { Achternaam = "Ouder" } }, Contact = Contact }],
        Contactgegevens = [Contact],
    };

    private static Contact Contact => new()
    {
        Soort = "01",
        Adres = new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp",
            LandCode = "NL" },
    };

    public static ExchangeScope Scope(string aanbieder = Aanbieder) => new(Standaard.Ijw, Gemeente, aanbieder);

    public static AllocationChange.Assign New(string code = "45A04", string frequentie = "4", DateOnly? einddatum = null) => new(
        Product(code), new(2026, 7, 1), einddatum ?? new(2026, 12, 31), new() { Volume = 10, Eenheid = "04", Frequentie = frequentie },
            null);

    /// <param name="rules">By which is judged; null is all of them, and no warning holds.</param>
    public static async Task<Desk> OpenAsync(RuleSet? rules = null)
    {
        var desk = new Desk(rules ?? RuleCatalogue.All);
        await desk.database.MigrateAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>Decides in a transaction of its own.</summary>
    public Task<OwnOutcome> AssignAsync(params AllocationChange[] changes) => AssignAsync(Aanbieder, [], changes);

    public Task<OwnOutcome> AssignAsync(string aanbieder, IReadOnlyList<long> numbers, params AllocationChange[] changes) =>
        Store.InTransactionAsync(Scope(aanbieder), t => AssignAsync(t, aanbieder, numbers, changes), CancellationToken.None);

    public async Task<OwnOutcome> AssignAsync(
        RegisterTransaction transaction, string aanbieder, IReadOnlyList<long> numbers, params AllocationChange[] changes)
    {
        var register = await Own.RegisterOfAsync(transaction, Scope(aanbieder), Bsn, numbers);
        var (date, time) = Own.Now;
        return await Own.AssignAsync(transaction, new(Scope(aanbieder), Bsn, date, time, changes), Client, register, numbers);
    }

    /// <summary>Offers a message as its sender does.</summary>
    public async Task<BerichtResult> OfferAsync(Bericht bericht)
    {
        var id = Guid.NewGuid();
        await Store.ReceiveAsync(new(id, "in.xml", BerichtWriter.Write(bericht), Clock.GetUtcNow()), CancellationToken.None);
        return await Processor.ProcessAsync(id, Clock.Today());
    }

    public Task<RegisterSnapshot> RegisterAsync() =>
        Store.RehearseAsync(Scope(), t => Own.RegisterOfAsync(t, Scope(), Bsn), CancellationToken.None);

    public async Task<IReadOnlyList<byte[]>> OutboxAsync() =>
        [.. (await Store.UnsentAsync(100, CancellationToken.None)).Select(u => u.Content)];

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>A clock that is set by hand.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
