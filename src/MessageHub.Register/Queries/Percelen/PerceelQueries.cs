using System.Runtime.CompilerServices;
using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>
/// Asks for what figures per perceel are made of. Which perceel a line is in is looked up when it is asked, so that a product that was
/// put in the wrong one is mended for the past too. Safe for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class PerceelQueries(RegisterDatabase database)
{
    /// <summary>The divisions there are, the one that began last first.</summary>
    public Task<IReadOnlyList<string>> IndelingenAsync(CancellationToken ct) =>
        database.ReadAsync(session => Indelingen.ReadAsync(session, ct), ct);

    /// <summary>The facts of a period, in a fixed number of commands.</summary>
    public Task<PerceelFacts> ReadAsync(PerceelFilter filter, CancellationToken ct) => ReadAsync(filter, withClients: true, ct);

    /// <summary>The same without counting persons, which costs most: <see cref="PerceelFacts.Clients"/> is empty.</summary>
    public Task<PerceelFacts> ReadAmountsAsync(PerceelFilter filter, CancellationToken ct) => ReadAsync(filter, withClients: false, ct);

    /// <summary>
    /// What the amounts of a period are the sum of, by month of delivery. One month is held at a time: a store of years has millions.
    /// </summary>
    public async IAsyncEnumerable<PerceelClaim> ClaimsAsync(PerceelFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var basis = await database.ReadAsync(session => PerceelBasis.ReadAsync(session, filter, ct), ct).ConfigureAwait(false);
        for (var month = filter.From; month <= filter.Until; month = month.AddMonths(1))
        {
            var part = filter with { From = month, Until = month };
            var claims = await database.ReadAsync(session => PerceelClaims.ReadAsync(session, part, basis, ct), ct).ConfigureAwait(false);
            foreach (var claim in claims)
                yield return claim;
        }
    }

    private async Task<PerceelFacts> ReadAsync(PerceelFilter filter, bool withClients, CancellationToken ct)
    {
        var basis = await database.ReadAsync(session => PerceelBasis.ReadAsync(session, filter, ct), ct).ConfigureAwait(false);
        // Each takes its time on a store of years and waits for no other.
        var amounts = database.ReadAsync(session => PerceelAmounts.ReadAsync(session, filter, basis, ct), ct);
        var clients = withClients
            ? database.ReadAsync(session => PerceelClientCounts.ReadAsync(session, filter, basis, ct), ct)
            : Task.FromResult<IReadOnlyList<PerceelFacts.ClientCount>>([]);
        var registrations = database.ReadAsync(session => PerceelRegistrations.ReadAsync(session, filter, basis, ct), ct);
        await Task.WhenAll(amounts, clients, registrations).ConfigureAwait(false);
        return new()
        {
            Definitions = basis.Definitions,
            MainOf = basis.MainOf,
            Inhabitants = basis.Inhabitants,
            Amounts = await amounts.ConfigureAwait(false),
            Clients = await clients.ConfigureAwait(false),
            Registrations = await registrations.ConfigureAwait(false),
        };
    }
}
