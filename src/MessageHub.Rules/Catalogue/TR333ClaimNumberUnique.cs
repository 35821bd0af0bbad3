using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The DeclaratieNummer was not used in an earlier processed claim; a claim that was refused as a whole leaves its number free.
/// Source: TR333.
/// </summary>
internal static class TR333ClaimNumberUnique
{
    public static readonly Rule Rule = new()
    {
        Code = "TR333",
        Name = "ClaimNumberUnique",
        Level = Level.AcrossMessages,
        RetourCode = "9333",
        AppliesTo = Scope.In(323),
        Definitie = "Een aanbieder gebruikt een DeclaratieNummer één keer.",
        Checks = [Check.Each<Declaratie>(Judge)],
    };

    private static Violation? Judge(Declaratie declaratie, RuleContext context) =>
        context.Register.SameDeclaratieNummer is not { } earlier
            ? null
            : new(
                "Geef de declaratie een nummer dat nog niet is gebruikt.",
                ComparedValue.Here("DeclaratieNummer", declaratie.DeclaratieNummer),
                ComparedValue.From(earlier.AsSource(), "DeclaratieNummer", declaratie.DeclaratieNummer));
}
