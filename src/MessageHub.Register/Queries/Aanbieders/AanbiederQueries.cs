using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Asks what the sheet of an aanbieder (steering.md B9) is made of. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="percelen">Figures per perceel.</param>
public sealed class AanbiederQueries(RegisterDatabase database, PerceelQueries percelen)
{
    /// <summary>The facts of a period and of the one before it, in a fixed number of commands.</summary>
    /// <param name="filter">Which deliveries.</param>
    /// <param name="agb">A code of the aanbieder.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<AanbiederFacts> ReadAsync(PerceelFilter filter, string agb, CancellationToken ct)
    {
        var basis = await database.ReadAsync(session => PerceelBasis.ReadAsync(session, filter, ct), ct).ConfigureAwait(false);
        var organisation = basis.MainOf.GetValueOrDefault(agb, agb);
        string[] agbs =
        [
            organisation,
            .. basis.MainOf.Where(m => m.Value == organisation).Select(m => m.Key).Order(StringComparer.Ordinal),
        ];
        var now = percelen.ReadAmountsAsync(filter, ct);
        var before = percelen.ReadAmountsAsync(BeforeOf(filter), ct);
        var codes = await database.ReadAsync(session => ClaimedProducts.ReadAsync(session, filter, agbs, ct), ct).ConfigureAwait(false);
        var clients = database.ReadAsync(session => ClientsByOrganisation.ReadAsync(session, filter, basis, codes, ct), ct);
        var own = database.ReadAsync(session => ClientsByGemeente.ReadAsync(session, filter, agbs, ct), ct);
        var care = database.ReadAsync(session => CareTrajects.ReadAsync(session, filter, basis, agbs, codes, ct), ct);
        var question = new AanbiederQuestion(database, filter, agbs);
        var rest = database.ReadAsync(
            async session =>
            {
                var batch = new QueryBatch(session);
                var messages = SentMessages.Ask(batch, question);
                var frequent = FrequentCodes.Ask(batch, question);
                var corrections = Corrections.Ask(batch, question);
                var contracts = ContractsInPeriod.Ask(batch, question);
                var waiting = WaitingSince.Ask(batch, question);
                await batch.RunAsync(ct).ConfigureAwait(false);
                return (
                    Messages: messages.Value!, Codes: frequent.Value, Corrections: corrections.Value, Contracts: contracts.Value,
                    Waiting: waiting.Value);
            },
            ct);
        await Task.WhenAll(now, before, clients, own, care, rest).ConfigureAwait(false);
        var (messages, frequent, corrections, contracts, waiting) = await rest.ConfigureAwait(false);
        return new()
        {
            Organisation = organisation,
            Agbs = agbs,
            Percelen = await now.ConfigureAwait(false),
            Before = await before.ConfigureAwait(false),
            Clients = await clients.ConfigureAwait(false),
            OwnClients = await own.ConfigureAwait(false),
            Care = await care.ConfigureAwait(false),
            Waiting = waiting,
            Messages = messages,
            Codes = frequent,
            Corrections = corrections,
            Contracts = contracts,
        };
    }

    /// <summary>The same number of months, just before.</summary>
    public static PerceelFilter BeforeOf(PerceelFilter filter)
    {
        var months = (filter.Until.Year - filter.From.Year) * 12 + filter.Until.Month - filter.From.Month + 1;
        return filter with { From = filter.From.AddMonths(-months), Until = filter.Until.AddMonths(-months) };
    }
}
