using MessageHub.Processing;

namespace MessageHub.Cli;

/// <summary>The exit codes of cli.md; of several files the highest wins.</summary>
internal static class ExitCode
{
    public const int Accepted = 0;

    /// <summary>At least one message was rejected, partly granted or held.</summary>
    public const int Rejected = 1;

    /// <summary>At least one message was refused, or the command was used wrongly.</summary>
    public const int Refused = 2;

    /// <summary>The program failed: a bug, a full disk, no database.</summary>
    public const int Fault = 3;

    public static int Of(BerichtResult result) => result.Outcome switch
    {
        "accepted" => Accepted,
        "refused" => Refused,
        _ => Rejected,
    };
}
