using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>What each of the requests that were found asks for.</summary>
internal static class GevraagdeProducten
{
    public static BatchResult<ILookup<(Guid Id, long Regel), GevraagdProduct>> Ask(SnapshotKeys keys) => keys.Query(
        $"select * from gevraagd where {keys.IsIn("bericht_id", "requests")} order by bericht_id, regel, volgnummer",
        row => (Id: row.Get<Guid>("bericht_id"), Regel: row.Number("regel"), Product: GevraagdRow.ProductOf(row)))
        .Select(rows => rows.ToLookup(g => (g.Id, g.Regel), g => g.Product));
}
