using MessageHub.Berichten.Reading;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Rules.Register;

namespace MessageHub.Processing.Decisions;

/// <summary>
/// Grants open requests of products that a gemeente lets go straight through, as they were asked, when all that can be checked is right. It
/// never refuses: what does not pass, or what no message can say, stays open for a person. Source: process.md §2.2.
/// </summary>
/// <param name="requests">Finds the requests.</param>
/// <param name="decide">Grants them as a person would.</param>
/// <param name="reader">Reads what they say of the client.</param>
public sealed class StraightThroughGrants(RequestStore requests, DecideOnRequest decide, BerichtReader reader)
{
    /// <summary>Under which these decisions are kept.</summary>
    public const string Name = "automatisch";

    private const int MaxAtOnce = 500;

    /// <summary>Grants what can be granted now.</summary>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>How many were granted.</returns>
    public async Task<int> GrantAsync(CancellationToken cancellationToken = default)
    {
        var granted = 0;
        foreach (var product in await requests.StraightThroughAsync(cancellationToken))
        {
            var filter = new RequestFilter
            {
                Scope = new GemeenteScope([product.Gemeente]),
                Standaard = product.Standaard,
                ProductCode = product.ProductCode,
                Nummer = 315,
                Status = AanvraagStatus.Open,
            };
            var open = (await requests.ListAsync(filter, new(MaxAtOnce), cancellationToken)).Items;
            foreach (var row in open.Where(r => !r.IsProposed && !r.IsHeld))
            {
                if (await GrantAsync(filter.Scope, row.Number, cancellationToken))
                    granted++;
            }
        }

        return granted;
    }

    private async Task<bool> GrantAsync(GemeenteScope scope, RequestNumber number, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(scope, number, cancellationToken) is not { } request
            || RequestContent.Of(request, reader).Checks is not { Count: > 0 } checks || checks.Any(c => c.Passes is not true))
            return false;
        var order = new RequestOrder(
            number, new Rules.Composing.RequestDecision.Grant(), new Decider(null, Name, null), "Alle controles zijn goed.")
        {
            LastKnown = 0,
            IsStraightThrough = true,
        };
        return await decide.DecideAsync(scope, order, cancellationToken) is RequestOutcome.Told;
    }
}
