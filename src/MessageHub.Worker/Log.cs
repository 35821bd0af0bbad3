using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>All that this host logs. File names are not: senders put anything in them.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Watching {Source}; the store is {Store}")]
    public static partial void Watching(ILogger logger, string source, string store);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A folder cannot be used ({Reason}); it is tried again")]
    public static partial void FolderFailed(ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Answers cannot be delivered ({Reason}); tried again in {Milliseconds} ms. "
            + "Not reported since the last line: {Unreported} times")]
    public static partial void DeliveryFailed(ILogger logger, string reason, long milliseconds, long unreported);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bericht {BerichtId} refused unread: {Why}")]
    public static partial void RefusedUnread(ILogger logger, Guid berichtId, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "In the folder in stands {What} {Name}; it is left alone, with what is in it")]
    public static partial void LeftAlone(ILogger logger, string what, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Files} refused files were changed since; they arrive again")]
    public static partial void TakenBack(ILogger logger, int files);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Bericht {BerichtId}: attempt {Attempt} to take its file in failed: {Cause}\n{Details}")]
    public static partial void FileFault(ILogger logger, Guid berichtId, int attempt, string cause, string details);

    [LoggerMessage(Level = LogLevel.Error, Message = "Bericht {BerichtId}: its file is set aside in the folder parked, with the cause")]
    public static partial void FileParked(ILogger logger, Guid berichtId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Others on this machine can look into {Folders}, where care data stands: chmod -R go-rwx them")]
    public static partial void FoldersOpen(ILogger logger, string folders);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bericht {BerichtId} arrived: {Kind}")]
    public static partial void Arrived(ILogger logger, Guid berichtId, MessageHub.Register.Messages.ReceiptKind kind);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bericht {BerichtId}: {Bericht} sent, {Milliseconds} ms after the arrival")]
    public static partial void Sent(ILogger logger, Guid berichtId, string bericht, long milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the broker for what leaves")]
    public static partial void BrokerConnected(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queues or exchanges for what leaves were gone; they were made again")]
    public static partial void Declared(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "An answer may have {Answer} bytes and the broker probably takes {Broker}: a larger one will be parked. "
        + "Raise max_message_size of the broker and tell it in MessageHub:BrokerMaximumBytes")]
    public static partial void AnswersMayBeTooLarge(ILogger logger, long answer, long broker);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Bericht {BerichtId}: its answer is parked after {Attempts} attempts. {Cause}. See messagehub faults list")]
    public static partial void AnswerParked(ILogger logger, Guid berichtId, long attempts, string cause);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The broker gives nothing of {Queue} any more; this worker tries to take from it again")]
    public static partial void ConsumersLost(ILogger logger, string queue);

    [LoggerMessage(Level = LogLevel.Information, Message = "This worker takes from {Queue} again")]
    public static partial void ConsumersBack(ILogger logger, string queue);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "This worker has taken nothing from the queues for {Seconds} s, though the broker can be reached: "
            + "it ends, to be started again")]
    public static partial void ConsumersLostForGood(ILogger logger, long seconds);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "{Queue} is gone, or messages lie ready in it, and the broker has given this worker none for {Seconds} s: "
            + "it ends, to be started again. When that goes on, look whether every node of the broker has its part of the queue")]
    public static partial void NotServed(ILogger logger, string queue, long seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Taking from the queues cannot be stopped or begun again ({Reason}); tried again")]
    public static partial void ConsumptionFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be used: this worker takes nothing from the queues until it can")]
    public static partial void Paused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store can be used again: this worker takes from the queues")]
    public static partial void Resumed(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A delivery cannot be kept and is put aside in messagehub.rejected: {Cause}")]
    public static partial void Rejected(ILogger logger, string cause);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Deliveries of {Queue} go back to it ({Reason}). Not reported since the last line: {Unreported} times")]
    public static partial void Returned(ILogger logger, string queue, string reason, long unreported);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A delivery of {Queue} cannot be handled and is put aside in {Queue}_error: {Fault}. "
            + "Not reported since the last line: {Unreported} times")]
    public static partial void PutAside(ILogger logger, string queue, string fault, long unreported);

    [LoggerMessage(Level = LogLevel.Information, Message = "Offered {Messages} pending messages again")]
    public static partial void Reoffered(ILogger logger, int messages);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Pending messages cannot be offered again, or parked ones reported, now ({Reason}). "
            + "Not reported since the last line: {Unreported} times")]
    public static partial void SweepFailed(ILogger logger, string reason, long unreported);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Answers that are left cannot be delivered before the stop ({Reason}); another worker does, or this one when it starts")]
    public static partial void LeftForOthers(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "How much is pending cannot be read now ({Reason})")]
    public static partial void FiguresFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Emptied {Messages} messages that were settled more than {Years} years ago")]
    public static partial void Emptied(ILogger logger, int messages, int years);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Messages that were kept long enough cannot be emptied now ({Reason}); tried again tomorrow")]
    public static partial void RetentionFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "This worker ends. {Why}")]
    public static partial void OtherStore(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL has {Standbys} standbys and waits for none: when one takes over, "
        + "what was committed last may be gone, also answers that were sent. Set synchronous_standby_names")]
    public static partial void AsynchronousStandbys(ILogger logger, long standbys);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This worker was told to stop and has not done so in {DrainTime}; it ends now")]
    public static partial void StopHangs(ILogger logger, TimeSpan drainTime);

    [LoggerMessage(Level = LogLevel.Error, Message = "The intake stopped half-way and tries again: {Fault}")]
    public static partial void IntakeFault(ILogger logger, string fault);
}
