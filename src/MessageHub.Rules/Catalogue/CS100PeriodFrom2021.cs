using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A claim is about care from 01-01-2021: neither DeclaratiePeriode nor ProductPeriode has an earlier day. Source: CS100.
/// </summary>
internal static class CS100PeriodFrom2021
{
    public static readonly Rule Rule = new()
    {
        Code = "CS100",
        Name = "PeriodFrom2021",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een declaratieperiode of productperiode ligt niet voor 01-01-2021.",
        Checks = [Check.Each<Declaratie>(Judge), Check.Each<Prestatie>(Judge)],
    };

    private static readonly DateOnly First = new(2021, 1, 1);

    private static Violation? Judge(Declaratie declaratie, RuleContext context) => Judge("DeclaratiePeriode", declaratie.DeclaratiePeriode);

    private static Violation? Judge(Prestatie prestatie, RuleContext context) => Judge("ProductPeriode", prestatie.ProductPeriode);

    private static Violation? Judge(string element, GeslotenPeriode periode) =>
        periode.Begindatum >= First && periode.Einddatum >= First
            ? null
            : new(
                $"Declareer een {element} vanaf {ComparedValue.Day(First)}.",
                ComparedValue.Here($"{element}/Begindatum", periode.Begindatum),
                ComparedValue.Here($"{element}/Einddatum", periode.Einddatum),
                ComparedValue.From(Source.Standard, "vroegste dag", First));
}
