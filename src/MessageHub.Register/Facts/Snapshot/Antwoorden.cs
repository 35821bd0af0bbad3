using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The VerzoekAntwoord of each 319 in force about the requests that were found, by reference, in order of sending.</summary>
internal static class Antwoorden
{
    public static BatchResult<ILookup<string, string>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        with a as materialized (select * from antwoord where {InScope} and {keys.IsIn("referentie_aanbieder", "found")})
        select a.referentie_aanbieder, a.verzoek_antwoord from a
        join bericht b on b.id = a.bericht_id
        where b.in_force and a.bericht_id <> @except
        order by b.volgorde
        """,
        row => (Referentie: row.Text("referentie_aanbieder"), Antwoord: row.Text("verzoek_antwoord")))
        .Select(rows => rows.ToLookup(a => a.Referentie, a => a.Antwoord));
}
