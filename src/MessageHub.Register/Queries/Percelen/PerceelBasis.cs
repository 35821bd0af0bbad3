using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// What says in which perceel a row is, for queries over rows x that have a standaard, a product_code and the perceel of the agreement.
/// </summary>
/// <param name="Definitions">The percelen of the division, in its order.</param>
/// <param name="Texts">Texts in agreements that are the name or code of a perceel.</param>
/// <param name="MainOf">Under which code an aanbieder goes on, of those that merged.</param>
/// <param name="Inhabitants">Inhabitants by gemeente, in the year of the last month.</param>
internal sealed record PerceelBasis(
    IReadOnlyList<PerceelFacts.Definition> Definitions,
    IReadOnlyList<(string Standaard, string Text, string Code)> Texts,
    IReadOnlyDictionary<string, string> MainOf,
    IReadOnlyDictionary<string, long> Inhabitants)
{
    private static readonly RowSet<(string Standaard, string Text, string Code)> TextRows = new(
        new("standaard", ColumnType.Text, t => t.Standaard),
        new("perceel", ColumnType.Text, t => t.Text),
        new("code", ColumnType.Text, t => t.Code));

    public static async Task<PerceelBasis> ReadAsync(Session session, PerceelFilter filter, CancellationToken ct)
    {
        var database = session.Database;
        var batch = new QueryBatch(session);
        var definitions = batch.Query(
            """
            select domein, code, naam, in_scope, concentratie from listed_perceel
            where removed is null and indeling = @indeling and van <= @last and (tot is null or tot >= @first)
            order by coalesce(volgorde, 99999999), code, van desc
            """,
            row => new PerceelFacts.Definition(
                DomainOf(row.Text("domein")),
                row.Text("code"),
                row.Text("naam"),
                row.TextOrNull("in_scope") != "nee",
                row.TextOrNull("concentratie") != "nee"),
            ("indeling", filter.Indeling ?? ""),
            ("first", filter.From),
            ("last", filter.LastDay));
        var names = batch.Query("select key, name from perceel_name", row => (Key: row.Text("key"), Name: row.Text("name")));
        var merged = batch.Query(
            """
            select agb, hoofd_agb from listed_aanbieder
            where removed is null and hoofd_agb is not null and hoofd_agb <> agb and van <= @last and (tot is null or tot >= @last)
            """,
            row => (Agb: row.Text("agb"), Main: row.Text("hoofd_agb")),
            ("last", filter.LastDay));
        var inhabitants = batch.Query(
            "select gemeente, inwoners from listed_inwoners where removed is null and jaar = @year and "
            + database.IsIn("gemeente", "gemeenten"),
            row => (Gemeente: row.Text("gemeente"), Count: row.Number("inwoners")),
            ("gemeenten", database.ListOf(filter.Scope.Gemeenten)),
            ("year", (long)filter.Until.Year));
        await batch.RunAsync(ct).ConfigureAwait(false);
        // Of a perceel that was renamed the last name counts.
        var last = definitions.Value.DistinctBy(d => (d.Standaard, d.Key)).ToList();
        var written = names.Value.ToDictionary(n => n.Key, n => n.Name);
        var texts =
            from definition in last
            from text in new[] { definition.Name, definition.Key }
            where written.ContainsKey(PerceelName.KeyOf(text))
            select (Standaard: Families.Of(definition.Standaard), Text: written[PerceelName.KeyOf(text)], Code: definition.Key);
        return new(
            last,
            [.. texts.DistinctBy(t => (t.Standaard, t.Text))],
            merged.Value.ToDictionary(m => m.Agb, m => m.Main),
            inhabitants.Value.ToDictionary(i => i.Gemeente, i => i.Count));
    }

    /// <summary>Rows of the scope and the domain of a filter.</summary>
    public static Conditions Conditions(RegisterDatabase database, PerceelFilter filter, string alias) => new Conditions(database)
        .AddScope(alias, filter.Scope)
        .AddEqual($"{alias}.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null);

    public (string Name, object? Value)[] ParametersOf(Conditions conditions, PerceelFilter filter) =>
    [
        .. conditions.Parameters,
        ("first", filter.From),
        ("until", filter.Until),
        ("known", filter.AsKnownOn),
        ("indeling", filter.Indeling ?? ""),
        ("rows", TextRows.ToJson(Texts)),
    ];

    /// <summary>What says the perceel of rows x; families are the names of domains with an i before them.</summary>
    public static string Joins(RegisterDatabase database, PerceelFilter filter, string period) => filter.Indeling is null
        ? ""
        : $"""
        left join listed_perceelproduct pp on pp.removed is null and pp.indeling = @indeling and 'i' || pp.domein = x.standaard
            and pp.productcode = x.product_code and {period}
        left join (select r.standaard, r.perceel, r.code from {TextRows.From(database)}) n
            on n.standaard = x.standaard and n.perceel = x.perceel
        """;

    /// <summary>The perceel of rows x with <see cref="Joins"/>.</summary>
    public static string Key(PerceelFilter filter) => filter.Indeling is null ? "x.perceel" : "coalesce(pp.perceel, n.code, '')";

    private static Standaard DomainOf(string domein) => Families.OfDomein(domein) ?? throw new UnreachableException();
}
