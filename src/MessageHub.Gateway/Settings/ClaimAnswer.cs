namespace MessageHub.Gateway.Settings;

/// <summary>How a 325 travels.</summary>
internal enum ClaimAnswer
{
    Di01,
    Du01,
}
