using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Who is contracted, and who of them does nothing. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class ContractQueries(RegisterDatabase database)
{
    /// <summary>Who is contracted and neither began care nor had euros granted in so many months is idle.</summary>
    public const int IdleMonths = 12;

    /// <summary>Everybody with an active contract on a day, by organisation, with what it did in the months before.</summary>
    public Task<IReadOnlyList<ContractedAanbieder>> ContractedAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) =>
        database.ReadAsync(session => ContractedAanbieders.ReadAsync(session, scope, today, ct), ct);
}
