using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>An address has a LandCode exactly when it has a Postcode, of the client and of relations alike. Source: CD005.</summary>
internal static class CD005CountryRequiredWithPostcode
{
    public static readonly Rule Rule = new()
    {
        Code = "CD005",
        Name = "CountryRequiredWithPostcode",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een adres heeft een landcode als er een postcode is, en anders niet.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) => contact.Adres switch
    {
        { Postcode: not null, LandCode: null } =>
            new("Vul LandCode.", ComparedValue.Hidden("Adres/Postcode"), ComparedValue.Here("Adres/LandCode", null)),
        { Postcode: null, LandCode: not null } =>
            new("Vul Postcode, of laat LandCode weg.", ComparedValue.Here("Adres/Postcode", null), ComparedValue.Hidden("Adres/LandCode")),
        _ => null,
    };
}
