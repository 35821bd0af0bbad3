using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>Only a temporary address (Soort 04) has a Periode; it need not have one. Source: CD009.</summary>
internal static class CD009PeriodOnlyForTemporaryAddress
{
    public static readonly Rule Rule = new()
    {
        Code = "CD009",
        Name = "PeriodOnlyForTemporaryAddress",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Alleen een tijdelijk verblijfadres (soort 04) heeft een periode.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private const string Temporary = "04";

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact is { Periode: not null, Soort: not Temporary }
            ? new(
                "Laat Periode weg, of kies Soort 04.",
                ComparedValue.Here("Contact/Soort", contact.Soort),
                ComparedValue.Hidden("Contact/Periode"))
            : null;
}
