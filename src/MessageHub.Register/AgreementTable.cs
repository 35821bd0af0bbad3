using System.Data.Common;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register;

/// <summary>The table agreement: how its rows are written and read.</summary>
internal static class AgreementTable
{
    public static readonly RowSet<AgreementRow> Rows = new(
        new("gemeente", ColumnType.Text, r => r.Gemeente),
        new("aanbieder", ColumnType.Text, r => r.Aanbieder),
        new("standaard", ColumnType.Text, r => Families.Of(r.Standaard)),
        new("product_code", ColumnType.Text, r => r.Agreement.ProductCode),
        new("eenheid", ColumnType.Text, r => r.Agreement.Eenheid),
        new("geldig_van", ColumnType.Date, r => r.Agreement.GeldigVan),
        new("product_categorie", ColumnType.Text, r => r.Agreement.ProductCategorie),
        new("source_row", ColumnType.Number, r => (long)r.Agreement.Row),
        new("tarief", ColumnType.Number, r => r.Agreement.Tarief),
        new("geldig_tot", ColumnType.Date, r => r.Agreement.GeldigTot),
        new("minuten_toegestaan", ColumnType.Boolean, r => r.Agreement.MinutenToegestaan),
        new("perceel", ColumnType.Text, r => r.Agreement.Perceel),
        new("variant", ColumnType.Text, r => r.Agreement.Variant));

    /// <summary>What replaces a row, and what makes it the same row.</summary>
    public static object KeyOf(AgreementRow row) =>
        (row.Gemeente, row.Standaard, row.Aanbieder, row.Agreement.ProductCode, row.Agreement.Eenheid, row.Agreement.GeldigVan);

    public static AgreementRow RowOf(DbDataReader row) => new(
        row.Text("gemeente"), row.Text("aanbieder"), Families.Find(row.Text("standaard")), AgreementOf(row));

    public static Agreement AgreementOf(DbDataReader row) => new()
    {
        Row = (int)row.Number("source_row"),
        ProductCategorie = row.Text("product_categorie"),
        ProductCode = row.Text("product_code"),
        Eenheid = row.Text("eenheid"),
        Tarief = row.NumberOrNull("tarief"),
        GeldigVan = row.Date("geldig_van"),
        GeldigTot = row.DateOrNull("geldig_tot"),
        MinutenToegestaan = row.Get<bool>("minuten_toegestaan"),
        Perceel = row.Text("perceel"),
        Variant = row.Text("variant"),
    };
}
