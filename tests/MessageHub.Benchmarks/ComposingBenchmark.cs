using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Benchmarks;

/// <summary>
/// What it takes to compose for a client with very many allocations: the pure function alone, and the whole preview of a decision on an
/// embedded store, with loading, judging, writing and undoing.
/// </summary>
internal static class ComposingBenchmark
{
    private const int Allocations = 200;
    private const int Runs = 60;
    private const string Gemeente = "0297";
    private static readonly Bsn Bsn = new("999900006");
    private static readonly ExchangeScope Scope = new(Standaard.Iwmo, Gemeente, "65656055");
    private static readonly DateOnly Today = TimeProvider.System.Today();

    public static async Task RunAsync(Figures figures, string work)
    {
        await using var database = new SqliteDatabase(Path.Combine(work, "composing.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        var settings = new ProcessingSettings
        {
            ToewijzingNummers = new Dictionary<string, NumberRange> { [Gemeente] = new(1, NumberRange.Largest) },
        };
        var reader = new BerichtReader(SchemaLibrary.BuiltIn);
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, reader, RuleCatalogue.All, settings);
        var own = new OwnBerichten(processor, reader, SchemaLibrary.BuiltIn, settings, TimeProvider.System);
        var decide = new DecideOnAllocations(store, own, reader, TimeProvider.System);
        if (await decide.DecideAsync(Request([.. Enumerable.Range(0, Allocations).Select(New)])) is not OwnOutcome.Made)
            throw new InvalidOperationException("The allocations of a benchmark have to be right.");

        var register = await store.RehearseAsync(Scope, t => own.RegisterOfAsync(t, Scope, Bsn), CancellationToken.None);
        var details = new OwnBerichtDetails(
            new(3, 2), "A00000000001", Today, XsdVersie.Of(SchemaLibrary.BuiltIn.Of(BerichtIdentity.Of(new(3, 2), Standaard.Iwmo, 301))));
        var (date, time) = own.Now;
        var decision = new AllocationDecision(Scope, Bsn, date, time.AddMinutes(1), [new AllocationChange.SendAgain(1)]);
        figures.Add(
            $"compose for a client with {Allocations} allocations",
            await MedianAsync(() => Task.FromResult(OwnBericht.Toewijzing(decision, Person, register, [], [], details)
                .Bericht is not null)),
            50,
            "ms");
        figures.Add(
            $"preview of a decision for a client with {Allocations}",
            await MedianAsync(async () => await decide.PreviewAsync(Request(New(Allocations))) is OwnOutcome.Made),
            250,
            "ms");
    }

    /// <summary>The median of many runs, after some that warm up.</summary>
    private static async Task<double> MedianAsync(Func<Task<bool>> run)
    {
        var times = new List<double>();
        for (var i = -10; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (!await run())
                throw new InvalidOperationException("What is measured has to succeed.");
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static OwnRequest Request(params OwnChange[] changes) =>
        new(Scope, Bsn, new OwnWish.Change(changes), "benchmark", "Om te meten.") { Client = Person };

    /// <summary>One after the other, so that none stacks.</summary>
    private static OwnChange.Assign New(int number)
    {
        var begin = Today.AddDays(30 * number);
        return new(new() { Categorie = "02", Code = "02A03" }, begin, begin.AddDays(29),
            new() { Volume = 4, Eenheid = "04", Frequentie = "2" });
    }

    private static Client Person => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = new(1950, 2, 10) },
        Geslacht = "2",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
        Contactgegevens =
        [
            new()
            {
                Soort = "01",
                Adres = new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp",
                    LandCode = "NL" },
            },
        ],
    };
}
