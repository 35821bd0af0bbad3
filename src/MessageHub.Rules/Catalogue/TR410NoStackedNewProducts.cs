using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No two NieuwProducten of a 317 ask for the same product on one day; both days of a period count, an open end is infinite. TR361
/// compares with the existing allocations. The later of two in the message fails. iWmo lets the categories 11–14 stack.
/// Source: TR410, R-018, R-044.
/// </summary>
internal static class TR410NoStackedNewProducts
{
    public static readonly Rule Rule = new()
    {
        Code = "TR410",
        Name = "NoStackedNewProducts",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(317),
        Definitie = "Hetzelfde nieuwe product wordt in een verzoek niet twee keer gevraagd over dezelfde dag.",
        Checks =
        [
            Check.Across<NieuwProduct>((products, context) =>
                from pair in Stacking.Among(products, context.Standaard)
                select (pair.Later, Stacking.Between(pair.Later, pair.Earlier))),
        ],
    };
}
