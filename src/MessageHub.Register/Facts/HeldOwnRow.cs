using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts;

/// <summary>Messages of our own that are held, as what comes after them has to know them.</summary>
internal static class HeldOwnRow
{
    /// <summary>
    /// Messages of our own in a scope that are held, first held first; before one that is judged again, those that were held before it.
    /// </summary>
    public const string Sql = """
        select h.bsn, h.nummer as bericht_nummer, h.identificatie as bericht_identificatie, v.dagtekening as bericht_dagtekening
        from held h join verdict v on v.bericht_id = h.bericht_id
        where h.standaard = @standaard and h.afzender = @gemeente and h.ontvanger = @aanbieder and h.bsn is not null and v.state = 'held'
            and h.number < coalesce((select number from held where bericht_id = @except), 9223372036854775807)
        order by h.number
        """;

    public static HeldOwn Of(DbDataReader row) => new(new(row.Text("bsn")), SnapshotRow.BerichtOf(row));
}
