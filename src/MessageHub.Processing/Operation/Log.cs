using Microsoft.Extensions.Logging;

namespace MessageHub.Processing.Operation;

/// <summary>All that this project logs: our id, message type, counts, rule codes and durations; never anything of a person.</summary>
internal static partial class Log
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Bericht {BerichtId}: {Bericht} {Outcome}, {Findings} findings [{Rules}], {Milliseconds} ms")]
    public static partial void Processed(
        ILogger logger, Guid berichtId, string bericht, string outcome, int findings, string rules, long milliseconds);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Bericht {BerichtId}: attempt {Attempt} failed, parked: {IsParked}. {Cause}\n{Details}")]
    public static partial void Fault(ILogger logger, Guid berichtId, long attempt, bool isParked, string cause, string details);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The store cannot be used ({Reason}); tried again by itself. Not reported since the last line: {Unreported} times")]
    public static partial void StoreOutage(ILogger logger, string reason, long unreported);
}
