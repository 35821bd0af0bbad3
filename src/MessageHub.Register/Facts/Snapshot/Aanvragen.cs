using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// The requests that the messages name, and those of their clients, each as its row is found. What they ask for and how they were answered
/// is asked after them (<see cref="AanvraagAnswers"/>).
/// </summary>
internal static class Aanvragen
{
    public static BatchResult<List<(Guid Id, long Regel, Aanvraag Aanvraag)>> Ask(SnapshotKeys keys)
    {
        // By reference and by client: joined by union, because each has an index of its own.
        var requests = $"select * from aanvraag where {InScope} and bericht_id <> @except";
        var ofClient = keys.First.LooksAtClient ? $"union {requests} and {keys.IsIn("bsn", "bsns")}" : "";
        return keys.Query(
            $"""
            with a as materialized (
                {requests} and {keys.IsIn("referentie_aanbieder", "aanbieder_referenties")}
                {ofClient})
            select a.*, {Carrier("b")} from a
            join bericht b on b.id = a.bericht_id
            where b.in_force
            order by b.volgorde, a.regel
            """,
            row => (row.Get<Guid>("bericht_id"), row.Number("regel"), new Aanvraag
            {
                ReferentieAanbieder = row.Text("referentie_aanbieder"),
                Bsn = new(row.Text("bsn")),
                Bericht = BerichtOf(row),
                GezagsdragerBekend = row.Get<bool>("gezagsdrager_bekend"),
                Verwijzer = row.TextOrNull("verwijzer"),
            }));
    }
}
