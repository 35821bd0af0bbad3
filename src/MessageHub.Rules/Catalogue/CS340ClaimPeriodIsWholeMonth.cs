using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Catalogue;

/// <summary>A DeclaratiePeriode is one whole calendar month, first to last day. Source: CS340.</summary>
internal static class CS340ClaimPeriodIsWholeMonth
{
    public static readonly Rule Rule = new()
    {
        Code = "CS340",
        Name = "ClaimPeriodIsWholeMonth",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een declaratieperiode is precies een hele kalendermaand.",
        Checks = [Check.Each<Declaratie>(Judge)],
    };

    private static Violation? Judge(Declaratie declaratie, RuleContext context)
    {
        var periode = declaratie.DeclaratiePeriode;
        var (first, last) = (Calendar.FirstOfMonth(periode.Begindatum), Calendar.LastOfMonth(periode.Begindatum));
        return periode.Begindatum == first && periode.Einddatum == last
            ? null
            : new(
                $"Zet DeclaratiePeriode op {ComparedValue.Day(first)} tot en met {ComparedValue.Day(last)}.",
                ComparedValue.Here("DeclaratiePeriode/Begindatum", periode.Begindatum),
                ComparedValue.Here("DeclaratiePeriode/Einddatum", periode.Einddatum));
    }
}
