using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// An allocation is deleted (RedenWijziging 13) only when it has no live debit: a granted debit without a granted credit that takes it
/// back. Lines that still wait for their 325 do not block. Source: TR385.
/// </summary>
internal static class TR385NoDeletionOfClaimedAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR385",
        Name = "NoDeletionOfClaimedAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9385",
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing wordt niet verwijderd zolang er toegekende prestaties op staan die niet zijn gecrediteerd.",
        Checks = [Check.Across<ToegewezenProduct>(Judge)],
    };

    private static IEnumerable<(ToegewezenProduct Offender, Violation Violation)> Judge(
        IReadOnlyList<ToegewezenProduct> products, RuleContext context)
    {
        var deleted = products.Where(p => p.RedenWijziging == Codes.RedenWijziging.Verwijderd).ToList();
        if (deleted.Count == 0)
            yield break;
        var live = LiveDebits(context.Register.Prestaties);
        foreach (var product in deleted)
        {
            if (live[product.ToewijzingNummer].FirstOrDefault() is { } debit)
            {
                yield return (product, new(
                    "Laat deze verwijdering weg tot de aanbieder de toegekende prestaties heeft gecrediteerd.",
                    ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                    ComparedValue.Here("RedenWijziging", product.RedenWijziging),
                    ComparedValue.From(debit.Source, "ReferentieNummer", debit.ReferentieNummer),
                    ComparedValue.From(
                        Source.EarlierBerichten, "aantal toegekende prestaties zonder credit", live[product.ToewijzingNummer].Count())));
            }
        }
    }

    private static ILookup<long, EarlierPrestatie> LiveDebits(IReadOnlyList<EarlierPrestatie> prestaties)
    {
        var granted = prestaties.Where(p => p.State is PrestatieState.Granted).ToList();
        var credited = granted
            .Where(p => !p.IsDebit)
            .Select(p => p.VorigReferentieNummer)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return granted.Where(p => p.IsDebit && !credited.Contains(p.ReferentieNummer)).ToLookup(p => p.ToewijzingNummer);
    }
}
