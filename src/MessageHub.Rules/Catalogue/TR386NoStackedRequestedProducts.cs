using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No two AangevraagdProducten of a 315 ask for the same product on one day; both days of a period count, an open end is infinite.
/// Existing allocations are not consulted. The later of two in the message fails. iWmo lets the categories 11–14 stack.
/// Source: TR386, R-014, R-044.
/// </summary>
internal static class TR386NoStackedRequestedProducts
{
    public static readonly Rule Rule = new()
    {
        Code = "TR386",
        Name = "NoStackedRequestedProducts",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Hetzelfde product wordt in een bericht niet twee keer aangevraagd over dezelfde dag.",
        Checks =
        [
            Check.Across<AangevraagdProduct>((products, context) =>
                from pair in Stacking.Among(products, context.Standaard)
                select (pair.Later, Stacking.Between(pair.Later, pair.Earlier))),
        ],
    };
}
