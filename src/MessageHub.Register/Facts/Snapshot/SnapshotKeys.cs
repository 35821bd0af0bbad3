using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>What the questions for a snapshot share: the keys of the messages, and the batch that the questions go into.</summary>
internal sealed class SnapshotKeys
{
    public const string InScope = "standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder";
    public const string InGemeente = "standaard = @standaard and gemeente = @gemeente";

    private readonly QueryBatch batch;
    private readonly IReadOnlyList<(string Name, object? Value)> parameters;

    /// <param name="database">Whose dialect to use.</param>
    /// <param name="batch">Gets the queries.</param>
    /// <param name="all">The keys of one message, or of several starts and stops of one scope.</param>
    /// <param name="except">The id of a message that is judged again: what it left does not count.</param>
    public SnapshotKeys(RegisterDatabase database, QueryBatch batch, IReadOnlyList<RegisterKeys> all, Guid? except)
    {
        (Database, this.batch, All, First) = (database, batch, all, all[0]);
        parameters =
        [
            ("standaard", First.Identity.Family),
            ("gemeente", First.Scope.Gemeente),
            ("aanbieder", First.Scope.Aanbieder),
            ("identificaties", ListOf<string>(k => [k.Identificatie])),
            // No message has the empty id.
            ("except", except ?? Guid.Empty),
            ("bsns", ListOf(k => k.Bsns)),
            ("toewijzingen", ListOf(k => k.ToewijzingNummers)),
            ("aanbieder_referenties", ListOf(k => k.ReferentiesAanbieder)),
            ("referenties", ListOf(k => k.ReferentieNummers)),
            ("vorige", ListOf(k => k.VorigReferentieNummers)),
            ("bsns_without_nummer", ListOf(k => k.BsnsWithoutNummer)),
            ("deleted_starts", ListOf(k => k.DeletedStarts)),
        ];
    }

    private SnapshotKeys(SnapshotKeys same, QueryBatch batch, IEnumerable<(string Name, object? Value)> more) =>
        (Database, this.batch, All, First, parameters) = (same.Database, batch, same.All, same.First, [.. same.parameters, .. more]);

    public RegisterDatabase Database { get; }

    public IReadOnlyList<RegisterKeys> All { get; }

    /// <summary>The only message, or one of several that ask the same.</summary>
    public RegisterKeys First { get; }

    /// <summary>The same keys, and what was found by them, for questions that go into a batch after this one.</summary>
    public SnapshotKeys Then(QueryBatch next, params IEnumerable<(string Name, object? Value)> found) => new(this, next, found);

    public BatchResult<List<T>> Query<T>(string sql, Func<DbDataReader, T> map) => batch.Query(sql, map, parameters);

    public BatchResult<T?> FirstRow<T>(string sql, Func<DbDataReader, T> map, params IEnumerable<(string Name, object? Value)> more) =>
        batch.First(sql, map, [.. parameters, .. more]);

    public string IsIn(string column, string parameter) => Database.IsIn(column, parameter);

    private object ListOf<T>(Func<RegisterKeys, IEnumerable<T>> keysOf) => Database.ListOf(All.SelectMany(keysOf).Distinct());
}
