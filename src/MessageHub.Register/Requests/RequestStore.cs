using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Requests;

/// <summary>
/// Requests of aanbieders (315, 317): what is asked, what became of it, and who has it in hand. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class RequestStore(RegisterDatabase database)
{
    /// <summary>Requests, in the order of the filter.</summary>
    public Task<Page<RequestRow>> ListAsync(RequestFilter filter, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => RequestList.ReadAsync(session, filter, page, ct), ct);

    /// <summary>How many there are; more than <paramref name="max"/> is given as that many.</summary>
    public Task<int> CountAsync(RequestFilter filter, int max, CancellationToken ct) =>
        database.ReadAsync(session => RequestList.CountAsync(session, filter, max, ct), ct);

    /// <summary>
    /// One request with all that is known of it at this moment, or null when it is not there or of a gemeente outside the scope. A fixed
    /// number of commands. To be recorded in the <see cref="AccessLog"/>.
    /// </summary>
    public Task<RequestDetail?> FindAsync(GemeenteScope scope, RequestNumber number, CancellationToken ct) =>
        database.ReadAsync(session => RequestReader.FindAsync(session, new(session), scope, number, ct), ct);

    /// <summary>The exchange that a request is of, or null when it is not there or of a gemeente outside the scope.</summary>
    public Task<ExchangeScope?> ScopeOfAsync(GemeenteScope scope, RequestNumber number, CancellationToken ct) => database.ReadAsync(
        session =>
        {
            var conditions = new Conditions(database)
                .AddScope("a", scope with { WithUnread = false })
                .AddEqual("v.arrival", "arrival", number.Message)
                .AddEqual("a.regel", "regel", number.Line - 1L);
            return session.FirstAsync(
                "select a.standaard, a.gemeente, a.aanbieder from aanvraag a join verdict v on v.bericht_id = "
                + $"a.bericht_id where {conditions.Sql}",
                Inbox.ScopeOf,
                ct,
                conditions.Parameters);
        },
        ct);

    /// <summary>All gemeenten that have requests: for who works on the store itself.</summary>
    public Task<GemeenteScope> EverywhereAsync(CancellationToken ct) => database.ReadAsync(
        async session => new GemeenteScope(
            await session.QueryAsync(
                "select distinct gemeente from aanvraag", row => new GemeenteRight(row.Text("gemeente")), ct).ConfigureAwait(false)),
        ct);

    /// <summary>
    /// Puts a request in the hands of an account, or in nobody's; whoever had it before loses it.
    /// </summary>
    /// <param name="row">The request.</param>
    /// <param name="account">Who takes it; null lays it down.</param>
    /// <param name="at">When.</param>
    /// <param name="ct">Stops the work.</param>
    public Task TakeAsync(RequestRow row, Guid? account, DateTimeOffset at, CancellationToken ct)
    {
        (string, object?)[] request = [("id", row.BerichtId), ("regel", row.Number.Line - 1L)];
        return account is { } who
            ? database.ExecuteAsync(
                """
                insert into request_hand (bericht_id, regel, account_id, taken_at) values (@id, @regel, @account, @at)
                on conflict (bericht_id, regel) do update set account_id = excluded.account_id, taken_at = excluded.taken_at
                """,
                ct,
                [.. request, ("account", who), ("at", at.ToUniversalTime())])
            : database.ExecuteAsync("delete from request_hand where bericht_id = @id and regel = @regel", ct, request);
    }

    /// <summary>Products that are granted without a person when all that can be checked is right; none unless somebody said so.</summary>
    public Task<IReadOnlyList<StraightThrough>> StraightThroughAsync(CancellationToken ct) => database.ReadAsync(
        async session => (IReadOnlyList<StraightThrough>)await session.QueryAsync(
            "select * from straight_through order by gemeente, standaard, product_code",
            row => new StraightThrough(row.Text("gemeente"), Families.Find(row.Text("standaard")), row.Text("product_code")),
            ct).ConfigureAwait(false),
        ct);

    /// <summary>Says whether a product goes straight through, from now on.</summary>
    public Task SetStraightThroughAsync(StraightThrough product, bool isOn, string by, DateTimeOffset at, CancellationToken ct)
    {
        (string, object?)[] key =
        [
            ("gemeente", product.Gemeente),
            ("standaard", Families.Of(product.Standaard)),
            ("code", product.ProductCode),
        ];
        return isOn
            ? database.ExecuteAsync(
                """
                insert into straight_through (gemeente, standaard, product_code, set_by, set_at)
                values (@gemeente, @standaard, @code, @by, @at)
                on conflict (gemeente, standaard, product_code) do nothing
                """,
                ct,
                [.. key, ("by", by), ("at", at.ToUniversalTime())])
            : database.ExecuteAsync(
                "delete from straight_through where gemeente = @gemeente and standaard = @standaard and product_code = @code", ct, key);
    }
}
