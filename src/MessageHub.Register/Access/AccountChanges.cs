using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>What happened to accounts and by whom. Rows are only added, with the change itself. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AccountChanges(RegisterDatabase database)
{
    /// <summary>An account with a password of ours.</summary>
    public const string Local = "local";

    /// <summary>An account that signs in by the proxy or at the identity provider.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>A password that has to be changed at the first use.</summary>
    public const string Once = "once";

    /// <summary>What is there or may be done.</summary>
    public const string On = "on";

    /// <summary>Changes, newest first.</summary>
    /// <param name="account">Of this account, by its name; null for all.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Page<AccountChange>> ListAsync(string? account, PageRequest page, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var conditions = new Conditions(database).AddEqual("account_name", "account", account);
            if (Cursor.Read(page.After, 1) is [var text] && Cursor.Number(text) is { } after)
                conditions.Add("number < @after", ("after", after));
            var size = Cursor.SizeOf(page);
            var rows = await session.QueryAsync(
                $"select * from account_change where {conditions.Sql} order by number desc limit @max",
                row => (Number: row.Number("number"), Change: ChangeOf(row)),
                ct,
                [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
            var part = Cursor.Page(rows, size, r => Cursor.Of($"{r.Number}"));
            return new Page<AccountChange>([.. part.Items.Select(r => r.Change)], part.Next);
        },
        ct);

    /// <summary>Adds what happened, in the transaction in which it happens. Nothing is added when nothing differs.</summary>
    internal static async Task AddAsync(
        Session session, Account account, AccountChangeKind what, string? before, string? after, Actor by, DateTimeOffset at,
        CancellationToken ct)
    {
        await session.ExecuteAsync(
            """
            insert into account_change (at, by_account, by_name, account_id, account_name, what, before, after)
            values (@at, (select id from account where id = @by), @by_name, @account, @name, @what, nullif(@before, ''), nullif(@after, ''))
            """,
            ct,
            ("at", at),
            ("by", by.AccountId ?? Guid.Empty),
            ("by_name", by.Name),
            ("account", account.Id),
            ("name", account.Name),
            ("what", what.ToString()),
            ("before", before ?? ""),
            ("after", after ?? "")).ConfigureAwait(false);
    }

    /// <summary>Adds each part of an account that differs.</summary>
    internal static async Task AddDifferencesAsync(
        Session session, Account before, Account after, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        (AccountChangeKind What, string? Before, string? After)[] parts =
        [
            (AccountChangeKind.DisplayName, before.DisplayName, after.DisplayName),
            (AccountChangeKind.Roles, RolesOf(before), RolesOf(after)),
            (AccountChangeKind.Gemeenten, GemeentenOf(before), GemeentenOf(after)),
            (AccountChangeKind.App, before.TotpSecret is null ? null : On, after.TotpSecret is null ? null : On),
            (AccountChangeKind.SignIn, before.DisabledAt is null ? On : null, after.DisabledAt is null ? On : null),
        ];
        foreach (var (what, old, fresh) in parts.Where(p => p.Before != p.After))
            await AddAsync(session, after, what, old, fresh, by, at, ct).ConfigureAwait(false);
    }

    internal static string RolesOf(Account account) => string.Join(',', account.Roles.Order().Select(AccountTable.NameOf));

    internal static string GemeentenOf(Account account) => string.Join(',', GemeenteRight.Distinct(account.Gemeenten));

    private static AccountChange ChangeOf(DbDataReader row) => new()
    {
        At = row.Instant("at"),
        By = new(row.Has("by_account") ? row.Get<Guid>("by_account") : null, row.Text("by_name")),
        AccountId = row.Get<Guid>("account_id"),
        AccountName = row.Text("account_name"),
        What = Enum.Parse<AccountChangeKind>(row.Text("what")),
        Before = row.TextOrNull("before"),
        After = row.TextOrNull("after"),
    };
}
