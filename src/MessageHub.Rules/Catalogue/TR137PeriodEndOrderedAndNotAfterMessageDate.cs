using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A closed period of a claim ends on or after its first day and on or before the Dagtekening, so a month is claimed once it is over.
/// Source: TR137, R-002, R-011.
/// </summary>
internal static class TR137PeriodEndOrderedAndNotAfterMessageDate
{
    public static readonly Rule Rule = new()
    {
        Code = "TR137",
        Name = "PeriodEndOrderedAndNotAfterMessageDate",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323, 325),
        Definitie =
            "De einddatum van een declaratie- of productperiode ligt niet vóór de begindatum en niet na de dagtekening van het bericht.",
        Checks =
        [
            Check.Each<Declaratie>((d, context) => Judge("DeclaratiePeriode", d.DeclaratiePeriode, context)),
            Check.Each<Prestatie>((p, context) => Judge("ProductPeriode", p.ProductPeriode, context)),
        ],
    };

    private static Violation? Judge(string element, GeslotenPeriode period, RuleContext context)
    {
        if (period.Begindatum <= period.Einddatum && period.Einddatum <= context.Dagtekening)
            return null;
        return new(
            period.Einddatum > context.Dagtekening
                ? $"Dien het bericht in met een dagtekening op of na {ComparedValue.Day(period.Einddatum)}, "
                    + "of laat de periode eerder eindigen."
                : "Laat de periode niet eindigen vóór haar begindatum.",
            ComparedValue.Here($"{element}/Begindatum", period.Begindatum),
            ComparedValue.Here($"{element}/Einddatum", period.Einddatum),
            ComparedValue.Here("Dagtekening", context.Dagtekening));
    }
}
