using System.Diagnostics;
using MessageHub.Processing;

namespace MessageHub.Cli;

/// <summary>The exit codes of cli.md; of several files the highest wins; and one of ours for what waits for a confirmation.</summary>
internal static class ExitCode
{
    public const int Accepted = 0;

    /// <summary>At least one message was rejected, partly granted or held.</summary>
    public const int Rejected = 1;

    /// <summary>At least one message was refused, or the command was used wrongly.</summary>
    public const int Refused = 2;

    /// <summary>The program failed: a bug, a full disk, no database.</summary>
    public const int Fault = 3;

    /// <summary>Nothing was stored: a person has to see what it changes and confirm it.</summary>
    public const int Unconfirmed = 4;

    public static int Of(BerichtResult result) => result.Outcome switch
    {
        BerichtOutcome.Accepted => Accepted,
        BerichtOutcome.Refused => Refused,
        BerichtOutcome.Partly or BerichtOutcome.Rejected or BerichtOutcome.Held => Rejected,
        _ => throw new UnreachableException(),
    };
}
