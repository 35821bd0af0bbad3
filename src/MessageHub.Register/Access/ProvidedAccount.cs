using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>What an identity provider says of somebody who signed in there.</summary>
/// <param name="Subject">Issuer and subject: who it is, for good.</param>
/// <param name="Name">What he is called there; the name of the account.</param>
/// <param name="DisplayName">How he is shown.</param>
/// <param name="Roles">What he may do here.</param>
/// <param name="Gemeenten">The gemeenten, or domains of them, that he may see.</param>
public sealed record ProvidedAccount(
    string Subject, string Name, string DisplayName, IReadOnlyCollection<Role> Roles, IReadOnlyCollection<GemeenteRight> Gemeenten);
