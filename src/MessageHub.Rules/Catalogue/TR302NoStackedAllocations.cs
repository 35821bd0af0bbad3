using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No two ToegewezenProducten of a 301 assign the same product on one day; both days of a period count, an open end is infinite.
/// Deletions (Einddatum = Ingangsdatum with RedenWijziging 13 or 01) are left out. The later of two in the message fails.
/// iWmo lets the categories 11–14 stack. Source: TR302, OP259, OP347, R-044.
/// </summary>
internal static class TR302NoStackedAllocations
{
    public static readonly Rule Rule = new()
    {
        Code = "TR302",
        Name = "NoStackedAllocations",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Hetzelfde product wordt in een bericht niet twee keer toegewezen over dezelfde dag.",
        Checks =
        [
            Check.Across<ToegewezenProduct>((products, context) =>
                from pair in Stacking.Among([.. products.Where(p => !p.IsDeletion())], context.Standaard)
                select (pair.Later, Stacking.Between(pair.Later, pair.Earlier))),
        ],
    };
}
