using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The claim that was the first to use a ReferentieNummer of this one, by number.</summary>
internal static class UsedReferentieNummers
{
    public static BatchResult<IReadOnlyDictionary<string, EarlierBericht>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with p as materialized (select * from prestatie where {InScope} and {keys.IsIn("referentie_nummer", "referenties")})
        select p.referentie_nummer, {Carrier("b")} from p
        join bericht b on b.id = p.bericht_id
        where p.bericht_id <> @except
        order by b.volgorde
        """,
        row => (Nummer: row.Text("referentie_nummer"), Bericht: BerichtOf(row)))
        .Select(rows => (IReadOnlyDictionary<string, EarlierBericht>)
            rows.DistinctBy(r => r.Nummer).ToDictionary(r => r.Nummer, r => r.Bericht));
}
