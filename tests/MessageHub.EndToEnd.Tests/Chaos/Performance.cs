namespace MessageHub.EndToEnd.Tests;

/// <summary>What came of playing a book once.</summary>
/// <param name="Register">The store, as <see cref="RegisterDump"/> says it.</param>
/// <param name="Answers">Each answer once.</param>
/// <param name="Problems">What is not as it has to be, whatever the other run says.</param>
/// <param name="Figures">What happened, for people.</param>
internal sealed record Performance(
    IReadOnlyList<string> Register, IReadOnlyCollection<Answer> Answers, IReadOnlyList<string> Problems, string Figures);
