using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>Our own message that a 302 or 320 is about, in force or not.</summary>
internal static class OwnBericht
{
    internal static readonly string Sql = $"""
        with own as materialized (
            select * from bericht
            where {InScope} and nummer in (301, 319) and nummer = @own and identificatie = @own_identificatie
                and dagtekening = @dagtekening)
        select {Carrier("b")} from own b order by b.volgorde desc limit 1
        """;

    public static BatchResult<EarlierBericht?> Ask(SnapshotKeys keys) => keys.FirstRow(
        Sql,
        BerichtOf,
        ("own", keys.First.Identity.Nummer - 1),
        ("own_identificatie", keys.First.Identificatie),
        ("dagtekening", keys.First.Dagtekening));
}
