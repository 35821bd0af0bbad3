using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A GewensteIngangsdatum on or before the Dagtekening is the Ingangsdatum of the allocation; a later one is free.
/// Source: TR357, IV092, R-064.
/// </summary>
internal static class TR357RetroactiveChangeCoversWholeAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR357",
        Name = "RetroactiveChangeCoversWholeAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9357",
        AppliesTo = Scope.In(317),
        Definitie = "Een wijziging die niet in de toekomst ingaat, gaat in op de ingangsdatum van de toewijzing.",
        Needs = ["TR351"],
        Checks = [Check.Each<TeWijzigenProduct>(Judge)],
    };

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context)
    {
        if (product.GewensteIngangsdatum > context.Dagtekening
            || context.ActueleToewijzing(product.ToewijzingNummer) is not { } toewijzing
            || product.GewensteIngangsdatum == toewijzing.Ingangsdatum)
            return null;
        return new(
            $"Kies als GewensteIngangsdatum {ComparedValue.Day(toewijzing.Ingangsdatum)}, "
            + $"of een datum na {ComparedValue.Day(context.Dagtekening)}.",
            ComparedValue.Here("GewensteIngangsdatum", product.GewensteIngangsdatum),
            ComparedValue.Here("Dagtekening", context.Dagtekening),
            ComparedValue.From(toewijzing.Source, "Ingangsdatum", toewijzing.Ingangsdatum));
    }
}
