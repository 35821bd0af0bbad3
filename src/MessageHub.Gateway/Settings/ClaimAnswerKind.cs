namespace MessageHub.Gateway.Settings;

/// <summary>How a 325 travels.</summary>
internal enum ClaimAnswerKind
{
    Di01,
    Du01,
}
