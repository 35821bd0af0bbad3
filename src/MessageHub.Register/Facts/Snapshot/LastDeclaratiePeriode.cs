using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The first day of the last period that was claimed in the scope.</summary>
internal static class LastDeclaratiePeriode
{
    public static BatchResult<DateOnly?> Ask(SnapshotKeys keys) => keys.FirstRow(
        $"select max(begindatum) as begindatum from declaratie where {InScope} and bericht_id <> @except",
        row => row.DateOrNull("begindatum"));
}
