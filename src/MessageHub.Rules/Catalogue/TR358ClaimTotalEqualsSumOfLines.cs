using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The signed TotaalIngediendBedrag, in eurocents, is the sum of the signed IngediendBedrag of all lines of all clients: D adds, C
/// subtracts. Source: TR358.
/// </summary>
internal static class TR358ClaimTotalEqualsSumOfLines
{
    public static readonly Rule Rule = new()
    {
        Code = "TR358",
        Name = "ClaimTotalEqualsSumOfLines",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie =
            "Het ingediende totaalbedrag is de som van de ingediende bedragen van alle regels, waarbij debet optelt en credit aftrekt.",
        Checks = [Check.Each<Declaratie>(Judge)],
    };

    private static Violation? Judge(Declaratie declaratie, RuleContext context)
    {
        long sum = 0;
        foreach (var client in declaratie.Clienten)
        {
            foreach (var prestatie in client.Prestaties ?? [])
                sum += prestatie.IngediendBedrag.SignedCents();
        }

        return declaratie.TotaalIngediendBedrag.SignedCents() == sum
            ? null
            : new(
                $"Vul bij TotaalIngediendBedrag {Show(sum.ToTotaal())}.",
                ComparedValue.Here("TotaalIngediendBedrag", Show(declaratie.TotaalIngediendBedrag)),
                ComparedValue.Here("som van de regels", Show(sum.ToTotaal())));
    }

    private static string Show(TotaalBedragMetDC total) => $"{Eurocents.Text(total.TotaalBedrag)} {total.DebetCredit}";
}
