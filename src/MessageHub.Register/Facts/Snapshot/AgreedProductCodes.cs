using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The product codes that the gemeente agreed with any aanbieder.</summary>
internal static class AgreedProductCodes
{
    public static BatchResult<List<(string Categorie, string Code)>> Ask(SnapshotKeys keys) => keys.Query(
        $"select distinct product_categorie, product_code from agreement where {InGemeente}",
        row => (row.Text("product_categorie"), row.Text("product_code")));
}
