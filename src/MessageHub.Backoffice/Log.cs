namespace MessageHub.Backoffice;

/// <summary>
/// All that this host logs: what happened and to which account by its id; never a person of a message, a path or what somebody typed.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The backoffice serves {Url}; the store is {Store}")]
    public static partial void Serving(ILogger logger, string url, string store);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A request names an account as the proxy does, without the proxy's secret; it is refused")]
    public static partial void ForgedProxyHeader(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {AccountId} is locked after wrong attempts to sign in")]
    public static partial void Locked(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {AccountId} signed in")]
    public static partial void SignedIn(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody came back from the identity provider and is not let in: {Why}")]
    public static partial void OrganisationRefused(ILogger logger, string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The keys that seal cookies and the secrets of authenticator apps lie unprotected in the store; "
            + "name a certificate in Backoffice:Keys:Certificate")]
    public static partial void KeysUnprotected(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "{Number} keys in the store were put under the certificate of Backoffice:Keys:Certificate")]
    public static partial void KeysProtected(ILogger logger, int number);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Number} keys in the store are under a certificate that is not here: "
            + "cookies and authenticator apps that they seal do not open. "
            + "Name it in Backoffice:Keys:Certificate, or in Backoffice:Keys:Earlier beside a newer one")]
    public static partial void KeysClosed(ILogger logger, int number);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The secret of the app of account {AccountId} cannot be opened with the keys in the store; recovery codes go on working")]
    public static partial void AppClosed(ILogger logger, Guid accountId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed: {Fault}")]
    public static partial void PageFault(ILogger logger, string fault);
}
