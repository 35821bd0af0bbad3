using MessageHub.Backoffice.Text;
using MessageHub.Register.Queries.Amounts;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>Amounts in rows. The total is that of everything: what is not shown is one row of its own.</summary>
/// <param name="Header">What the rows are.</param>
/// <param name="Rows">With the name of each and where it leads to.</param>
/// <param name="Total">Of all of them.</param>
public sealed record MoneyTable(string Header, IReadOnlyList<(string Name, string? Link, MoneyRow Row)> Rows, MoneyRow Total)
{
    /// <summary>A table of the largest rows.</summary>
    /// <param name="header">What the rows are.</param>
    /// <param name="all">All of them, the largest first.</param>
    /// <param name="max">So many are shown.</param>
    /// <param name="show">The name of a row and where it leads to.</param>
    /// <param name="order">What the rows that are shown are ordered by; null leaves them in the order of size.</param>
    public static MoneyTable Of(
        string header,
        IReadOnlyList<MoneyRow> all,
        int max,
        Func<MoneyRow, (string Name, string? Link)> show,
        Func<MoneyRow, string>? order = null)
    {
        var shown = all.Take(max);
        if (order is not null)
            shown = shown.OrderBy(order, StringComparer.Ordinal);
        var rows = shown.Select(r => (show(r).Name, show(r).Link, r)).ToList();
        if (all.Count > max)
            rows.Add(($"Overige ({Dutch.Number(all.Count - max)})", null, MoneyRow.Sum(default, "", all.Skip(max))));
        return new(header, rows, MoneyRow.Sum(default, "", all));
    }
}
