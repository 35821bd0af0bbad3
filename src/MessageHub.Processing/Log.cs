using Microsoft.Extensions.Logging;

namespace MessageHub.Processing;

/// <summary>All that this project logs: our id, message type, counts, rule codes and durations; never anything of a person.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Bericht {BerichtId}: {Bericht} {Outcome}, {Findings} findings [{Rules}], {Milliseconds} ms")]
    public static partial void Processed(ILogger logger, Guid berichtId, string bericht, string outcome, int findings, string rules, long milliseconds);
}
