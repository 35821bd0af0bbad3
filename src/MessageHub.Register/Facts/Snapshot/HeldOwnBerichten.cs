using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Register.Facts.SnapshotRow;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// Messages of our own in the scope that are held, first held first, as what comes after them has to know them; before one that is judged
/// again, those that were held before it.
/// </summary>
internal static class HeldOwnBerichten
{
    public const string Sql = """
        select h.bsn, h.nummer as bericht_nummer, h.identificatie as bericht_identificatie, v.dagtekening as bericht_dagtekening
        from held h join verdict v on v.bericht_id = h.bericht_id
        where h.standaard = @standaard and h.afzender = @gemeente and h.ontvanger = @aanbieder and h.bsn is not null and v.state = 'held'
            and h.number < coalesce((select number from held where bericht_id = @except), 9223372036854775807)
        order by h.number
        """;

    public static BatchResult<List<HeldOwn>> Ask(SnapshotKeys keys) =>
        keys.Query(Sql, row => new HeldOwn(new(row.Text("bsn")), BerichtOf(row)));
}
