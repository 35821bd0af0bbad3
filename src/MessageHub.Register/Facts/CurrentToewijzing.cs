using MessageHub.Register.Database;
using MessageHub.Register.Queries.Toewijzingen;

namespace MessageHub.Register.Facts;

/// <summary>
/// Which version of an allocation counts, kept beside the versions: told_on is the first day the aanbieder was notified of its number, and
/// only the newest version in force has it, unless that is a deletion. So who asks for what is open does not have to compare all versions.
/// Derived anew for the numbers of one message, from all that is known of them: it does not matter what was there before.
/// </summary>
internal static class CurrentToewijzing
{
    /// <summary>Adds the command for allocations of a 301 that was stored, after its verdict.</summary>
    public static void Renew(QueryBatch batch, RegisterDatabase database, string standaard, string gemeente, IEnumerable<long> nummers) =>
        batch.Execute(
        Renewal(database.IsIn("toewijzing_nummer", "nummers"), "b.in_force"),
        ("standaard", standaard),
        ("gemeente", gemeente),
        ("nummers", database.ListOf(nummers.Distinct())));

    /// <summary>Adds the command for a 301 in force that is about to be undone.</summary>
    /// <param name="batch">Gets the command.</param>
    /// <param name="bericht">A query that finds its id.</param>
    /// <param name="parameters">Of the query, with standaard and gemeente.</param>
    public static void RenewWithout(QueryBatch batch, string bericht, IEnumerable<(string Name, object? Value)> parameters) =>
        batch.Execute(
        Renewal(
            $"toewijzing_nummer in (select n.toewijzing_nummer from toewijzing n where n.bericht_id = ({bericht}))",
            $"b.in_force and b.id <> ({bericht})"),
        parameters);

    /// <summary>Without a join: a plan that was made on empty tables finds messages in full ones by their ids.</summary>
    internal static string Renewal(string named, string counts)
    {
        const string answeredOn =
            "(select r.told_on from renewed r where r.bericht_id = toewijzing.bericht_id and r.regel = toewijzing.regel)";
        return $"""
            with versions as materialized (
                select t.*,
                    (select b.volgorde from bericht b where b.id = t.bericht_id and {counts}) as volgorde,
                    (select v.settled_on from verdict v where v.bericht_id = t.bericht_id) as settled_on
                from toewijzing t where t.standaard = @standaard and t.gemeente = @gemeente and t.{named}),
            renewed as materialized (
                select bericht_id, regel, first_on as told_on from (
                    select t.*, {ToewijzingList.FirstReason} as first_reason,
                        min(settled_on) over (partition by toewijzing_nummer) as first_on,
                        row_number() over (partition by toewijzing_nummer order by {ToewijzingList.NewestFirst}) as recency
                    from versions t where volgorde is not null and settled_on is not null) x
                where recency = 1 and not {ToewijzingList.IsDeleted})
            update toewijzing set told_on = {answeredOn}
            where standaard = @standaard and gemeente = @gemeente and {named} and told_on is distinct from {answeredOn}
            """;
    }
}
