using MessageHub.Register.Access;

namespace MessageHub.Register.Held;

/// <summary>A file of agreements that was proposed, with what became of it.</summary>
/// <param name="Number">Its own number.</param>
/// <param name="FileName">Name of the file, or what it came from.</param>
/// <param name="Note">Why, if they said.</param>
/// <param name="ProposedBy">Who brought it.</param>
/// <param name="ProposedAt">When, in UTC.</param>
/// <param name="State">Whether it is open, confirmed or withdrawn.</param>
/// <param name="ClosedBy">Who confirmed or withdrew it; null while it is open.</param>
/// <param name="ClosedAt">When, in UTC; null while it is open.</param>
public sealed record AgreementProposalRow(
    long Number,
    string FileName,
    string Note,
    Decider ProposedBy,
    DateTimeOffset ProposedAt,
    ProposalState State,
    string? ClosedBy,
    DateTimeOffset? ClosedAt);
