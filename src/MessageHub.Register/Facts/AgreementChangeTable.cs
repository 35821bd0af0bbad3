using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Facts;

/// <summary>
/// The table agreement_change: what became of agreements. Rows are only added, and each says all of what an agreement became.
/// </summary>
internal static class AgreementChangeTable
{
    /// <summary>A row l is about the same agreement as a row c.</summary>
    private const string Same =
        """
        l.gemeente = c.gemeente and l.aanbieder = c.aanbieder and l.standaard = c.standaard and l.product_code = c.product_code
        and l.eenheid = c.eenheid and l.geldig_van = c.geldig_van
        """;

    private static readonly RowSet<AgreementChange> Rows = new(
        new("gemeente", ColumnType.Text, c => c.After.Gemeente),
        new("aanbieder", ColumnType.Text, c => c.After.Aanbieder),
        new("standaard", ColumnType.Text, c => Families.Of(c.After.Standaard)),
        new("product_code", ColumnType.Text, c => c.After.Agreement.ProductCode),
        new("eenheid", ColumnType.Text, c => c.After.Agreement.Eenheid),
        new("geldig_van", ColumnType.Date, c => c.After.Agreement.GeldigVan),
        new("source_row", ColumnType.Number, c => (long)c.After.Agreement.Row),
        new("product_categorie", ColumnType.Text, c => c.After.Agreement.ProductCategorie),
        new("tarief", ColumnType.Number, c => c.After.Agreement.Tarief),
        new("geldig_tot", ColumnType.Date, c => c.After.Agreement.GeldigTot),
        new("minuten_toegestaan", ColumnType.Boolean, c => c.After.Agreement.MinutenToegestaan),
        new("perceel", ColumnType.Text, c => c.After.Agreement.Perceel),
        new("variant", ColumnType.Text, c => c.After.Agreement.Variant),
        new("tarief_op", ColumnType.Text, c => AgreementWords.TariefOp[c.After.Agreement.TariefOp]),
        new("gebroken_maand", ColumnType.Text, c => AgreementWords.GebrokenMaand[c.After.Agreement.GebrokenMaand]),
        new("frequenties", ColumnType.Text, c => c.After.Agreement.Frequenties),
        new("herkomst", ColumnType.Text, c => c.After.Agreement.Herkomst),
        new("index_percentage", ColumnType.Number, c => AgreementTable.StoredIndex(c.After.Agreement.Index)),
        new("is_withdrawn", ColumnType.Boolean, c => c.After.IsWithdrawn),
        new("was_there", ColumnType.Boolean, c => c.Before is not null),
        new("old_product_categorie", ColumnType.Text, c => c.Before?.Agreement.ProductCategorie),
        new("old_tarief", ColumnType.Number, c => c.Before?.Agreement.Tarief),
        new("old_geldig_tot", ColumnType.Date, c => c.Before?.Agreement.GeldigTot),
        new("old_minuten_toegestaan", ColumnType.Boolean, c => c.Before?.Agreement.MinutenToegestaan),
        new("old_perceel", ColumnType.Text, c => c.Before?.Agreement.Perceel),
        new("old_variant", ColumnType.Text, c => c.Before?.Agreement.Variant),
        new("old_tarief_op", ColumnType.Text, c => c.Before is { } b ? AgreementWords.TariefOp[b.Agreement.TariefOp] : null),
        new("old_gebroken_maand", ColumnType.Text, c => c.Before is { } b ? AgreementWords.GebrokenMaand[b.Agreement.GebrokenMaand] : null),
        new("old_frequenties", ColumnType.Text, c => c.Before?.Agreement.Frequenties));

    /// <summary>
    /// Adds changes. They are known from the day of who made them; but the first agreements of a gemeente with an aanbieder in a domain,
    /// with which a store is filled, each from its own first day: what is loaded with its own dates was known then (T-012).
    /// </summary>
    public static Task AddAsync(Session session, IReadOnlyList<AgreementChange> changes, AgreementOrigin origin, CancellationToken ct) =>
        changes.Count == 0
            ? Task.CompletedTask
            : session.ExecuteAsync(
                $"""
                insert into agreement_change (at, changed_by, origin, note, known_from, {Rows.Names})
                select @at, @by, @origin, @note,
                    case when r.geldig_van < @day and not exists (
                        select 1 from agreement_change e
                        where e.gemeente = r.gemeente and e.aanbieder = r.aanbieder and e.standaard = r.standaard)
                    then r.geldig_van else @day end,
                    {Rows.Values}
                from {Rows.From(session.Database)}
                """,
                ct,
                ("at", origin.At),
                ("day", LocalDay.Of(origin.At)),
                ("by", origin.By),
                ("origin", origin.From),
                ("note", origin.Note),
                ("rows", Rows.ToJson(changes)));

    /// <summary>A table expression of the agreements as they were known, to be read as rows of the table agreement.</summary>
    /// <param name="known">A condition on column of changes that were known, with {0} for their alias.</param>
    public static string Known(string known) =>
        $"""
        (select c.* from agreement_change c
        where {Of(known, "c")} and not c.is_withdrawn
            and not exists (select 1 from agreement_change l where {Same} and l.number > c.number and {Of(known, "l")})) agreement
        """;

    public static AgreementOrigin OriginOf(DbDataReader row) =>
        new(row.Text("changed_by"), row.Instant("at"), row.Text("origin"), row.Text("note"));

    public static AgreementChange ChangeOf(DbDataReader row) => new(
        row.Get<bool>("was_there") ? BeforeOf(row) : null, AgreementTable.RowOf(row) with { IsWithdrawn = row.Get<bool>("is_withdrawn") });

    private static string Of(string known, string alias) => known.Replace("{0}", alias, StringComparison.Ordinal);

    private static AgreementRow BeforeOf(DbDataReader row)
    {
        var after = AgreementTable.RowOf(row);
        return after with
        {
            Agreement = new()
            {
                Row = 0,
                ProductCode = after.Agreement.ProductCode,
                Eenheid = after.Agreement.Eenheid,
                GeldigVan = after.Agreement.GeldigVan,
                ProductCategorie = row.Text("old_product_categorie"),
                Tarief = row.NumberOrNull("old_tarief"),
                GeldigTot = row.DateOrNull("old_geldig_tot"),
                MinutenToegestaan = row.Get<bool>("old_minuten_toegestaan"),
                Perceel = row.Text("old_perceel"),
                Variant = row.Text("old_variant"),
                TariefOp = AgreementWords.Meaning(AgreementWords.TariefOp, row.Text("old_tarief_op")),
                GebrokenMaand = AgreementWords.Meaning(AgreementWords.GebrokenMaand, row.Text("old_gebroken_maand")),
                Frequenties = row.Text("old_frequenties"),
            },
        };
    }
}
