using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// A line that was granted and that agreements, changed over the past, would now judge otherwise. Nothing becomes of it by itself: the
/// aanbieder has to credit it and declare it again.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Tarief">The tariff that it should have, whole eurocents; null when no agreement fits it any more.</param>
public sealed record RetroactiveLine(GrantedLine Line, long? Tarief)
{
    /// <param name="changes">What becomes of agreements.</param>
    /// <param name="existing">The agreements beside them, as they stand.</param>
    /// <param name="granted">Lines of their products that were granted and not credited.</param>
    public static IReadOnlyList<RetroactiveLine> Of(
        IReadOnlyList<AgreementChange> changes, IReadOnlyList<AgreementRow> existing, IReadOnlyList<GrantedLine> granted)
    {
        if (granted.Count == 0)
            return [];
        var replaced = changes.Select(c => AgreementsOverlaps.KeyOf(c.After)).ToHashSet();
        var standing = existing.Where(e => !replaced.Contains(AgreementsOverlaps.KeyOf(e)))
            .Concat(changes.Select(c => c.After).Where(r => !r.IsWithdrawn))
            .ToLookup(r => (r.Gemeente, r.Aanbieder, r.Standaard));
        var contracts = new Dictionary<object, ContractData>();
        var changed = changes.ToLookup(c => (c.After.Gemeente, c.After.Aanbieder, c.After.Standaard, c.After.Agreement.ProductCode));
        var lines = new List<RetroactiveLine>();
        foreach (var line in granted)
        {
            var exchange = (line.Gemeente, line.Aanbieder, line.Standaard);
            if (!changed[(line.Gemeente, line.Aanbieder, line.Standaard, line.ProductCode)].Any(c => Concerns(c, line)))
                continue;
            if (!contracts.TryGetValue(exchange, out var contract))
                contracts[exchange] = contract = new([.. standing[exchange].Select(r => r.Agreement)], productCodes: null);
            var fitting = contract.Candidates(line.ProductCategorie, line.ProductCode, line.Eenheid, line.Begindatum, line.Allocated);
            if (fitting is not [var agreement])
                lines.Add(new(line, null));
            else if (agreement.TariefOf(line.Eenheid) is var tarief && tarief != line.Tarief)
                lines.Add(new(line, tarief));
        }

        return lines;
    }

    private static bool Concerns(AgreementChange change, GrantedLine line)
    {
        var day = change.After.Agreement.DecidingDay(line.Begindatum, line.Allocated);
        return change.Days is var (first, last) && first <= day && day <= last
            && (ContractData.FitsUnit(change.After.Agreement, line.Eenheid)
                || (change.Before is { } before && ContractData.FitsUnit(before.Agreement, line.Eenheid)));
    }
}
