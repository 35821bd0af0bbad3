using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>Lists of findings.</summary>
internal static class FindingList
{
    private const string Columns = """
        f.bericht_id, f.ordinal, f.arrival, v.received_at, f.standaard, f.nummer, f.gemeente, f.aanbieder, v.identificatie,
        v.declaratie_nummer,
            f.rule, f.retour_code, f.level, f.class, f.path, f.referentie, f.toewijzing_nummer, f.product_categorie, f.product_code,
            f.begindatum, f.einddatum, f.perceel, f.bedrag, f.attempt
        """;

    public static async Task<Page<FindingRow>> ReadAsync(Session session, BerichtFilter filter, PageRequest page, CancellationToken ct)
    {
        var conditions = ConditionsOf(session.Database, filter);
        // Both have it, and on the findings it is in an index with the order.
        conditions.Add(session.Database.IsIn("f.gemeente", "gemeenten"));
        if (Cursor.Read(page.After, 2) is [var a, var o] && Cursor.Number(a) is { } arrival && Cursor.Number(o) is { } ordinal)
            conditions.Add(
                "(f.arrival < @arrival or (f.arrival = @arrival and f.ordinal > @ordinal))", ("arrival", arrival), ("ordinal", ordinal));
        var size = Cursor.SizeOf(page);
        var rows = await session.QueryAsync(
            $"""
            select {Columns} from finding f join verdict v on v.bericht_id = f.bericht_id
            where {conditions.Sql} order by f.arrival desc, f.ordinal limit @max
            """,
            row => (Row: RowOf(row), Arrival: row.Number("arrival")),
            ct,
            [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
        var part = Cursor.Page(rows, size, r => Cursor.Of($"{r.Arrival}", $"{r.Row.Ordinal}"));
        return new([.. part.Items.Select(r => r.Row)], part.Next);
    }

    public static Task<List<FindingRow>> OfBerichtAsync(Session session, Guid id, CancellationToken ct) => session.QueryAsync(
        $"select {Columns} from finding f join verdict v on v.bericht_id = f.bericht_id where f.bericht_id = @id order by f.ordinal", RowOf,
        ct, ("id", id));

    /// <summary>A filter as conditions on findings f of messages v: what it asks of a finding has to hold for the same one.</summary>
    public static Conditions ConditionsOf(RegisterDatabase database, BerichtFilter filter)
    {
        var conditions = BerichtConditions.Of(database, filter with { ToewijzingNummer = null, Referentie = null })
            .AddEqual("f.retour_code", "retour_code", filter.RetourCode)
            .AddEqual("f.rule", "rule", filter.Rule)
            .AddPerceel("f.perceel", filter.Perceel)
            .AddEqual("f.toewijzing_nummer", "toewijzing", filter.ToewijzingNummer)
            .AddEqual("f.referentie", "referentie", filter.Referentie);
        return filter.OnlyRepeated ? conditions.Add("f.attempt > 1") : conditions;
    }

    private static FindingRow RowOf(DbDataReader row) => new()
    {
        BerichtId = row.Get<Guid>("bericht_id"),
        Ordinal = (int)row.Number("ordinal"),
        ReceivedAt = row.Instant("received_at"),
        Standaard = Families.Find(row.Text("standaard")),
        Nummer = (int)row.Number("nummer"),
        Gemeente = row.Text("gemeente"),
        Aanbieder = row.Text("aanbieder"),
        Identificatie = row.TextOrNull("identificatie"),
        DeclaratieNummer = row.TextOrNull("declaratie_nummer"),
        Rule = row.Text("rule"),
        RetourCode = row.TextOrNull("retour_code"),
        Level = (int)row.Number("level"),
        Class = row.Text("class"),
        Path = row.TextOrNull("path"),
        Referentie = row.TextOrNull("referentie"),
        ToewijzingNummer = row.NumberOrNull("toewijzing_nummer"),
        ProductCategorie = row.TextOrNull("product_categorie"),
        ProductCode = row.TextOrNull("product_code"),
        Begindatum = row.DateOrNull("begindatum"),
        Einddatum = row.DateOrNull("einddatum"),
        Perceel = row.TextOrNull("perceel"),
        Bedrag = row.NumberOrNull("bedrag"),
        Attempt = row.Number("attempt"),
    };
}
