using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>Asks how complete the months of a period are. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class CompletenessQueries(RegisterDatabase database)
{
    /// <summary>A month each, oldest first, up to the month before the reference date: what is not over cannot be complete.</summary>
    public async Task<IReadOnlyList<Completeness>> ReadAsync(PerceelFilter filter, CancellationToken ct)
    {
        var running = database.ReadAsync(session => RunningCare.ReadAsync(session, filter, ct), ct);
        var claims = database.ReadAsync(session => ClaimedMonths.ReadAsync(session, filter, ct), ct);
        var euros = database.ReadAsync(session => NetByMonth.ReadAsync(session, filter, ct), ct);
        await Task.WhenAll(running, claims, euros).ConfigureAwait(false);
        var (started, settled) = (await running.ConfigureAwait(false), (await claims.ConfigureAwait(false)).ToHashSet());
        var granted = (await euros.ConfigureAwait(false)).ToDictionary(e => (e.Exchange, e.Month), e => e.Net);
        var months = new List<Completeness>();
        for (var month = filter.From; month <= filter.Until && month.AddMonths(1) <= filter.AsKnownOn; month = month.AddMonths(1))
            months.Add(Completeness.Of(month, started, settled, granted));
        return months;
    }

    /// <summary>What narrows each of the questions.</summary>
    internal static Conditions ConditionsOf(RegisterDatabase database, PerceelFilter filter, string alias) => new Conditions(database)
        .AddScope(alias, filter.Scope)
        .AddEqual($"{alias}.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null);

    internal static Completeness.Exchange ExchangeOf(DbDataReader row) =>
        new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Text("aanbieder"));
}
