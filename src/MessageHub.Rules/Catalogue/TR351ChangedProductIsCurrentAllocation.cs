using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A TeWijzigenProduct names an allocation of the client in scope S that is current on the Dagtekening: not deleted, ending on or
/// after it. Source: TR351, R-003.
/// </summary>
internal static class TR351ChangedProductIsCurrentAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR351",
        Name = "ChangedProductIsCurrentAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9351",
        AppliesTo = Scope.In(317),
        Definitie = "Een te wijzigen product is een actuele toewijzing van deze cliënt.",
        Checks = [Check.Each<TeWijzigenProduct>(Judge)],
    };

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context) =>
        context.ActueleToewijzing(product.ToewijzingNummer) is not null
            ? null
            : new(
                "Noem een toewijzing van deze cliënt die op de dagtekening niet is geëindigd of verwijderd, "
                + "of vraag een nieuw product aan.",
                FoundToewijzing.Values(product.ToewijzingNummer, context));
}
