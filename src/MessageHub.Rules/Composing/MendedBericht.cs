using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// The products of the 301 that takes the place of one that the aanbieder rejected: what was decided keeps the moment at which it was, its
/// RedenWijziging and its ReferentieAanbieder, and all else is as it counts by now. Pure. Source: process.md §2.1, §3.1, IV013, TR379,
///
/// </summary>
internal static class MendedBericht
{
    public static ComposedAllocations Compose(
        Bericht rejected, Mends mends, RegisterSnapshot register, IReadOnlyList<long> numbers, DateOnly asOf)
    {
        var (scope, client) = (ExchangeScope.Of(rejected), rejected.Client!);
        var own = register.Toewijzingen.Values
            .Where(t => t.Bsn == client.Bsn && t.Aanbieder == scope.Aanbieder).ToDictionary(t => t.Nummer);
        var decided = client.ToegewezenProducten!.Where(p => IsNewerThan(own.GetValueOrDefault(p.ToewijzingNummer), p)).ToList();
        if (decided.Count == 0)
            return ComposedAllocations.Refused(ComposeRefusalReason.NothingToMend);
        var named = mends.NewNumbers.Concat(mends.Products.Keys);
        if (named.FirstOrDefault(n => decided.All(p => p.ToewijzingNummer != n), -1) is >= 0 and var unknown)
            return ComposedAllocations.Refused(ComposeRefusalReason.UnknownAllocation, unknown);

        var fresh = new Queue<long>(numbers);
        var products = new SortedDictionary<long, ToegewezenProduct>();
        foreach (var before in decided)
        {
            var (version, product) = (own.GetValueOrDefault(before.ToewijzingNummer), Mended(before, mends));
            if (mends.NewNumbers.Contains(before.ToewijzingNummer))
            {
                if (version is not null)
                    return ComposedAllocations.Refused(ComposeRefusalReason.NumberHasToStay, before.ToewijzingNummer);
                if (!fresh.TryDequeue(out var number))
                    return ComposedAllocations.Refused(ComposeRefusalReason.TooFewNumbers);
                product = product with { ToewijzingNummer = number };
            }
            else if (version is null && register.Toewijzingen.ContainsKey(before.ToewijzingNummer))
            {
                return ComposedAllocations.Refused(ComposeRefusalReason.NumberNotFree, before.ToewijzingNummer);
            }

            if (WhyNot(product, version) is { } reason)
                return ComposedAllocations.Refused(reason, product.ToewijzingNummer);
            products.Add(product.ToewijzingNummer, product);
        }

        var reference = mends.WithoutReference ? null : ReferenceOfAll(decided, register);
        foreach (var version in own.Values.Where(t => t.IsActueelOn(asOf)))
            products.TryAdd(version.Nummer, AllocationComposer.Unchanged(version, reference));
        return new([.. products.Values], null);
    }

    /// <summary>It was new in the rejected message, or a later version than the one that counts now.</summary>
    private static bool IsNewerThan(Toewijzing? version, ToegewezenProduct product) => version is null
        || (product.Toewijzingsdatum, product.Toewijzingstijd).CompareTo((version.Toewijzingsdatum, version.Toewijzingstijd)) > 0;

    private static ToegewezenProduct Mended(ToegewezenProduct before, Mends mends)
    {
        var next = mends.Products.GetValueOrDefault(before.ToewijzingNummer) ?? before;
        return next with
        {
            ToewijzingNummer = before.ToewijzingNummer,
            Toewijzingsdatum = before.Toewijzingsdatum,
            Toewijzingstijd = before.Toewijzingstijd,
            RedenWijziging = before.RedenWijziging,
            ReferentieAanbieder = mends.WithoutReference ? null : before.ReferentieAanbieder,
            RetourCodes = null,
        };
    }

    private static ComposeRefusalReason? WhyNot(ToegewezenProduct product, Toewijzing? version) =>
        version is null || (product.IsDeletion() && product.Ingangsdatum == version.Ingangsdatum) ? AllocationComposer.WhyNot(product)
        : (product.Product, product.Ingangsdatum) != (version.Product, version.Ingangsdatum)
            || !Versions.MayChangeTo(version, product.Omvang, product.Budget) ? ComposeRefusalReason.NotUnderOneNumber
        : AllocationComposer.WhyNot(product);

    /// <summary>Of a 317 that is honoured all carry the reference (IV093).</summary>
    private static string? ReferenceOfAll(IEnumerable<ToegewezenProduct> decided, RegisterSnapshot register)
    {
        var carried = decided.Select(p => p.ReferentieAanbieder).OfType<string>().ToHashSet();
        return register.Aanvragen
            .FirstOrDefault(a => a.Bericht.Nummer == 317 && carried.Contains(a.ReferentieAanbieder))?.ReferentieAanbieder;
    }
}
