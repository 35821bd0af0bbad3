namespace MessageHub.Backoffice;

/// <summary>All that this host logs: what happened and to which account by its id; never a person of a message, a path or what somebody typed.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The backoffice serves {Url}; the store is {Store}")]
    public static partial void Serving(ILogger logger, string url, string store);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request names an account as the proxy does, without the proxy's secret; it is refused")]
    public static partial void ForgedProxyHeader(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {AccountId} is locked after wrong attempts to sign in")]
    public static partial void Locked(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {AccountId} signed in")]
    public static partial void SignedIn(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody came back from the identity provider and is not let in: {Why}")]
    public static partial void OrganisationRefused(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed: {Fault}")]
    public static partial void PageFault(ILogger logger, string fault);
}
