using MessageHub.Berichten;

namespace MessageHub.Register.Requests;

/// <summary>A product of which a request is granted without a person when all that can be checked is right.</summary>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Standaard">The domain.</param>
/// <param name="ProductCode">The product.</param>
public sealed record StraightThrough(string Gemeente, Standaard Standaard, string ProductCode);
