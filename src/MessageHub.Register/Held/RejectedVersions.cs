using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Held;

/// <summary>What rejected 301s decided and does not count, each version beside the one that counts.</summary>
internal static class RejectedVersions
{
    /// <summary>By the id of the 301, in order of ToewijzingNummer.</summary>
    public static async Task<ILookup<Guid, RejectedVersion>> OfAsync(Session session, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var decided = await ReadAsync(session, "n.bericht_id = t.bericht_id", ids, ct).ConfigureAwait(false);
        var inForce = (await ReadAsync(session, "m.in_force", ids, ct).ConfigureAwait(false)).ToLookup(r => (r.Rejected, r.Version.Nummer));
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
    private static async Task<List<(Guid Rejected, Toewijzing Version)>> ReadAsync(
        Session session, string which, IReadOnlyCollection<Guid> ids, CancellationToken ct) => await session.QueryAsync(
        $"""
        select t.bericht_id as rejected_id, n.*, {SnapshotRow.Carrier("m")}
        from toewijzing t
        join toewijzing n on n.standaard = t.standaard and n.gemeente = t.gemeente and n.toewijzing_nummer = t.toewijzing_nummer
        join bericht m on m.id = n.bericht_id
        where {session.Database.IsIn("t.bericht_id", "ids")} and {which}
        order by t.toewijzing_nummer, m.volgorde, n.regel
        """,
        (DbDataReader row) => (row.Get<Guid>("rejected_id"), SnapshotRow.ToewijzingOf(row)),
        ct,
        ("ids", session.Database.ListOf(ids))).ConfigureAwait(false);
}
