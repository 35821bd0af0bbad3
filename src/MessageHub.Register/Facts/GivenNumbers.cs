using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Rules.Composing;

namespace MessageHub.Register.Facts;

/// <summary>
/// The table given_number: how far each range of ToewijzingNummers was given out. A number is given out once, also when its allocation is
/// never sent.
/// </summary>
internal static class GivenNumbers
{
    /// <summary>
    /// The next free numbers of a range; fewer when it has no more. One that an allocation has already is passed over, whoever gave it out.
    /// </summary>
    /// <param name="session">A transaction, which keeps others of the gemeente waiting until it ends.</param>
    /// <param name="standaard">The domain.</param>
    /// <param name="gemeente">The gemeente.</param>
    /// <param name="range">Its range.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<IReadOnlyList<long>> TakeAsync(
        Session session, Standaard standaard, string gemeente, NumberRange range, int count, CancellationToken ct)
    {
        if (count == 0)
            return [];
        (string, object?)[] parameters = [("standaard", Families.Of(standaard)), ("gemeente", gemeente), ("first", range.First)];
        await session.Database.LockAsync(session, LockNames.Of(standaard, gemeente), ct).ConfigureAwait(false);
        var last = await session.FirstAsync(
            "select last_given from given_number where standaard = @standaard and gemeente = @gemeente and first = @first",
            row => row.NumberOrNull("last_given"),
            ct,
            parameters).ConfigureAwait(false) ?? range.First - 1;
        var given = new List<long>(count);
        for (var max = count; given.Count < count && last < range.Last; max *= 2)
        {
            var next = LongsBetween(last + 1, Math.Min(last + max, range.Last));
            var used = await session.QueryAsync(
                $"""
                select distinct toewijzing_nummer from toewijzing
                where standaard = @standaard and gemeente = @gemeente and {session.Database.IsIn("toewijzing_nummer", "nummers")}
                """,
                row => row.Number("toewijzing_nummer"),
                ct,
                [.. parameters[..2], ("nummers", session.Database.ListOf(next))]).ConfigureAwait(false);
            var free = next.Except(used).Take(count - given.Count).ToList();
            given.AddRange(free);
            last = given.Count < count ? next[^1] : given[^1];
        }

        await session.ExecuteAsync(
            """
            insert into given_number (standaard, gemeente, first, last_given) values (@standaard, @gemeente, @first, @last)
            on conflict (standaard, gemeente, first) do update set last_given = excluded.last_given
            """,
            ct,
            [.. parameters, ("last", last)]).ConfigureAwait(false);
        return given;
    }

    private static List<long> LongsBetween(long first, long last)
    {
        var all = new List<long>();
        for (var number = first; number <= last; number++)
            all.Add(number);
        return all;
    }
}
