using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A NieuwProduct starts after the Dagtekening; the same day fails. Source: TR380, R-013.</summary>
internal static class TR380NewProductStartsAfterMessageDate
{
    public static readonly Rule Rule = new()
    {
        Code = "TR380",
        Name = "NewProductStartsAfterMessageDate",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(317),
        Definitie = "De gewenste ingangsdatum van een nieuw product ligt na de dagtekening van het bericht.",
        Checks = [Check.Each<NieuwProduct>(Judge)],
    };

    private static Violation? Judge(NieuwProduct product, RuleContext context) =>
        product.GewensteIngangsdatum > context.Dagtekening
            ? null
            : new(
                $"Vul bij GewensteIngangsdatum een datum na {ComparedValue.Day(context.Dagtekening)}.",
                ComparedValue.Here("GewensteIngangsdatum", product.GewensteIngangsdatum),
                ComparedValue.Here("Dagtekening", context.Dagtekening));
}
