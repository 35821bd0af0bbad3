using MessageHub.Register.Database;

namespace MessageHub.Register.Held;

/// <summary>Questions about messages of ours that came back rejected. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class RejectedOwnQueries(RegisterDatabase database)
{
    /// <summary>Those that nobody has dealt with, the oldest first.</summary>
    public Task<IReadOnlyList<RejectedOwn>> ListAsync(GemeenteScope scope, int max, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("b", scope with { WithUnread = false }).Add(RejectedOwn.IsOpen);
        return database.ReadAsync(
            async session => (IReadOnlyList<RejectedOwn>)await session.QueryAsync(
                $"{RejectedOwn.Select} where {conditions.Sql} order by i.arrival limit @max",
                RejectedOwn.Of,
                ct,
                [.. conditions.Parameters, ("max", (long)max)]).ConfigureAwait(false),
            ct);
    }

    /// <summary>One of them, or null when somebody has dealt with it, or it is of a gemeente outside the scope.</summary>
    public async Task<RejectedOwn?> FindAsync(GemeenteScope scope, Guid id, CancellationToken ct) =>
        await database.ReadAsync(session => OwnDecisions.FindAsync(session, id, ct), ct).ConfigureAwait(false) is { } found
        && scope.Contains(found.Scope.Gemeente, found.Scope.Standaard)
            ? found
            : null;

    /// <summary>
    /// What rejected 301s decided and does not count, each version beside the one that counts as before. By the id of the 301, in order of
    /// ToewijzingNummer.
    /// </summary>
    public Task<ILookup<Guid, RejectedVersion>> VersionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        database.ReadAsync(session => RejectedVersions.OfAsync(session, ids, ct), ct);
}
