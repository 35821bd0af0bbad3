namespace MessageHub.Gateway;

/// <summary>
/// All that this host logs: our ids, names of messages, StUF codes, counts and our own words. Never a text from an envelope or a payload,
/// not even a number of it before it has the form of one.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address} for {Gemeenten} gemeenten; the store is {Store}")]
    public static partial void Listening(ILogger logger, string address, int gemeenten, string store);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "MessageHub:Gateway: {Settings} are not filled in; a hub that registered this installation under other "
            + "ones refuses what it sends")]
    public static partial void SenderAtDefault(ILogger logger, string settings);

    [LoggerMessage(Level = LogLevel.Information, Message = "Envelope {EnvelopeId}: {Kind} {Functie} stored as {State}, {Bytes} bytes")]
    public static partial void Stored(ILogger logger, Guid envelopeId, string kind, string? functie, string state, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "A {Kind} was offered again and got the same answer")]
    public static partial void Repeated(ILogger logger, string kind);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Quarantine {QuarantineId}: not accepted at the {Port} port, {Reason}, {Bytes} bytes")]
    public static partial void Quarantined(ILogger logger, Guid quarantineId, string port, string reason, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something that was not accepted ({Reason}) could not be kept: {Fault}")]
    public static partial void QuarantineFault(ILogger logger, string reason, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "An envelope could not be stored: {Fault}. Not reported since the last line: {Unreported} times")]
    public static partial void StoreFault(ILogger logger, string fault, long unreported);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "There is no room for large requests: {Megabytes} MB stand in the spool, or its disk is nearly full; "
            + "callers are asked to come back. Not reported since the last line: {Unreported} times")]
    public static partial void SpoolFull(ILogger logger, long megabytes, long unreported);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Fault}")]
    public static partial void RequestFault(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request broke off or was no HTTP: {Status}")]
    public static partial void RequestBroken(ILogger logger, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection was not made or broke off: {Fault}")]
    public static partial void ConnectionFault(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ontvanger/applicatie of envelope {EnvelopeId} is not GGk")]
    public static partial void ApplicatieDiffers(ILogger logger, Guid envelopeId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The payload of envelope {EnvelopeId} begins with a byte order mark; it is left out")]
    public static partial void ByteOrderMark(ILogger logger, Guid envelopeId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The functieVersie of envelope {EnvelopeId} is not that of its payload; the payload counts")]
    public static partial void VersionDiffers(ILogger logger, Guid envelopeId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Envelope {EnvelopeId}: the payload of {Functie} is refused with Fo01 StUF055 ({Reason})")]
    public static partial void PayloadRefused(ILogger logger, Guid envelopeId, string? functie, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Envelope {EnvelopeId}: {Functie} is parked, {Reason}")]
    public static partial void Parked(ILogger logger, Guid envelopeId, string? functie, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Envelope {EnvelopeId}: {Functie} went to the queue")]
    public static partial void Relayed(ILogger logger, Guid envelopeId, string? functie);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Work} cannot go on and is tried again: {Fault}. Not reported since the last line: {Unreported} times")]
    public static partial void WorkFault(ILogger logger, string work, string fault, long unreported);

    [LoggerMessage(Level = LogLevel.Error, Message = "Envelope {EnvelopeId}: {Work} failed on it ({Fault}); the others go on")]
    public static partial void EnvelopeFault(ILogger logger, Guid envelopeId, string work, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of the queue could not be taken ({Fault}), attempt {Attempt}")]
    public static partial void QueueMessageFault(ILogger logger, string fault, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the queues")]
    public static partial void QueueConnected(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queues are out of reach: {Fault}")]
    public static partial void QueueLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Envelope {EnvelopeId}: {Kind} {Functie} waits for {Destination}")]
    public static partial void ToSend(ILogger logger, Guid envelopeId, string kind, string? functie, string destination);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of the queue cannot be sent in an envelope: {Reason}")]
    public static partial void CannotSend(ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Envelope {EnvelopeId}: {Functie} was delivered at {Destination} ({State}) after {Attempts} attempts")]
    public static partial void Delivered(ILogger logger, Guid envelopeId, string? functie, string destination, string state, long attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Envelope {EnvelopeId}: {Functie} was refused by {Destination} ({Code})")]
    public static partial void Refused(ILogger logger, Guid envelopeId, string? functie, string destination, string code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Envelope {EnvelopeId}: {Functie} is not delivered at {Destination} yet ({Reason}), attempt {Attempts}")]
    public static partial void Later(ILogger logger, Guid envelopeId, string? functie, string destination, string reason, long attempts);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Envelope {EnvelopeId}: {Functie} is not offered at {Destination} now ({Reason})")]
    public static partial void NotOffered(ILogger logger, Guid envelopeId, string? functie, string destination, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Envelope {EnvelopeId}: {Functie} cannot be offered at {Destination} by a fault of ours ({Reason})")]
    public static partial void CannotOffer(ILogger logger, Guid envelopeId, string? functie, string destination, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages have no answer after {Days} working days")]
    public static partial void Overdue(ILogger logger, int count, int days);

    [LoggerMessage(Level = LogLevel.Information, Message = "Envelope {EnvelopeId} is sent again as {NewEnvelopeId}")]
    public static partial void SentAgain(ILogger logger, Guid envelopeId, Guid newEnvelopeId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The certificate was read again; it is valid until {NotAfter}")]
    public static partial void CertificateReloaded(ILogger logger, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The renewed certificate cannot be used ({Fault}); the earlier one stays")]
    public static partial void CertificateUnusable(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Setting} cannot be read ({Fault}): until it can, nobody may call")]
    public static partial void TrustUnusable(ILogger logger, string setting, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Setting} was read: {Count} entries")]
    public static partial void TrustRead(ILogger logger, string setting, int count);
}
