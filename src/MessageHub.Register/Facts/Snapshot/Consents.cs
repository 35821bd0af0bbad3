using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The versions of the allocations that the messages name to which the aanbieder agreed.</summary>
internal static class Consents
{
    public static BatchResult<IReadOnlySet<ToewijzingVersie>> Ask(SnapshotKeys keys) => keys.Query(
        $"select * from consent where {InScope} and {keys.IsIn("toewijzing_nummer", "toewijzingen")}",
        VersieOf).Select(rows => (IReadOnlySet<ToewijzingVersie>)rows.ToHashSet());
}
