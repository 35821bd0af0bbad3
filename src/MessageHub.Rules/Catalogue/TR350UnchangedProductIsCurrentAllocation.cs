using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// An OngewijzigdProduct names an allocation of the client in scope S that is current on the Dagtekening: not deleted, ending on or
/// after it. Source: TR350, R-003.
/// </summary>
internal static class TR350UnchangedProductIsCurrentAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR350",
        Name = "UnchangedProductIsCurrentAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9350",
        AppliesTo = Scope.In(317),
        Definitie = "Een ongewijzigd product is een actuele toewijzing van deze cliënt.",
        Checks = [Check.Each<OngewijzigdProduct>(Judge)],
    };

    private static Violation? Judge(OngewijzigdProduct product, RuleContext context) =>
        context.ActueleToewijzing(product.ToewijzingNummer) is not null
            ? null
            : new(
                "Noem een toewijzing van deze cliënt die op de dagtekening niet is geëindigd of verwijderd, of laat dit product weg.",
                FoundToewijzing.Values(product.ToewijzingNummer, context));
}
