using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The DeclaratiePeriode does not lie before the last one submitted in a processed claim. The same month again and a gap are right, since
/// nobody but the aanbieder knows in which months care was given. Source: TR318, IV090.
/// </summary>
internal static class TR318ClaimPeriodInSequence
{
    public static readonly Rule Rule = new()
    {
        Code = "TR318",
        Name = "ClaimPeriodInSequence",
        Level = Level.AcrossMessages,
        RetourCode = "8214",
        AppliesTo = Scope.In(323),
        Definitie = "Een declaratieperiode ligt niet voor de laatst ingediende declaratieperiode.",
        Checks = [Check.Each<Declaratie>(Judge)],
    };

    private static Violation? Judge(Declaratie declaratie, RuleContext context)
    {
        var begin = declaratie.DeclaratiePeriode.Begindatum;
        return context.Register.LastDeclaratiePeriode is not { } last || begin >= last
            ? null
            : new(
                $"Gebruik de declaratieperiode vanaf {ComparedValue.Day(last)} of een latere; "
                + "prestaties van eerdere maanden mogen daarin mee.",
                ComparedValue.Here("DeclaratiePeriode/Begindatum", begin),
                ComparedValue.From(RegisterSources.Declaraties, "laatste DeclaratiePeriode/Begindatum", last));
    }
}
