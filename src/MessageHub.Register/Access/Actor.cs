namespace MessageHub.Register.Access;

/// <summary>Who does something: an account, somebody at the console of the machine, or the program itself.</summary>
/// <param name="AccountId">The account; null for the others.</param>
/// <param name="Name">The name of the account, or what stands in its place.</param>
public sealed record Actor(Guid? AccountId, string Name)
{
    /// <summary>The program, when nobody asked.</summary>
    public static readonly Actor Program = new(null, "messagehub");

    /// <summary>The identity provider of the organisation, which says what people may do.</summary>
    public static readonly Actor Provider = new(null, "organisatie");

    /// <summary>Somebody who may work on the store itself, by the name the machine has for him.</summary>
    public static Actor AtConsole(string user) => new(null, $"console ({user})");

    /// <summary>The person of this account.</summary>
    public static Actor Of(Account account) => new(account.Id, account.Name);
}
