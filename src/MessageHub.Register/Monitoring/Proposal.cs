namespace MessageHub.Register.Monitoring;

/// <summary>A decision on held work that one person proposed and another has to confirm (four eyes).</summary>
/// <param name="Number">Its own number.</param>
/// <param name="HeldNumber">The held work.</param>
/// <param name="Line">One line by its <see cref="HeldLine.Number"/>, or null for all that waits.</param>
/// <param name="Decision">grant, reject or rerun.</param>
/// <param name="RetourCode">With reject: the code.</param>
/// <param name="ProposedBy">Who proposed, as the account's name.</param>
/// <param name="Note">Why.</param>
/// <param name="ProposedAt">When, in UTC.</param>
/// <param name="State">open, confirmed or withdrawn.</param>
/// <param name="ClosedBy">Who confirmed or withdrew it.</param>
/// <param name="ClosedAt">When, in UTC.</param>
public sealed record Proposal(
    long Number,
    long HeldNumber,
    int? Line,
    string Decision,
    string? RetourCode,
    string ProposedBy,
    string Note,
    DateTimeOffset ProposedAt,
    ProposalState State,
    string? ClosedBy,
    DateTimeOffset? ClosedAt);
