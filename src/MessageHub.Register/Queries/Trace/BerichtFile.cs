using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Trace;

/// <summary>The bytes of a message, or of its answer.</summary>
internal static class BerichtFile
{
    /// <summary>As they came; null when the message is not there or out of the scope.</summary>
    public static Task<BerichtBytes?> OriginalAsync(Session session, GemeenteScope scope, Guid id, CancellationToken ct) =>
        ReadAsync(session, "inbox f on f.id = v.bericht_id", scope, id, ct);

    /// <summary>Of its answer; null when there is none, or the message is not there or out of the scope.</summary>
    public static Task<BerichtBytes?> AnswerAsync(Session session, GemeenteScope scope, Guid id, CancellationToken ct) =>
        ReadAsync(session, "outbox f on f.bericht_id = v.bericht_id", scope, id, ct);

    /// <param name="session">Where it is asked.</param>
    /// <param name="file">The table f of the file of a message v, and how to find it there.</param>
    /// <param name="scope">Whose messages.</param>
    /// <param name="id">The message.</param>
    /// <param name="ct">Stops the work.</param>
    private static Task<BerichtBytes?> ReadAsync(Session session, string file, GemeenteScope scope, Guid id, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope).AddEqual("v.bericht_id", "id", id);
        return session.FirstAsync(
            $"""
            select f.file_name, f.content from {BerichtList.Source(session.Database)} v
            join {file}
            where {conditions.Sql}
            """,
            row => new BerichtBytes(row.Text("file_name"), row.Get<byte[]>("content")),
            ct,
            conditions.Parameters);
    }
}
