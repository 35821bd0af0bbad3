using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// The product codes of the list that the gemeente keeps; where it keeps none, those that it agreed with any aanbieder.
/// </summary>
internal static class AgreedProductCodes
{
    private const string Listed = "from listed_product where removed is null and gemeente = @gemeente and 'i' || domein = @standaard";

    public static BatchResult<List<(string Categorie, string Code)>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        select productcategorie, productcode {Listed}
        union select product_categorie, product_code from agreement where {InGemeente} and not exists (select 1 {Listed})
        """,
        row => (row.Text("productcategorie"), row.Text("productcode")));
}
