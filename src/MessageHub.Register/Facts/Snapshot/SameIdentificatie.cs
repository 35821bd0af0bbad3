using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// Messages in force of these numbers, all ours or none. A gemeente numbers its messages of one type through, whichever aanbieder they
/// go to. One that a 302 or 320 undid counts as never sent.
/// </summary>
internal static class SameIdentificatie
{
    public static BatchResult<Dictionary<(int Nummer, string Identificatie), EarlierBericht>> Ask(SnapshotKeys keys) => keys
        .Query(Sql(keys.Database, keys.All.Select(k => k.Identity.Nummer)), BerichtOf)
        .Select(rows => rows.ToDictionary(b => (b.Nummer, b.Identificatie)));

    internal static string Sql(RegisterDatabase database, IEnumerable<int> nummers)
    {
        var wanted = nummers.Distinct().Order().ToList();
        // What is said twice says to the database which index serves.
        var ours = wanted.All(n => n is 301 or 319)
            ? $"{InGemeente} and b.nummer in (301, 319)"
            : $"{InScope} and b.nummer not in (301, 319)";
        return $"""
            select {Carrier("b")} from bericht b
            where {ours} and b.nummer in ({string.Join(", ", wanted)}) and {database.IsIn("b.identificatie", "identificaties")}
                and b.id <> @except and b.in_force
            """;
    }
}
