namespace MessageHub.Register.Monitoring;

/// <summary>Traffic and money in figures, without persons. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class Overview(RegisterDatabase database)
{
    /// <summary>How things are.</summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<TodayOverview> TodayAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Judged messages per day, oldest first.</summary>
    public Task<IReadOnlyList<TrafficCount>> TrafficAsync(GemeenteScope scope, DateOnly from, DateOnly until, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>Amounts by month and <paramref name="by"/>, oldest month first and in it the largest submitted amount first.</summary>
    public Task<IReadOnlyList<MoneyRow>> MoneyAsync(MoneyFilter filter, MoneyBy by, CancellationToken ct) => throw new NotImplementedException($"{database}");

    /// <summary>
    /// The table of sap.md N18: per domain and perceel what was granted over deliveries in a year, as known at the end of a day. Asked
    /// again for the same day it gives the same table.
    /// </summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="year">Calendar year of the ProductPeriodes.</param>
    /// <param name="asKnownOn">The reference date (peildatum).</param>
    /// <param name="gemeente">One gemeente of the scope, or null for all of it together.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<PerceelShare>> PercelenAsync(GemeenteScope scope, int year, DateOnly asKnownOn, string? gemeente, CancellationToken ct) => throw new NotImplementedException($"{database}");
}
