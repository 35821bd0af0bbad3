using MessageHub.Berichten;
using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>Which of the clients of the messages ever had an allocation in force in the scope.</summary>
internal static class ClientsWithToewijzing
{
    public static BatchResult<IReadOnlySet<Bsn>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with t as materialized (select * from toewijzing where {InScope} and {keys.IsIn("bsn", "bsns")})
        select distinct t.bsn from t
        join bericht b on b.id = t.bericht_id
        where b.in_force and t.bericht_id <> @except
        """,
        row => new Bsn(row.Text("bsn"))).Select(rows => (IReadOnlySet<Bsn>)rows.ToHashSet());
}
