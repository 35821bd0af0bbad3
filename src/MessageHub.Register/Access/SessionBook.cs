namespace MessageHub.Register.Access;

/// <summary>Sessions, kept on the server so that they can be ended there. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class SessionBook(RegisterDatabase database)
{
    /// <summary>Starts a session.</summary>
    /// <param name="tokenHash">Hash of the random token that the browser gets.</param>
    /// <param name="accountId">Whose.</param>
    /// <param name="at">Now.</param>
    /// <param name="expiresAt">Latest end, however busy it is.</param>
    /// <param name="ct">Stops the work.</param>
    public Task StartAsync(string tokenHash, Guid accountId, DateTimeOffset at, DateTimeOffset expiresAt, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>
    /// The session of a token with its account, or null when it is not there, ended, expired, unused for <paramref name="idle"/>, or its
    /// account is disabled. Notes the use, at most once a minute.
    /// </summary>
    public Task<(AccountSession Session, Account Account)?> UseAsync(string tokenHash, DateTimeOffset at, TimeSpan idle, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Ends one session; nothing happens when it is not there.</summary>
    public Task EndAsync(string tokenHash, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Ends all sessions of an account.</summary>
    public Task EndAllAsync(Guid accountId, DateTimeOffset at, CancellationToken ct) => throw new NotImplementedException($"{database}");
}
