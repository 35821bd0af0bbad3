namespace MessageHub.Register.Access;

/// <summary>Who proposes or confirms something that takes two persons.</summary>
/// <param name="AccountId">The account, whatever it is called now; null in what an earlier version of this program kept.</param>
/// <param name="Name">The name of the account.</param>
/// <param name="DisplayName">How the person is shown, if it is known.</param>
public sealed record Decider(Guid? AccountId, string Name, string? DisplayName)
{
    /// <summary>The person of this account.</summary>
    public static Decider Of(Account account) => new(account.Id, account.Name, account.DisplayName);

    /// <summary>Four eyes are two persons: an account is one whatever it is called now, and two accounts on one name are one.</summary>
    public bool IsSameAs(Decider other) =>
        (AccountId is { } id && id == other.AccountId) || IsOne(Name, other.Name) || IsOne(DisplayName, other.DisplayName);

    private static bool IsOne(string? name, string? other) =>
        name is not null && other is not null && name.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);
}
