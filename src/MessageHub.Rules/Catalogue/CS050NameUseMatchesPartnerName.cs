using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>NaamGebruik is 1, 2, 3 or 4 with a Partnernaam and 1 or 6 without; 5 is never right. Source: CS050, IV045, R-062.</summary>
internal static class CS050NameUseMatchesPartnerName
{
    public static readonly Rule Rule = new()
    {
        Code = "CS050",
        Name = "NameUseMatchesPartnerName",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "Het naamgebruik is 1, 2, 3 of 4 als er een partnernaam is, en anders 1 of 6.",
        Checks = [Check.Each<Client>(Judge), Check.Each<Relatie>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context) => client.Naam is { } naam ? Judge(naam) : null;

    private static Violation? Judge(Relatie relatie, RuleContext context) => Judge(relatie.Naam);

    private static Violation? Judge(Naam naam) => naam switch
    {
        { Partnernaam: null, NaamGebruik: not ("1" or "6") } =>
            new(
                "Kies NaamGebruik 1.",
                ComparedValue.Here("Naam/NaamGebruik", naam.NaamGebruik),
                ComparedValue.Here("Naam/Partnernaam", null)),
        { Partnernaam: not null, NaamGebruik: not ("1" or "2" or "3" or "4") } =>
            new(
                "Kies NaamGebruik 1, 2, 3 of 4.",
                ComparedValue.Here("Naam/NaamGebruik", naam.NaamGebruik),
                ComparedValue.Hidden("Naam/Partnernaam")),
        _ => null,
    };
}
