using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>Starts and stops in force of the clients of the messages, by Bsn, in order of arrival.</summary>
internal static class Leveringen
{
    public static BatchResult<(ILookup<string, Start> Starts, ILookup<string, Stop> Stops)> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with l as materialized (select * from levering where {InScope} and deleted_by is null and {keys.IsIn("bsn", "bsns")})
        select l.*, {Carrier("b")} from l
        join bericht b on b.id = l.bericht_id
        where b.in_force and l.bericht_id <> @except
        order by b.volgorde, l.regel
        """,
        LeveringOf).Select(rows => (
            rows.Where(r => r.Start is not null).ToLookup(r => r.Bsn, r => r.Start!),
            rows.Where(r => r.Stop is not null).ToLookup(r => r.Bsn, r => r.Stop!)));

    /// <summary>A row is a stop when it says why the delivery ended.</summary>
    private static (string Bsn, Start? Start, Stop? Stop) LeveringOf(DbDataReader row)
    {
        var (bsn, nummer, regel) = (row.Text("bsn"), row.NumberOrNull("toewijzing_nummer"), (int)row.Number("regel"));
        var (product, begin, bericht) = (ProductOf(row), row.Date("begindatum"), BerichtOf(row));
        return row.TextOrNull("reden_beeindiging") is { } reden
            ? (bsn, null, new(nummer, product, begin, reden, row.Date("einddatum"), bericht) { Regel = regel })
            : (bsn, new(nummer, product, begin, bericht) { Regel = regel }, null);
    }
}
