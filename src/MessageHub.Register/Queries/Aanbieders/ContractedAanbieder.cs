using MessageHub.Register.Talks;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>An organisation with an active contract, and what it did in the last months.</summary>
/// <param name="Agb">AGB code.</param>
/// <param name="Class">The first of <see cref="Classes"/> that a contract of it has; null when none has one.</param>
/// <param name="Attention">Why it needs attention, or null.</param>
/// <param name="AttentionUntil">Until when at least, or null.</param>
/// <param name="Since">The first day of its first contract.</param>
/// <param name="Percelen">In so many percelen.</param>
/// <param name="Net">Eurocents granted, credits taken off.</param>
/// <param name="Starts">Care that began.</param>
public sealed record ContractedAanbieder(
    string Agb, string? Class, string? Attention, DateOnly? AttentionUntil, DateOnly Since, int Percelen, long Net, long Starts)
{
    /// <summary>The classes, the one that asks most first.</summary>
    public static readonly IReadOnlyList<string> Classes = [TalkTerms.Strategic, TalkTerms.Specialist, "overig"];

    /// <summary>A contract, no start and no euro.</summary>
    public bool IsIdle => Net == 0 && Starts == 0;
}
