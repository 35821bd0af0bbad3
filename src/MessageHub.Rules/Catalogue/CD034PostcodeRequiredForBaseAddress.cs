using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A BRP address (01) and a residence address (03) have a Postcode. A Contact without Adres is not judged here. Source: CD034, D10.
/// </summary>
public static class CD034PostcodeRequiredForBaseAddress
{
    public static readonly Rule Rule = new()
    {
        Code = "CD034",
        Name = "PostcodeRequiredForBaseAddress",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een adres van soort 01 of 03 heeft een postcode.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact is { Soort: "01" or "03", Adres: { Postcode: null } }
            ? new("Vul Postcode.", ComparedValue.Here("Contact/Soort", contact.Soort), ComparedValue.Here("Adres/Postcode", null))
            : null;
}
