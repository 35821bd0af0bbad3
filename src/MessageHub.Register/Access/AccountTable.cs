using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>The tables of accounts.</summary>
internal static class AccountTable
{
    public static async Task<IReadOnlyList<Account>> ListAsync(
        Session session, string condition, CancellationToken ct,
        params IEnumerable<(string Name, object? Value)> parameters) => await session.QueryAsync(
        $"""
        select a.*,
            (select {session.Database.DistinctList("r.role")} from account_role r where r.account_id = a.id) as roles,
            (select {session.Database.DistinctList("g.gemeente || coalesce('/' || substr(g.standaard, 2), '')")}
                from account_gemeente g where g.account_id = a.id) as gemeenten,
            (select count(*) from recovery_code c where c.account_id = a.id and c.used_at is null) as recovery_codes,
            (select max(o.locked_until) from sign_in_origin o where o.account_id = a.id) as locked_until
        from account a where {condition} order by a.name
        """,
        AccountOf,
        ct,
        parameters).ConfigureAwait(false);

    public static async Task<Account?> FindAsync(Session session, Guid id, CancellationToken ct) =>
        (await ListAsync(session, "a.id = @id", ct, ("id", id)).ConfigureAwait(false)).SingleOrDefault();

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    private static Account AccountOf(DbDataReader row) => new()
    {
        Id = row.Get<Guid>("id"),
        Name = row.Text("name"),
        DisplayName = row.Text("display_name"),
        Roles = [.. Enum.GetValues<Role>().Where(r => ListOf(row, "roles").Contains(NameOf(r)))],
        Gemeenten = GemeenteRight.Distinct(ListOf(row, "gemeenten").Select(g => GemeenteRight.Parse(g)).OfType<GemeenteRight>()),
        Subject = row.TextOrNull("subject"),
        PasswordHash = row.TextOrNull("password_hash"),
        MustChangePassword = row.Get<bool>("must_change_password"),
        TotpSecret = row.TextOrNull("totp_secret"),
        LockedUntil = row.InstantOrNull("locked_until"),
        DisabledAt = row.InstantOrNull("disabled_at"),
        CreatedAt = row.Instant("created_at"),
        LastSignInAt = row.InstantOrNull("last_sign_in_at"),
        RecoveryCodes = (int)row.Number("recovery_codes"),
    };

    private static string[] ListOf(DbDataReader row, string name) => row.TextOrNull(name)?.Split(',') ?? [];
}
