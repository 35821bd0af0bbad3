using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The current version (IV013) of each allocation that the messages name, by number.</summary>
internal static class CurrentToewijzingen
{
    public static BatchResult<IReadOnlyDictionary<long, Toewijzing>> Ask(SnapshotKeys keys)
    {
        var first = keys.First;
        // A number is unique in the gemeente, so a 301 looks beyond its own aanbieder (TR332).
        var area = first.Identity.Nummer is 301 ? InGemeente : InScope;
        // A start or stop without a number asks for those of its client as well: the list is empty for all others.
        var clients = first.LooksAtClient ? "bsns" : first.Identity.IsDelivery ? "bsns_without_nummer" : null;
        var ofClient = clients is null
            ? ""
            : $" union select * from toewijzing where {area} and toewijzing_nummer in (select toewijzing_nummer from toewijzing where "
                + $"{InScope} and {keys.IsIn("bsn", clients)})";
        return keys.Query(
            $"""
            with t as materialized (select * from toewijzing where {area} and {keys.IsIn("toewijzing_nummer", "toewijzingen")}{ofClient})
            select t.*, {Carrier("b")} from t
            join bericht b on b.id = t.bericht_id
            where b.in_force and t.bericht_id <> @except
            order by b.volgorde, t.regel
            """,
            ToewijzingOf).Select(NewestOf);
    }

    private static IReadOnlyDictionary<long, Toewijzing> NewestOf(List<Toewijzing> versions)
    {
        var current = new Dictionary<long, Toewijzing>();
        foreach (var version in versions)
            current[version.Nummer] = Toewijzing.Newest(current.GetValueOrDefault(version.Nummer), version);
        return current;
    }
}
