using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>Taal is given exactly when the client needs a language interpreter (Vorm 1). Source: CD007.</summary>
internal static class CD007LanguageRequiredForLanguageInterpreter
{
    public static readonly Rule Rule = new()
    {
        Code = "CD007",
        Name = "LanguageRequiredForLanguageInterpreter",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301),
        Definitie = "De taal is gevuld als de communicatievorm tolk taal (1) is, en anders niet.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private const string LanguageInterpreter = "1";

    private static Violation? Judge(Client client, RuleContext context) => client.Communicatie switch
    {
        { Vorm: LanguageInterpreter, Taal: null } =>
            new("Vul Taal.", ComparedValue.Here("Communicatie/Vorm", LanguageInterpreter), ComparedValue.Here("Communicatie/Taal", null)),
        { Vorm: not LanguageInterpreter, Taal: not null } communicatie =>
            new("Laat Taal weg.", ComparedValue.Here("Communicatie/Vorm", communicatie.Vorm), ComparedValue.Hidden("Communicatie/Taal")),
        _ => null,
    };
}
