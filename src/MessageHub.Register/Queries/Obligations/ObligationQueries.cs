using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>
/// What is due, to and from the gemeente (process.md §6): derived when asked, so that nothing has to be kept in step with the calendar;
/// with the messages only which version of an allocation counts (<see cref="CurrentToewijzing"/>). Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="workingDays">What terms are counted in.</param>
public sealed class ObligationQueries(RegisterDatabase database, WorkingDays workingDays)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What is open, the soonest due first.</summary>
    public Task<Page<Obligation>> OpenAsync(ObligationFilter filter, PageRequest page, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            var streams = ObligationStreams.Of(database, filter, workingDays);
            var after = CursorOf(page.After);
            var size = Cursor.SizeOf(page);
            var found = new List<(int Stream, DateOnly Start, string Id, Obligation Obligation)>();
            for (var i = 0; i < streams.Count; i++)
            {
                if (filter.Kind is { } kind && streams[i].Kind != kind || filter.Owner is { } owner && streams[i].Owner != owner)
                    continue;
                var bounds = BoundsOf(streams[i], i, filter, after);
                // Once the page is full, only what is due as early as its last one can still be on it.
                if (found.Count > size)
                    bounds = bounds.Before(
                        streams[i].FirstStartDueOnOrAfter(found.Select(f => f.Obligation.DueOn).Order().ElementAt(size).AddDays(1)));
                if (bounds.Until <= streams[i].Earliest)
                    continue;
                var rows = await streams[i].OpenAsync(session, bounds, size + 1, ct).ConfigureAwait(false);
                found.AddRange(rows.Select(r => (i, r.StartsOn, r.Id, r.ToObligation(streams[i], filter.Today, workingDays))));
            }

            // Stable: within a stream the order is that of the database.
            var ordered = found.OrderBy(f => f.Obligation.DueOn).ThenBy(f => f.Stream).ToList();
            var part = Cursor.Page(ordered, size, f => Cursor.Of(Text(f.Obligation.DueOn), $"{f.Stream}", Text(f.Start), f.Id));
            return new Page<Obligation>([.. part.Items.Select(f => f.Obligation)], part.Next);
        },
        ct);

    /// <summary>
    /// Counts per kind, in the order of the kinds; <see cref="ObligationFilter.OnlyOverdue"/> and <see cref="ObligationFilter.DueBy"/> do
    /// not limit.
    /// </summary>
    /// <param name="filter">Which.</param>
    /// <param name="withMet">Also what is done; who only wants to know what is open is spared the search for it, and gets zeros.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<ObligationCount>> CountsAsync(ObligationFilter filter, bool withMet, CancellationToken ct) =>
        database.ReadAsync(
        async session =>
        {
            var counts = new List<ObligationCount>();
            foreach (var stream in ObligationStreams.Of(database, filter, workingDays))
            {
                if (filter.Kind is { } kind && stream.Kind != kind || filter.Owner is { } owner && stream.Owner != owner)
                    continue;
                counts.Add(
                    await ObligationCounting.CountAsync(session, stream, filter.Today, workingDays, withMet, ct).ConfigureAwait(false));
            }

            return (IReadOnlyList<ObligationCount>)[.. counts.GroupBy(c => c.Kind).Select(ObligationCounting.Sum)];
        },
        ct);

    /// <summary>The first days of the obligations that are asked; due days are in the same order as first days.</summary>
    private static StreamBounds BoundsOf(
        ObligationStream stream, int index, ObligationFilter filter, (DateOnly Due, long Stream, DateOnly Start, string Id)? after)
    {
        var bounds = new StreamBounds();
        if (filter.OnlyOverdue)
            bounds = bounds.Before(stream.FirstStartDueOnOrAfter(filter.Today));
        if (filter.DueBy is { } last)
            bounds = bounds.FromDay(stream.FirstStartDueOnOrAfter(filter.Today)).Before(stream.FirstStartDueOnOrAfter(last.AddDays(1)));
        if (after is not { } a)
            return bounds;
        return index == a.Stream
            ? bounds with { After = (a.Start, a.Id) }
            : bounds.FromDay(stream.FirstStartDueOnOrAfter(index < a.Stream ? a.Due.AddDays(1) : a.Due));
    }

    private static (DateOnly Due, long Stream, DateOnly Start, string Id)? CursorOf(string? text) =>
        Cursor.Read(text, 4) is [var due, var stream, var start, var id]
        && DateOnly.TryParseExact(due, DayFormat, out var dueOn) && dueOn.Year is > 1900 and < 2200
        && Cursor.Number(stream) is { } index && DateOnly.TryParseExact(start, DayFormat, out var startsOn)
            ? (dueOn, index, startsOn, id)
            : null;

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
