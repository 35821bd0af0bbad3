using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Access;

/// <summary>
/// The first run makes one administrator with a password for once, that is printed on the console and nowhere else. There is no default
/// password. The administrator can make accounts and see nothing of messages, unless the host gives him more (the demo).
/// </summary>
public sealed class FirstAccount(AccountStore accounts, TimeProvider clock, FirstAccount.Rights rights)
{
    public const string Name = "beheerder";

    /// <summary>What the first account may do.</summary>
    public sealed record Rights(IReadOnlyCollection<Role> Roles, IReadOnlyCollection<GemeenteRight> Gemeenten)
    {
        public static readonly Rights Administrator = new([Role.Beheerder], []);
    }

    /// <summary>The password that was made at this start, or null when there was an account already.</summary>
    public string? OneTimePassword { get; private set; }

    public async Task MakeAsync(CancellationToken ct)
    {
        if ((await accounts.ListAsync(ct)).Count > 0)
            return;
        var (id, password) = (Guid.NewGuid(), Register.Access.PasswordHash.NewOneTimePassword());
        var account = new Account
        {
            Id = id,
            Name = Name,
            DisplayName = "Beheerder",
            Roles = rights.Roles,
            Gemeenten = rights.Gemeenten,
            PasswordHash = Register.Access.PasswordHash.Of(password),
            MustChangePassword = true,
            CreatedAt = clock.GetUtcNow(),
        };
        // Of several hosts that start at once one makes it, and only that one prints a password.
        if (await accounts.AddFirstAsync(account, ct))
            OneTimePassword = password;
    }
}
