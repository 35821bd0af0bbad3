using MessageHub.Register.Database;
using static MessageHub.Register.Facts.Snapshot.SnapshotKeys;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>The product codes that the gemeente keeps in a list; where it keeps none, what it agreed with anybody .</summary>
internal static class ListedProductCodes
{
    private const string Listed = "from listed_product where removed is null and gemeente = @gemeente and 'i' || domein = @standaard";

    public static BatchResult<List<(string Categorie, string Code)>> Ask(SnapshotKeys keys) => keys.Query(
        $"""
        select productcategorie, productcode {Listed}
        union select product_categorie, product_code from agreement where {InGemeente} and not exists (select 1 {Listed})
        """,
        row => (row.Text("productcategorie"), row.Text("productcode")));
}
