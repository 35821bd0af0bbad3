using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>Which versions in force are known of the allocations that the messages name.</summary>
internal static class ToewijzingVersies
{
    public static BatchResult<IReadOnlySet<ToewijzingVersie>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with t as materialized (select * from toewijzing where {InScope} and {keys.IsIn("toewijzing_nummer", "toewijzingen")})
        select distinct t.toewijzing_nummer, t.toewijzingsdatum, t.toewijzingstijd from t
        join bericht b on b.id = t.bericht_id
        where b.in_force and t.bericht_id <> @except
        """,
        VersieOf).Select(rows => (IReadOnlySet<ToewijzingVersie>)rows.ToHashSet());
}
