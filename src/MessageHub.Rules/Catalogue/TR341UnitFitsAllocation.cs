using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit is in the unit of its allocation, or in minutes where hours are assigned; no other conversion exists. Without Omvang the unit is
/// one agreed for the product on the first day of the ProductPeriode, or minutes where hours are agreed and minutes allowed (R-070); no
/// agreement for the product, nothing to compare with. Source: TR341, IV081.
/// </summary>
internal static class TR341UnitFitsAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR341",
        Name = "UnitFitsAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9341",
        AppliesTo = Scope.In(323),
        Definitie = "De eenheid van een prestatie is die van de toewijzing, of zonder omvang die van de tariefafspraak; "
            + "bij uren mag het ook in minuten.",
        Needs = ["TR304", "TR338"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { } toewijzing)
            return null;
        return toewijzing.Omvang is { } omvang ? AgainstAllocation(prestatie, toewijzing, omvang) : AgainstAgreements(prestatie, context);
    }

    private static Violation? AgainstAllocation(Prestatie prestatie, Toewijzing toewijzing, Omvang omvang) =>
        prestatie.Eenheid == omvang.Eenheid || (omvang.Eenheid == Codes.Eenheid.Uur && prestatie.Eenheid == Codes.Eenheid.Minuut)
            ? null
            : new(
                $"Declareer in eenheid {omvang.Eenheid}.",
                ComparedValue.Here("Eenheid", prestatie.Eenheid),
                ComparedValue.From(toewijzing.Source, "Omvang/Eenheid", omvang.Eenheid));

    private static Violation? AgainstAgreements(Prestatie prestatie, RuleContext context)
    {
        List<Agreement>? others = null;
        var (categorie, code, date) = (prestatie.ProductCategorie, prestatie.ProductCode, prestatie.ProductPeriode.Begindatum);
        foreach (var agreement in context.Register.Contract.For(categorie, code, date))
        {
            if (ContractData.FitsUnit(agreement, prestatie.Eenheid))
                return null;
            (others ??= []).Add(agreement);
        }

        return others is null
            ? null
            : new(
                $"Declareer in eenheid {string.Join(" of ", others.Select(a => a.Eenheid))}.",
                [
                    ComparedValue.Here("Eenheid", prestatie.Eenheid),
                    .. others.Select(a => ComparedValue.From(a.Source, "Eenheid", a.Eenheid)),
                ]);
    }
}
