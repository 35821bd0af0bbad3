using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A Bsn passes the eleven test: 9·d1 + 8·d2 + … + 2·d8 − d9 is divisible by 11. Nine zeros pass by this rule. Source: CS002, R-035.
/// </summary>
internal static class CS002BsnElevenTest
{
    public static readonly Rule Rule = new()
    {
        Code = "CS002",
        Name = "BsnElevenTest",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 323, 325),
        Definitie = "Een Bsn voldoet aan de elfproef.",
        Checks = [Check.Each<Client>(Judge)],
    };

    private static Violation? Judge(Client client, RuleContext context) =>
        // Nine digits: the schema saw to that.
        Bsn.PassesElevenTest(client.Bsn.Value) ? null : new("Vul een Bsn dat aan de elfproef voldoet.", ComparedValue.Hidden("Bsn"));
}
