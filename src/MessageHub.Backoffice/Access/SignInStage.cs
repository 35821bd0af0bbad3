namespace MessageHub.Backoffice.Access;

/// <summary>How far somebody is with signing in: sealed in a cookie of its own that no page but those of signing in looks at.</summary>
/// <param name="AccountId">Whose password was right.</param>
/// <param name="CodeProven">The code of the app was right too, or the account has no app.</param>
/// <param name="Wanted">Where the person wanted to go.</param>
/// <param name="NewSecret">The secret of an app that is being set up, or null.</param>
public sealed record SignInStage(Guid AccountId, bool CodeProven, string Wanted, byte[]? NewSecret = null);
