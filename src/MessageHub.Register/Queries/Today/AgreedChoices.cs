using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Today;

/// <summary>What a filter can suggest, from the agreements.</summary>
internal static class AgreedChoices
{
    public static async Task<FilterChoices> ReadAsync(Session session, GemeenteScope scope, CancellationToken ct)
    {
        var inScope = new Conditions(session.Database).AddScope("", scope with { WithUnread = false });
        var agreed = await session.QueryAsync(
            $"select distinct aanbieder, perceel, product_code from agreement where {inScope.Sql}",
            row => (Aanbieder: row.Text("aanbieder"), Perceel: row.Text("perceel"), Product: row.Text("product_code")),
            ct,
            inScope.Parameters).ConfigureAwait(false);
        return new(Sorted(agreed.Select(a => a.Aanbieder)), Sorted(agreed.Select(a => a.Perceel)), Sorted(agreed.Select(a => a.Product)));
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
}
