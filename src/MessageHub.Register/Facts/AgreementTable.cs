using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Facts;

/// <summary>
/// The table agreement: how its rows are read, and the one way in which they are written, which keeps what became of each.
/// </summary>
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
        new("variant", ColumnType.Text, r => r.Agreement.Variant),
        new("tarief_op", ColumnType.Text, r => AgreementWords.TariefOp[r.Agreement.TariefOp]),
        new("gebroken_maand", ColumnType.Text, r => AgreementWords.GebrokenMaand[r.Agreement.GebrokenMaand]),
        new("frequenties", ColumnType.Text, r => r.Agreement.Frequenties),
        new("herkomst", ColumnType.Text, r => r.Agreement.Herkomst),
        new("index_percentage", ColumnType.Number, r => StoredIndex(r.Agreement.Index)));

    private const string Key = "gemeente, standaard, aanbieder, product_code, eenheid, geldig_van";

    private static readonly RowSet<AgreementRow> Keys = new(
        new("gemeente", ColumnType.Text, r => r.Gemeente),
        new("standaard", ColumnType.Text, r => Families.Of(r.Standaard)),
        new("aanbieder", ColumnType.Text, r => r.Aanbieder),
        new("product_code", ColumnType.Text, r => r.Agreement.ProductCode),
        new("eenheid", ColumnType.Text, r => r.Agreement.Eenheid),
        new("geldig_van", ColumnType.Date, r => r.Agreement.GeldigVan));

    /// <summary>A percentage is kept in whole ten-thousandths of one.</summary>
    private const decimal PercentParts = 10_000;

    public static long? StoredIndex(decimal? percentage) => percentage is { } some ? (long)(some * PercentParts) : null;

    /// <summary>What replaces a row, and what makes it the same row.</summary>
    public static object KeyOf(AgreementRow row) =>
        (row.Gemeente, row.Standaard, row.Aanbieder, row.Agreement.ProductCode, row.Agreement.Eenheid, row.Agreement.GeldigVan);

    /// <summary>All agreements of the gemeenten and aanbieders of some rows, and nothing of another gemeente.</summary>
    public static async Task<IReadOnlyList<AgreementRow>> BesideAsync(
        Session session, IReadOnlyCollection<AgreementRow> rows, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            select * from agreement
            where {session.Database.IsIn("gemeente", "gemeenten")} and {session.Database.IsIn("aanbieder", "aanbieders")}
            """,
            RowOf,
            ct,
            ("gemeenten", session.Database.ListOf(rows.Select(r => r.Gemeente).Distinct())),
            ("aanbieders", session.Database.ListOf(rows.Select(r => r.Aanbieder).Distinct()))).ConfigureAwait(false);

    /// <summary>
    /// Adds rows, replaces the one with the same key, or takes it out, and keeps what became of each: in a fixed number of commands. Who
    /// writes waits for who is writing, so that what is written was checked against what is there.
    /// </summary>
    /// <param name="session">A transaction; when this does not end well, nothing of it may be committed.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="origin">Who changes them, when, from what and why.</param>
    /// <param name="seen"><see cref="AgreementChange.HashOf"/> of what was beside them when they were checked; null when that does not
    /// matter.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>False, and nothing was written, when what is beside them is not what was seen.</returns>
    /// <exception cref="ArgumentException">Two rows are the same agreement.</exception>
    public static async Task<bool> WriteAsync(
        Session session, IReadOnlyList<AgreementRow> rows, AgreementOrigin origin, string? seen, CancellationToken ct)
    {
        if (rows.DistinctBy(KeyOf).Count() != rows.Count)
            throw new ArgumentException("Two rows are the same agreement.", nameof(rows));
        await session.Database.LockAsync(session, LockNames.Agreements, ct).ConfigureAwait(false);
        var beside = await BesideAsync(session, rows, ct).ConfigureAwait(false);
        if (seen is not null && seen != AgreementChange.HashOf(beside))
            return false;
        rows = await PerceelNames.KnownAsync(session, rows, ct).ConfigureAwait(false);
        var changes = AgreementChange.Of(rows, beside);
        await AgreementChangeTable.AddAsync(session, changes, origin, ct).ConfigureAwait(false);
        var became = changes.Select(c => c.After).ToList();
        await session.ExecuteAsync(
            $"delete from agreement where ({Key}) in (select {Keys.Values} from {Keys.From(session.Database)})",
            ct,
            ("rows", Keys.ToJson(became.Where(r => r.IsWithdrawn)))).ConfigureAwait(false);
        await session.ExecuteAsync(
            $"""
            insert into agreement ({Rows.Names})
            select {Rows.Values} from {Rows.From(session.Database)} where true
            on conflict ({Key}) do update set
                product_categorie = excluded.product_categorie,
                source_row = excluded.source_row,
                tarief = excluded.tarief,
                geldig_tot = excluded.geldig_tot,
                minuten_toegestaan = excluded.minuten_toegestaan,
                perceel = excluded.perceel,
                variant = excluded.variant,
                tarief_op = excluded.tarief_op,
                gebroken_maand = excluded.gebroken_maand,
                frequenties = excluded.frequenties,
                herkomst = excluded.herkomst,
                index_percentage = excluded.index_percentage
            """,
            ct,
            ("rows", Rows.ToJson(became.Where(r => !r.IsWithdrawn)))).ConfigureAwait(false);
        return true;
    }

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
        TariefOp = AgreementWords.Meaning(AgreementWords.TariefOp, row.Text("tarief_op")),
        GebrokenMaand = AgreementWords.Meaning(AgreementWords.GebrokenMaand, row.Text("gebroken_maand")),
        Frequenties = row.Text("frequenties"),
        Herkomst = row.Text("herkomst"),
        Index = IndexOf(row),
    };

    public static decimal? IndexOf(DbDataReader row) => row.NumberOrNull("index_percentage") / PercentParts;
}
