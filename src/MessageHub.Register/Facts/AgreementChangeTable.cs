using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Facts;

/// <summary>The table agreement_change: what became of agreements. Rows are only added.</summary>
internal static class AgreementChangeTable
{
    private static readonly RowSet<AgreementChange> Rows = new(
        new("gemeente", ColumnType.Text, c => c.After.Gemeente),
        new("aanbieder", ColumnType.Text, c => c.After.Aanbieder),
        new("standaard", ColumnType.Text, c => Families.Of(c.After.Standaard)),
        new("product_code", ColumnType.Text, c => c.After.Agreement.ProductCode),
        new("eenheid", ColumnType.Text, c => c.After.Agreement.Eenheid),
        new("geldig_van", ColumnType.Date, c => c.After.Agreement.GeldigVan),
        new("product_categorie", ColumnType.Text, c => c.After.Agreement.ProductCategorie),
        new("tarief", ColumnType.Number, c => c.After.Agreement.Tarief),
        new("geldig_tot", ColumnType.Date, c => c.After.Agreement.GeldigTot),
        new("minuten_toegestaan", ColumnType.Boolean, c => c.After.Agreement.MinutenToegestaan),
        new("perceel", ColumnType.Text, c => c.After.Agreement.Perceel),
        new("variant", ColumnType.Text, c => c.After.Agreement.Variant),
        new("was_there", ColumnType.Boolean, c => c.Before is not null),
        new("old_product_categorie", ColumnType.Text, c => c.Before?.Agreement.ProductCategorie),
        new("old_tarief", ColumnType.Number, c => c.Before?.Agreement.Tarief),
        new("old_geldig_tot", ColumnType.Date, c => c.Before?.Agreement.GeldigTot),
        new("old_minuten_toegestaan", ColumnType.Boolean, c => c.Before?.Agreement.MinutenToegestaan),
        new("old_perceel", ColumnType.Text, c => c.Before?.Agreement.Perceel),
        new("old_variant", ColumnType.Text, c => c.Before?.Agreement.Variant));

    public static Task AddAsync(Session session, IReadOnlyList<AgreementChange> changes, AgreementOrigin origin, CancellationToken ct) =>
        changes.Count == 0
            ? Task.CompletedTask
            : session.ExecuteAsync(
                $"""
                insert into agreement_change (at, changed_by, origin, note, {Rows.Names})
                select @at, @by, @origin, @note, {Rows.Values} from {Rows.From(session.Database)}
                """,
                ct,
                ("at", origin.At),
                ("by", origin.By),
                ("origin", origin.From),
                ("note", origin.Note),
                ("rows", Rows.ToJson(changes)));

    public static AgreementOrigin OriginOf(DbDataReader row) =>
        new(row.Text("changed_by"), row.Instant("at"), row.Text("origin"), row.Text("note"));

    public static AgreementChange ChangeOf(DbDataReader row) =>
        new(row.Get<bool>("was_there") ? RowOf(row, "old_") : null, RowOf(row, ""));

    /// <param name="row">A row of the table.</param>
    /// <param name="prefix">Of the columns of the one meant.</param>
    private static AgreementRow RowOf(DbDataReader row, string prefix) => new(
        row.Text("gemeente"),
        row.Text("aanbieder"),
        Families.Find(row.Text("standaard")),
        new()
        {
            Row = 0,
            ProductCode = row.Text("product_code"),
            Eenheid = row.Text("eenheid"),
            GeldigVan = row.Date("geldig_van"),
            ProductCategorie = row.Text($"{prefix}product_categorie"),
            Tarief = row.NumberOrNull($"{prefix}tarief"),
            GeldigTot = row.DateOrNull($"{prefix}geldig_tot"),
            MinutenToegestaan = row.Get<bool>($"{prefix}minuten_toegestaan"),
            Perceel = row.Text($"{prefix}perceel"),
            Variant = row.Text($"{prefix}variant"),
        });
}
