namespace MessageHub.Register.Access;

/// <summary>A sign-in that lasts. The token itself is only with the browser; here is its hash.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="StartedAt">In UTC.</param>
/// <param name="SeenAt">Last use, in UTC, to the minute.</param>
/// <param name="ExpiresAt">Not used after this moment, in UTC.</param>
public sealed record AccountSession(Guid AccountId, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);
