namespace MessageHub.Register.Access;

/// <summary>Where an attempt to sign in comes from.</summary>
/// <param name="Address">The address of the caller; of IPv6 the part that one customer has.</param>
/// <param name="Browser">The hash of what a browser that signed in before was given, or null.</param>
public sealed record SignInPlace(string Address, string? Browser);
