using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>
/// One way in which an obligation arises. Its last day follows from its first day, never earlier for a later first day, so that asking by
/// last day is asking by first day.
/// </summary>
internal sealed record ObligationStream
{
    /// <summary>Every term is shorter than this many days.</summary>
    private const int MaxTermDays = 100;

    public required ObligationKind Kind { get; init; }

    public required ObligationOwner Owner { get; init; }

    public bool InResearch { get; init; }

    /// <summary>The last day of one that begins on a day.</summary>
    public required Func<DateOnly, DateOnly> DueOn { get; init; }

    /// <summary>None begins before this day; null when it can be any.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>A query of id, standaard, gemeente, aanbieder, bericht_id, nummer, subject and start_on of what is not done.</summary>
    public required string Open { get; init; }

    /// <summary>A query of start_on, done_on and number of what is done.</summary>
    public required string Met { get; init; }

    public required IReadOnlyList<(string Name, object? Value)> Parameters { get; init; }

    public DateOnly FirstStartDueOnOrAfter(DateOnly day)
    {
        var start = day.AddDays(-MaxTermDays);
        while (DueOn(start) < day)
            start = start.AddDays(1);
        return start;
    }

    public async Task<IReadOnlyList<OpenObligation>> OpenAsync(Session session, StreamBounds bounds, int max, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database);
        if (bounds.From is { } from)
            conditions.Add("o.start_on >= @bound_from", ("bound_from", from));
        if (bounds.Until is { } until)
            conditions.Add("o.start_on < @bound_until", ("bound_until", until));
        if (bounds.After is { } after)
            conditions.Add(
                "(o.start_on > @after_start or (o.start_on = @after_start and o.id > @after_id))",
                ("after_start", after.Start),
                ("after_id", after.Id));
        return await session.QueryAsync(
            $"select * from ({Open}) o where {conditions.Sql} order by o.start_on, o.id limit @max",
            OpenOf,
            ct,
            [.. Parameters, .. conditions.Parameters, ("max", (long)max)]).ConfigureAwait(false);
    }

    private static OpenObligation OpenOf(DbDataReader row) => new(
        row.Text("id"),
        Families.Find(row.Text("standaard")),
        row.Text("gemeente"),
        row.Text("aanbieder"),
        row.Has("bericht_id") ? row.Get<Guid>("bericht_id") : null,
        (int?)row.NumberOrNull("nummer"),
        row.Text("subject"),
        row.Date("start_on"));
}
