using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The versions of allocations in force that honour the requests that were found, by reference.</summary>
internal static class HonouringVersies
{
    public static BatchResult<ILookup<string, ToewijzingVersie>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with t as materialized (select * from toewijzing
            where {InScope} and referentie_aanbieder is not null and {keys.IsIn("referentie_aanbieder", "found")})
        select t.referentie_aanbieder, t.toewijzing_nummer, t.toewijzingsdatum, t.toewijzingstijd
        from t
        join bericht b on b.id = t.bericht_id
        where b.in_force and t.bericht_id <> @except
        order by b.volgorde, t.regel
        """,
        row => (Referentie: row.Text("referentie_aanbieder"), Versie: VersieOf(row)))
        .Select(rows => rows.ToLookup(v => v.Referentie, v => v.Versie));
}
