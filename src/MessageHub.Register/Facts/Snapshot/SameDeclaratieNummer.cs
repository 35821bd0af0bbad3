using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The earlier claim with the DeclaratieNummer of this one.</summary>
internal static class SameDeclaratieNummer
{
    public static BatchResult<EarlierBericht?> Ask(SnapshotKeys keys) => keys.FirstRow(
        $"""
        with d as materialized (select * from declaratie where {InScope} and declaratie_nummer = @declaratie_nummer)
        select {Carrier("b")} from d
        join bericht b on b.id = d.bericht_id
        where d.bericht_id <> @except
        """,
        BerichtOf,
        ("declaratie_nummer", keys.First.DeclaratieNummer ?? ""));
}
