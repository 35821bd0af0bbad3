using MessageHub.Register.Database;
using MessageHub.Rules.Tariffs;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// The agreements with the aanbieder. The number of the last change comes along with the agreements that it left, so that it is of them
/// whoever changes some meanwhile.
/// </summary>
internal static class Agreements
{
    public static BatchResult<List<(long LastChange, Agreement? Agreement)>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        select c.last_change, a.* from (select coalesce(max(number), 0) as last_change from agreement_change) c
        left join (select * from agreement where {InScope}) a on true
        order by a.source_row, a.geldig_van, a.eenheid
        """,
        row => (row.Number("last_change"), row.Has("product_code") ? AgreementTable.AgreementOf(row) : null));
}
