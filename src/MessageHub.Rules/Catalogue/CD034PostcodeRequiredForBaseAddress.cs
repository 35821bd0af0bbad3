using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A contact of the BRP (01) or of the residence (03) has an Adres with a Postcode; one without any Adres has none. Source: CD034, R-010.
/// </summary>
internal static class CD034PostcodeRequiredForBaseAddress
{
    public static readonly Rule Rule = new()
    {
        Code = "CD034",
        Name = "PostcodeRequiredForBaseAddress",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een contact van soort 01 of 03 heeft een adres met een postcode.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact is { Soort: "01" or "03", Adres: null or { Postcode: null } }
            ? new("Vul Postcode.", ComparedValue.Here("Contact/Soort", contact.Soort), ComparedValue.Here("Adres/Postcode", null))
            : null;
}
