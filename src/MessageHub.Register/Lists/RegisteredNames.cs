using MessageHub.Register.Database;

namespace MessageHub.Register.Lists;

/// <summary>What aanbieders and products are called on a day.</summary>
/// <param name="aanbieders">Names by AGB code.</param>
/// <param name="products">Names by code.</param>
public sealed class RegisteredNames(IReadOnlyDictionary<string, string> aanbieders, IReadOnlyDictionary<string, string> products)
{
    /// <summary>Without any row.</summary>
    public static readonly RegisteredNames None = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The name of an aanbieder, or null.</summary>
    public string? OfAanbieder(string? agb) => agb is null ? null : aanbieders.GetValueOrDefault(agb);

    /// <summary>The name of a product, or null.</summary>
    public string? OfProduct(string? code) => code is null ? null : products.GetValueOrDefault(code);

    /// <summary>All names, in two queries: there are some hundreds of aanbieders and of products.</summary>
    /// <param name="database">Where the register is kept.</param>
    /// <param name="scope">Whose product names count; where they differ the first by gemeente does.</param>
    /// <param name="day">The day; a name that is no more is better than none.</param>
    /// <param name="ct">Stops the work.</param>
    public static Task<RegisteredNames> ReadAsync(
        RegisterDatabase database, GemeenteScope scope, DateOnly day, CancellationToken ct) =>
        database.ReadAsync(
            async session =>
            {
                var aanbieders = await session.QueryAsync(
                    "select agb, naam from listed_aanbieder where removed is null order by agb, van <= @day desc, van desc",
                    row => (Code: row.Text("agb"), Name: row.Text("naam")),
                    ct,
                    ("day", day)).ConfigureAwait(false);
                var products = await session.QueryAsync(
                    $"""
                    select productcode, naam from (select p.*, 'i' || p.domein as standaard from listed_product p) p
                    where removed is null and {scope.Of(database, "p")}
                    order by productcode, van <= @day desc, van desc, gemeente, domein, productcategorie
                    """,
                    row => (Code: row.Text("productcode"), Name: row.Text("naam")),
                    ct,
                    [.. scope.ParametersFor(database), ("day", day)]).ConfigureAwait(false);
                return new RegisteredNames(First(aanbieders), First(products));
            },
            ct);

    private static Dictionary<string, string> First(IEnumerable<(string Code, string Name)> names) =>
        names.DistinctBy(n => n.Code).ToDictionary(n => n.Code, n => n.Name);
}
