using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Register;

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
    public async Task<ILookup<Guid, RejectedVersion>> VersionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var (decided, inForce) = await database.ReadAsync(
            async session => (
                await ReadAsync(session, "n.bericht_id = t.bericht_id", ids, ct).ConfigureAwait(false),
                (await ReadAsync(session, "m.in_force", ids, ct).ConfigureAwait(false)).ToLookup(r => (r.Rejected, r.Version.Nummer))),
            ct).ConfigureAwait(false);
        return decided
            .Select(d => (d.Rejected, Version: new RejectedVersion(
                d.Version,
                inForce[(d.Rejected, d.Version.Nummer)].Select(r => r.Version).Aggregate((Toewijzing?)null, Toewijzing.Newest))))
            .Where(v => v.Version.InForce is not { } now
                || (now.Toewijzingsdatum, now.Toewijzingstijd).CompareTo(
                    (v.Version.Decided.Toewijzingsdatum, v.Version.Decided.Toewijzingstijd)) < 0)
            .ToLookup(v => v.Rejected, v => v.Version);
    }

    /// <summary>Versions of the allocations that rejected 301s name, oldest first.</summary>
    private async Task<List<(Guid Rejected, Toewijzing Version)>> ReadAsync(
        Session session, string which, IReadOnlyCollection<Guid> ids, CancellationToken ct) => await session.QueryAsync(
        $"""
        select t.bericht_id as rejected_id, n.*, {SnapshotRow.Carrier("m")}
        from toewijzing t
        join toewijzing n on n.standaard = t.standaard and n.gemeente = t.gemeente and n.toewijzing_nummer = t.toewijzing_nummer
        join bericht m on m.id = n.bericht_id
        where {database.IsIn("t.bericht_id", "ids")} and {which}
        order by t.toewijzing_nummer, m.volgorde, n.regel
        """,
        (DbDataReader row) => (row.Get<Guid>("rejected_id"), SnapshotRow.ToewijzingOf(row)),
        ct,
        ("ids", database.ListOf(ids))).ConfigureAwait(false);
}
