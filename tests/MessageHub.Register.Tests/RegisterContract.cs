using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Register.Tests;

/// <summary>What the register promises on every database. Each test has a database of its own.</summary>
public abstract partial class RegisterContract : IAsyncLifetime
{
    private static readonly Verdict Accepted = new() { Outcome = Outcome.Accepted, Findings = [] };
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 30, 0, TimeSpan.FromHours(2));
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(Now.ToUniversalTime());
    private RegisterDatabase database = null!;

    private RegisterStore Store { get; set; } = null!;

    public async Task InitializeAsync()
    {
        database = await CreateAsync(isMigrated: true);
        Store = new(database, clock);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await DropAsync();
    }

    /// <summary>A new database of this kind that holds nothing: tables when it is migrated, or not even those.</summary>
    protected abstract Task<RegisterDatabase> CreateAsync(bool isMigrated);

    /// <summary>Another way into the newest database, as a second process has it.</summary>
    protected abstract RegisterDatabase Again();

    /// <summary>Removes the databases that were made.</summary>
    protected abstract Task DropAsync();

    private static Rule RuleOf(Level level = Level.AcrossMessages) => new()
    {
        Code = "TR000",
        Name = "ForTests",
        Level = level,
        RetourCode = "9000",
        AppliesTo = Scope.In(323),
        Definitie = "Een regel voor tests.",
    };

    private static Finding On(Klasse instance, Level level = Level.AcrossMessages) => new(RuleOf(level), instance, new("Verander het."));

    private static Verdict Rejected(params Klasse[] instances) =>
        new() { Outcome = Outcome.Rejected, Findings = [.. instances.Select(i => On(i))] };

    private static Verdict Partly(params Klasse[] instances) => Rejected(instances) with { Outcome = Outcome.Partly };

    private static Verdict HeldVerdict(params Prestatie[] lines) => new()
    {
        Outcome = Outcome.Held,
        Findings = [],
        Held = [.. lines.Select(l => LineToDecide.Of(l, "Geen afspraak.", "Leg de afspraak vast."))],
    };

    /// <summary>Receives and records a message; its id.</summary>
    private async Task<Guid> RecordAsync(Bericht bericht, Verdict? verdict = null, bool answer = false)
    {
        var id = await ReceiveAsync();
        await RecordAgainAsync(id, bericht, verdict ?? Accepted, answer);
        return id;
    }

    private async Task<Guid> ReceiveAsync(Guid? id = null, byte[]? content = null)
    {
        var incoming = new IncomingBericht(id ?? Guid.NewGuid(), "in.xml", content ?? [60, 0, 255], Now);
        Assert.True(await Store.ReceiveAsync(incoming, None));
        return incoming.Id;
    }

    private Task<bool> RecordAgainAsync(Guid id, Bericht bericht, Verdict verdict, bool answer = false) => InScopeOfAsync(
        bericht,
        async t =>
        {
            await t.RecordAsync(id, bericht, verdict, answer ? new(id, "uit.xml", [1, 2]) : null, "resultaat");
            return true;
        });

    private Task<T> InScopeOfAsync<T>(Bericht bericht, Func<RegisterTransaction, Task<T>> work) =>
        Store.InTransactionAsync(ExchangeScope.Of(bericht), work, None);

    private Task<RegisterSnapshot> LoadAsync(Bericht bericht, Guid? except = null) =>
        InScopeOfAsync(bericht, t => t.LoadAsync(RegisterKeys.Of(bericht), except));
}
