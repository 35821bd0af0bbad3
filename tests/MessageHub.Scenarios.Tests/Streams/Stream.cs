namespace MessageHub.Scenarios.Tests.Streams;

/// <summary>A sequence of messages and decisions between a gemeente and an aanbieder.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Source">Why it has to go so.</param>
/// <param name="Steps">What each does, in order.</param>
internal sealed record Stream(string Name, string Source, params Stream.Step[] Steps)
{
    /// <summary>It exists in the Jeugdwet only.</summary>
    public bool IsJwOnly { get; init; }

    /// <summary>What one of them does, and the line that comes of it.</summary>
    /// <param name="Expected">The line of <see cref="Exchange"/>; empty when it says nothing.</param>
    /// <param name="Act">What is done.</param>
    public sealed record Step(string Expected, Func<Exchange, Task<string>> Act);
}
