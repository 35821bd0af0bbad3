using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Talks;

/// <summary>Talks with aanbieders, what was agreed in them, and what aanbieders are to reach. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class TalkStore(RegisterDatabase database)
{
    /// <summary>Talks that were held, the newest first.</summary>
    /// <param name="scope">Who may not see all that a talk was about does not see it.</param>
    /// <param name="agb">One aanbieder, or null for all.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<Talk>> TalksAsync(GemeenteScope scope, string? agb, CancellationToken ct) => ListAsync(
        "talk", "held_on desc, number desc", agb, scope, t => t.Rights,
        row => new Talk(
            row.Number("number"), row.Text("agb"), RightsOf(row), row.Date("held_on"), row.DateOrNull("next_on"), row.Text("note"),
            row.Text("made_by"), row.Instant("made_at")),
        ct);

    /// <summary>What is to be done, open first and the soonest first.</summary>
    public Task<IReadOnlyList<TalkAction>> ActionsAsync(GemeenteScope scope, string? agb, CancellationToken ct) => ListAsync(
        "talk_action", "done_at is not null, due_on, number", agb, scope, t => t.Rights,
        row => new TalkAction(
            row.Number("number"), row.Text("agb"), RightsOf(row), row.Text("what"), row.Text("who"), row.Date("due_on"),
            row.Text("made_by"), row.Instant("made_at"), row.TextOrNull("done_by"), row.InstantOrNull("done_at")),
        ct);

    /// <summary>What is to be reached, open first and the soonest first.</summary>
    public Task<IReadOnlyList<TalkTarget>> TargetsAsync(GemeenteScope scope, string? agb, CancellationToken ct) => ListAsync(
        "talk_target", "done_at is not null, due_on, number", agb, scope, t => t.Rights,
        row => new TalkTarget(
            row.Number("number"), row.Text("agb"), RightsOf(row), row.Text("indicator"), row.Number("baseline"), row.Date("baseline_on"),
            row.Date("baseline_from"), row.Date("baseline_until"), row.Number("target"), row.Date("due_on"), row.Text("made_by"),
            row.Instant("made_at"), row.TextOrNull("done_by"), row.InstantOrNull("done_at")),
        ct);

    /// <summary>Adds a talk that was had or is planned.</summary>
    public Task AddAsync(Talk talk, CancellationToken ct) => database.ExecuteAsync(
        """
        insert into talk (agb, rights, held_on, next_on, note, made_by, made_at)
        select @agb, @rights, @held_on, case when @has_next then @next_on end, @note, @by, @at
        """,
        ct,
        ("agb", talk.Agb),
        ("rights", TextOf(talk.Rights)),
        ("held_on", talk.HeldOn),
        ("has_next", talk.NextOn is not null),
        ("next_on", talk.NextOn ?? talk.HeldOn),
        ("note", talk.Note),
        ("by", talk.MadeBy),
        ("at", talk.MadeAt.ToUniversalTime()));

    /// <summary>Adds something that was agreed.</summary>
    public Task AddAsync(TalkAction action, CancellationToken ct) => database.ExecuteAsync(
        """
        insert into talk_action (agb, rights, what, who, due_on, made_by, made_at)
        values (@agb, @rights, @what, @who, @due_on, @by, @at)
        """,
        ct,
        ("agb", action.Agb),
        ("rights", TextOf(action.Rights)),
        ("what", action.What),
        ("who", action.Who),
        ("due_on", action.DueOn),
        ("by", action.MadeBy),
        ("at", action.MadeAt.ToUniversalTime()));

    /// <summary>Adds a target with the value it starts from.</summary>
    public Task AddAsync(TalkTarget target, CancellationToken ct) => database.ExecuteAsync(
        """
        insert into talk_target (agb, rights, indicator, baseline, baseline_on, baseline_from, baseline_until, target, due_on, made_by,
            made_at)
        values (@agb, @rights, @indicator, @baseline, @baseline_on, @baseline_from, @baseline_until, @target, @due_on, @by, @at)
        """,
        ct,
        ("agb", target.Agb),
        ("rights", TextOf(target.Rights)),
        ("indicator", target.Indicator),
        ("baseline", target.Baseline),
        ("baseline_on", target.BaselineOn),
        ("baseline_from", target.BaselineFrom),
        ("baseline_until", target.BaselineUntil),
        ("target", target.Target),
        ("due_on", target.DueOn),
        ("by", target.MadeBy),
        ("at", target.MadeAt.ToUniversalTime()));

    /// <summary>Says that something is done. Nothing changes when it was, or when it is not there for who says so.</summary>
    public Task<bool> CloseActionAsync(
        GemeenteScope scope, string agb, long number, string by, DateTimeOffset at, CancellationToken ct) =>
        CloseAsync("talk_action", scope, agb, number, by, at, ct);

    /// <summary>Says that a target is no longer followed. As <see cref="CloseActionAsync"/>.</summary>
    public Task<bool> CloseTargetAsync(
        GemeenteScope scope, string agb, long number, string by, DateTimeOffset at, CancellationToken ct) =>
        CloseAsync("talk_target", scope, agb, number, by, at, ct);

    private Task<bool> CloseAsync(
        string table, GemeenteScope scope, string agb, long number, string by, DateTimeOffset at, CancellationToken ct) =>
        database.WriteAsync(
            async session =>
            {
                var rights = await session.FirstAsync(
                    $"select rights from {table} where number = @number and agb = @agb",
                    RightsOf,
                    ct,
                    ("number", number),
                    ("agb", agb)).ConfigureAwait(false);
                return rights is not null && IsSeen(scope, rights) && await session.ExecuteAsync(
                    $"update {table} set done_by = @by, done_at = @at where number = @number and done_at is null",
                    ct,
                    ("number", number),
                    ("by", by),
                    ("at", at.ToUniversalTime())).ConfigureAwait(false) == 1;
            },
            ct);

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        string table, string order, string? agb, GemeenteScope scope, Func<T, IReadOnlyList<GemeenteRight>> rightsOf,
        Func<DbDataReader, T> map, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddEqual("agb", "agb", agb);
        var rows = await database.ReadAsync(
            session => session.QueryAsync(
                $"select * from {table} where {conditions.Sql} order by {order}", map, ct, conditions.Parameters),
            ct).ConfigureAwait(false);
        // There are few of them: some for each aanbieder.
        return [.. rows.Where(r => IsSeen(scope, rightsOf(r)))];
    }

    private static bool IsSeen(GemeenteScope scope, IReadOnlyList<GemeenteRight> rights) =>
        rights.Count > 0 && rights.All(scope.Contains);

    private static string TextOf(IReadOnlyList<GemeenteRight> rights) => string.Join(',', GemeenteRight.Distinct(rights));

    private static GemeenteRight[] RightsOf(DbDataReader row) =>
        [.. row.Text("rights").Split(',').Select(r => GemeenteRight.Parse(r)).OfType<GemeenteRight>()];
}
