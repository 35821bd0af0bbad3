using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Allocations with what was delivered and claimed on them. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class ToewijzingQueries(RegisterDatabase database)
{
    /// <summary>Current versions, latest Ingangsdatum first.</summary>
    public Task<Page<ToewijzingRow>> ListAsync(ToewijzingFilter filter, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => ToewijzingList.ReadAsync(session, filter, page, ct), ct);

    /// <summary>Those that go on although care on them stopped for good, the last stop first.</summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="since">Care stopped on this day or later.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="max">So many at most.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<StoppedToewijzing>> StoppedAsync(
        GemeenteScope scope, DateOnly since, DateOnly today, int max, CancellationToken ct) =>
        database.ReadAsync(session => StoppedList.ReadAsync(session, scope, since, today, max, ct), ct);

    /// <summary>One allocation, or null when it is not there or of a gemeente outside the scope.</summary>
    /// <param name="scope">Whose data may be seen.</param>
    /// <param name="key">Which allocation.</param>
    /// <param name="today">The date in Europe/Amsterdam: use is shown up to it.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<ToewijzingDetail?> FindAsync(GemeenteScope scope, ToewijzingKey key, DateOnly today, CancellationToken ct) =>
        scope.Contains(key.Gemeente, key.Standaard)
        ? database.ReadAsync(session => new ToewijzingReader(session, key, ct).ReadAsync(today), ct)
        : Task.FromResult<ToewijzingDetail?>(null);
}
