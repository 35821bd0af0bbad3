using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The sender did not use this Identificatie before in a message of the same type (BerichtCode, so per family) that was accepted or,
/// for a 323, processed. Dagtekening is not part of the key. Source: TR056, R-004, R-076.
/// </summary>
internal static class TR056MessageIdentificationUnique
{
    public static readonly Rule Rule = new()
    {
        Code = "TR056",
        Name = "MessageIdentificationUnique",
        Level = Level.AcrossMessages,
        RetourCode = "9056",
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 319, 323, 325),
        Definitie = "De identificatie van een bericht is door de afzender niet eerder gebruikt voor dit soort bericht.",
        Checks = [Check.Each<Header>(Judge)],
    };

    private static Violation? Judge(Header header, RuleContext context) =>
        context.Register.SameIdentificatie is not { } earlier
            ? null
            : new(
                "Geef het bericht een identificatie die nog niet is gebruikt.",
                ComparedValue.Here("Identificatie", header.BerichtIdentificatie.Identificatie),
                ComparedValue.From(earlier.AsSource(), "Identificatie", earlier.Identificatie));
}
