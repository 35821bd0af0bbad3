using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Benchmarks;

/// <summary>A store that holds agreements and accepted messages of one gemeente and one aanbieder.</summary>
internal static class FilledStore
{
    public static async Task<SqliteDatabase> MakeAsync(string folder, string agreements, IReadOnlyList<Bericht> accepted)
    {
        var database = new SqliteDatabase(Path.Combine(folder, "messagehub.db"));
        await database.MigrateAsync(CancellationToken.None);
        var store = new RegisterStore(database);
        using var file = new StringReader(agreements);
        var (rows, problems) = AgreementsFile.Read(file, []);
        if (problems.Count > 0)
            throw new InvalidOperationException("The agreements have to be correct.");
        await store.ImportAgreementsAsync(rows, new("benchmark", DateTimeOffset.UnixEpoch, "benchmark"), CancellationToken.None);
        var received = accepted.Select(b => (Id: Guid.NewGuid(), Bericht: b)).ToList();
        foreach (var (id, bericht) in received)
            await store.ReceiveAsync(new(id, "a.xml", BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch), CancellationToken.None);
        await store.InTransactionAsync(
            ExchangeScope.Of(accepted[0]),
            async transaction =>
            {
                foreach (var (id, bericht) in received)
                {
                    var register = await transaction.LoadAsync(RegisterKeys.Of(bericht));
                    await transaction.WriteAsync(
                        [new(id, "{}") { Judgement = new(bericht, register, new() { Outcome = Outcome.Accepted, Findings = [] }) }]);
                }

                return true;
            },
            CancellationToken.None);
        return database;
    }
}
