using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>
/// Somebody who may sign in. Passwords and secrets are kept as the host made them: hashed or encrypted, never readable here.
/// </summary>
public sealed record Account
{
    /// <summary>Given when the account was made; never used again.</summary>
    public required Guid Id { get; init; }

    /// <summary>What one signs in with, in lower case; unique.</summary>
    public required string Name { get; init; }

    /// <summary>How the person is shown.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What this person may do.</summary>
    public required IReadOnlyCollection<Role> Roles { get; init; }

    /// <summary>The gemeenten, or domains of them, that it may see.</summary>
    public required IReadOnlyCollection<GemeenteRight> Gemeenten { get; init; }

    /// <summary>Issuer and subject at the identity provider of the organisation; null for an account that never signed in there.</summary>
    public string? Subject { get; init; }

    /// <summary>Null for an account that signs in by the proxy or at the identity provider only.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The password was given by somebody else and has to be changed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>As the host encrypted it; null without TOTP.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>From some place attempts are refused until this moment (UTC), which may be past; null when from none.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>May not sign in any more.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When the account was made, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this person last signed in, in UTC; null for never.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Recovery codes that were not used yet.</summary>
    public int RecoveryCodes { get; init; }
}
