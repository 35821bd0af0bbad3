using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>Earlier claimed lines that the rules for these messages compare with, in order of arrival.</summary>
internal static class EarlierPrestaties
{
    public static BatchResult<List<EarlierPrestatie>> Ask(SnapshotKeys keys)
    {
        // Three look-ups joined by union instead of or: each has an index of its own.
        var lines = $"select * from prestatie where {InScope} and bericht_id <> @except";
        var wanted = keys.First.Identity.Nummer switch
        {
            301 => $"{lines} and state = 'granted' and {keys.IsIn("toewijzing_nummer", "toewijzingen")}",
            305 or 307 => $"{lines} and state = 'granted' and {keys.IsIn("toewijzing_nummer", "deleted_starts")}",
            _ => $"""
                {lines} and state <> 'rejected' and {keys.IsIn("toewijzing_nummer", "toewijzingen")}
                union {lines} and state <> 'rejected' and {keys.IsIn("referentie_nummer", "vorige")}
                union {lines} and state <> 'rejected' and {keys.IsIn("vorig_referentie_nummer", "vorige")}
                """,
        };
        return keys.Query(
            $"""
            with p as materialized ({wanted})
            select p.*, {Carrier("b")} from p
            join bericht b on b.id = p.bericht_id
            where b.in_force
            order by b.volgorde, p.regel
            """,
            PrestatieOf);
    }
}
