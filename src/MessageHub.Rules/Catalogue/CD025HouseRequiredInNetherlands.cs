using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>An address in the Netherlands has a Huis; abroad it is optional. Source: CD025.</summary>
internal static class CD025HouseRequiredInNetherlands
{
    public static readonly Rule Rule = new()
    {
        Code = "CD025",
        Name = "HouseRequiredInNetherlands",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een adres met landcode NL heeft een huisnummer.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact.Adres is { LandCode: Codes.Land.Nederland, Huis: null }
            ? new(
                "Vul Huis met Huisnummer.",
                ComparedValue.Here("Adres/LandCode", Codes.Land.Nederland),
                ComparedValue.Here("Adres/Huis", null))
            : null;
}
