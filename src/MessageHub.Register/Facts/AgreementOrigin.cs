namespace MessageHub.Register.Facts;

/// <summary>Who changes agreements, when, from what and why: kept with every change.</summary>
/// <param name="By">Who, as people know themselves here: the name of an account, or what the command line was given. Two with four
/// eyes.</param>
/// <param name="At">When.</param>
/// <param name="From">What it came from: a file with its hash, a page, a decision on a message, the command line. In plain Dutch.</param>
/// <param name="Note">Why, if they said.</param>
public sealed record AgreementOrigin(string By, DateTimeOffset At, string From, string Note = "");
