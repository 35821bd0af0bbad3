using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Every Contact, of the client and of each Relatie, has Telefoon, or an Adres with Huis and Postcode, or both. Emailadres or
/// Organisatie alone does not count. Source: TR006, OP091, OP130.
/// </summary>
internal static class TR006ContactReachable
{
    public static readonly Rule Rule = new()
    {
        Code = "TR006",
        Name = "ContactReachable",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een contact heeft een telefoonnummer, of een adres met huisnummer en postcode.",
        Checks = [Check.Each<Contact>(Judge)],
    };

    private static Violation? Judge(Contact contact, RuleContext context) =>
        contact is { Telefoon: not null } or { Adres: { Huis: not null, Postcode: not null } }
            ? null
            : new(
                "Vul Telefoon, of vul in Adres zowel Huis als Postcode.",
                ComparedValue.Here("Telefoon", null),
                Presence("Adres/Huis", contact.Adres?.Huis),
                Presence("Adres/Postcode", contact.Adres?.Postcode));

    private static ComparedValue Presence(string name, object? value) =>
        value is null ? ComparedValue.Here(name, null) : ComparedValue.Hidden(name);
}
