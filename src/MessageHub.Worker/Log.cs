using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>All that this host logs. File names are not: senders put anything in them.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Watching {Folder}; the store is {Store}")]
    public static partial void Watching(ILogger logger, string folder, string store);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A folder cannot be used ({Reason}); it is tried again")]
    public static partial void FolderTrouble(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers cannot be delivered ({Reason}); tried again in {Milliseconds} ms")]
    public static partial void DeliveryTrouble(ILogger logger, string reason, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bericht {BerichtId} refused unread: too large")]
    public static partial void RefusedUnread(ILogger logger, Guid berichtId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The intake stopped half-way and tries again: {Fault}")]
    public static partial void IntakeFault(ILogger logger, string fault);
}
