using MessageHub.Register.Database;
using MessageHub.Register.Queries.Amounts;

namespace MessageHub.Register.Queries.Today;

/// <summary>Traffic and money in figures, without persons. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class OverviewQueries(RegisterDatabase database)
{
    /// <summary>Of so many days, today included, own messages that were wrong are counted.</summary>
    public const int OwnWrongDays = 30;

    /// <summary>How things are.</summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<TodayOverview> TodayAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) => database.ReadAsync(
        async session => await OpenFigures.ReadAsync(session, scope, today.AddDays(1 - OwnWrongDays), ct).ConfigureAwait(false) with
        {
            Today = await Traffic.ReadAsync(session, scope, today, today, withPending: true, ct).ConfigureAwait(false),
        },
        ct);

    /// <summary>Judged messages per day, oldest first.</summary>
    public Task<IReadOnlyList<TrafficCount>> TrafficAsync(GemeenteScope scope, DateOnly from, DateOnly until, CancellationToken ct) =>
        database.ReadAsync(session => Traffic.ReadAsync(session, scope, from, until, withPending: false, ct), ct);

    /// <summary>Amounts by month and <paramref name="by"/>, oldest month first and in it the largest submitted amount first.</summary>
    public Task<IReadOnlyList<MoneyRow>> MoneyAsync(MoneyFilter filter, MoneyBy by, CancellationToken ct) =>
        database.ReadAsync(session => Money.ReadAsync(session, filter, by, ct), ct);

    /// <summary>
    /// What a filter can suggest to a user, from the agreements: those are few, however much there is of what they are about.
    /// </summary>
    public Task<FilterChoices> ChoicesAsync(GemeenteScope scope, CancellationToken ct) =>
        database.ReadAsync(session => AgreedChoices.ReadAsync(session, scope, ct), ct);

    /// <summary>
    /// The table of sap.md N18: per domain and perceel what was granted over deliveries in a year, as known at the end of a day. Asked
    /// again for the same day it gives the same table.
    /// </summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="year">Calendar year of the ProductPeriodes.</param>
    /// <param name="asKnownOn">The reference date (peildatum).</param>
    /// <param name="gemeente">One gemeente of the scope, or null for all of it together.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<PerceelShare>> PercelenAsync(
        GemeenteScope scope, int year, DateOnly asKnownOn, string? gemeente, CancellationToken ct) =>
        PerceelShares.ReadAsync(database, scope, year, asKnownOn, gemeente, ct);
}
