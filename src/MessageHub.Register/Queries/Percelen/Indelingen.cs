using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>The divisions in percelen that there are, the one that began last first.</summary>
internal static class Indelingen
{
    public static async Task<IReadOnlyList<string>> ReadAsync(Session session, CancellationToken ct) => await session.QueryAsync(
        "select indeling from listed_perceel where removed is null group by indeling order by max(van) desc, indeling",
        row => row.Text("indeling"),
        ct).ConfigureAwait(false);
}
