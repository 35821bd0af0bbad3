using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The client has at least one Contact with Soort 01, 02 or 03. Contacts of a Relatie do not count, and no Adres is asked for.
/// Source: TR061, IV047, R-010.
/// </summary>
internal static class TR061ClientHasBaseAddress
{
    public static readonly Rule Rule = new()
    {
        Code = "TR061",
        Name = "ClientHasBaseAddress",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een client heeft minstens één contact van soort 01, 02 of 03.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context)
    {
        var contacts = client.Contactgegevens ?? [];
        return contacts.Any(c => c.Soort is "01" or "02" or "03")
            ? null
            : new(
                "Voeg aan Contactgegevens een Contact toe met Soort 01, 02 of 03.",
                ComparedValue.Here(
                    "Contactgegevens/Contact/Soort", contacts.Count == 0 ? null : string.Join(", ", contacts.Select(c => c.Soort))));
    }
}
