using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new version under a known ToewijzingNummer changes Eenheid, Frequentie, a Volume with another Frequentie than 6, or exchanges volume
/// and budget. Product and Ingangsdatum are what TR332 looks at. Source: OP033x1, IV066.
/// </summary>
internal static class W006ChangeNotUnderOneNumber
{
    public static readonly Rule Rule = new()
    {
        Code = "W006",
        Name = "ChangeNotUnderOneNumber",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Onder hetzelfde toewijzingnummer wijzigen alleen de einddatum, het budget en een totaalvolume (frequentie 6).",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context) =>
        context.ReplacedBy(product) is not { } version || product.IsDeletion()
        || Versions.MayChangeTo(version, product.Omvang, product.Budget)
            ? null
            : new(
                "Beëindig deze toewijzing en wijs het andere volume toe onder een nieuw ToewijzingNummer.",
                ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                ComparedValue.Here("Omvang", product.Omvang?.AsText()),
                ComparedValue.From(version.Source, "Omvang", version.Omvang?.AsText()),
                ComparedValue.Here("Budget", Eurocents.Text(product.Budget)),
                ComparedValue.From(version.Source, "Budget", Eurocents.Text(version.Budget)));
}
