using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Trace;

/// <summary>Everything about one message. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class BerichtQueries(RegisterDatabase database)
{
    /// <summary>The trace of a message, or null when it is not there or of a gemeente outside the scope.</summary>
    public Task<BerichtDetail?> FindAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        database.ReadAsync(session => BerichtTrace.ReadAsync(session, scope, id, ct), ct);

    /// <summary>The original bytes, or null as in <see cref="FindAsync"/>. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> OriginalAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        database.ReadAsync(session => BerichtFile.OriginalAsync(session, scope, id, ct), ct);

    /// <summary>The bytes of its answer, or null when there is none. To be recorded in the <see cref="Access.AccessLog"/>.</summary>
    public Task<BerichtBytes?> AnswerAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        database.ReadAsync(session => BerichtFile.AnswerAsync(session, scope, id, ct), ct);

    /// <summary>
    /// The persons a message is about, for the access log and for whoever may see them: at most <paramref name="max"/>, or all when that
    /// is null.
    /// </summary>
    public Task<IReadOnlyList<Bsn>> ClientsAsync(GemeenteScope scope, Guid id, int? max, CancellationToken ct) =>
        database.ReadAsync(session => BerichtClients.ReadAsync(session, scope, id, max, ct), ct);
}
