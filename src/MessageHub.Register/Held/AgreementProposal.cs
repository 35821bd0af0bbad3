using MessageHub.Register.Access;
using MessageHub.Register.Facts;

namespace MessageHub.Register.Held;

/// <summary>A file of agreements that is open until somebody has seen what it changes and confirms it.</summary>
/// <param name="Number">Its own number.</param>
/// <param name="FileName">Name of the file, or what it came from.</param>
/// <param name="Content">The file.</param>
/// <param name="Note">Why, if they said.</param>
/// <param name="Seen"><see cref="AgreementChange.HashOf"/> of the agreements beside it when it was shown what it changes.</param>
/// <param name="ProposedBy">Who brought it.</param>
/// <param name="ProposedAt">When, in UTC.</param>
public sealed record AgreementProposal(
    long Number, string FileName, byte[] Content, string Note, string Seen, Decider ProposedBy, DateTimeOffset ProposedAt);
