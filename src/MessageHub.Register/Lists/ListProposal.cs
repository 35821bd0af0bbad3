namespace MessageHub.Register.Lists;

/// <summary>A file of a list that is open until somebody has seen what it changes and confirms it.</summary>
/// <param name="Number">Its own number.</param>
/// <param name="List">The list.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Content">The file.</param>
/// <param name="IsWhole">Rows that are not in it are taken out.</param>
/// <param name="Note">Why, if they said.</param>
/// <param name="Seen"><see cref="ListDifference.HashOf"/> of the list when it was shown what the file changes.</param>
/// <param name="ProposedBy">Who brought it.</param>
/// <param name="ProposedAt">When, in UTC.</param>
public sealed record ListProposal(
    long Number,
    KeptList List,
    string FileName,
    byte[] Content,
    bool IsWhole,
    string Note,
    string Seen,
    string ProposedBy,
    DateTimeOffset ProposedAt);
