using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>The client is a natural person, so NaamGebruik is not 6; that of a relation may be. Source: CS318.</summary>
internal static class CS318ClientIsNaturalPerson
{
    public static readonly Rule Rule = new()
    {
        Code = "CS318",
        Name = "ClientIsNaturalPerson",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Een cliënt is een natuurlijk persoon, dus het naamgebruik is niet 6.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private const string Organisation = "6";

    private static Violation? Judge(Client client, RuleContext context) =>
        client.Naam is { NaamGebruik: Organisation }
            ? new("Kies NaamGebruik 1.", ComparedValue.Here("Naam/NaamGebruik", Organisation))
            : null;
}
