namespace MessageHub.Gateway.Settings;

/// <summary>Whether it is looked up that a certificate was revoked.</summary>
internal enum Revocation
{
    Online,
    None,
}
