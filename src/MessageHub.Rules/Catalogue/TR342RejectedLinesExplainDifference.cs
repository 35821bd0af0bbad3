using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A 325 whose DeclaratieAntwoord carries a rejection code (other than 0200 and 8001) grants 0 (D) and has no Clienten; else the signed
/// amounts of the returned lines, in eurocents, are the submitted total less the granted total. Source: TR342, R-002.
/// </summary>
internal static class TR342RejectedLinesExplainDifference
{
    public static readonly Rule Rule = new()
    {
        Code = "TR342",
        Name = "RejectedLinesExplainDifference",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(325),
        Definitie = "De afgekeurde regels in het antwoord verklaren het verschil tussen het ingediende en het toegekende totaalbedrag.",
        Checks = [Check.Each<DeclaratieAntwoord>(Judge)],
    };

    private static Violation? Judge(DeclaratieAntwoord antwoord, RuleContext context)
    {
        if (RejectionOf(antwoord) is { } code)
            return JudgeRejected(antwoord, code);
        var difference = antwoord.TotaalIngediendBedrag.SignedCents() - antwoord.TotaalToegekendBedrag.SignedCents();
        var returned = SumOf(antwoord);
        return returned == difference
            ? null
            : new(
                $"Neem precies de afgekeurde regels op, samen {Eurocents.Text(difference)}, of maak het toegekende totaal "
                    + $"{Eurocents.Text(antwoord.TotaalIngediendBedrag.SignedCents() - returned)}.",
                Total("TotaalIngediendBedrag", antwoord.TotaalIngediendBedrag),
                Total("TotaalToegekendBedrag", antwoord.TotaalToegekendBedrag),
                ComparedValue.Here("som van de regels in het antwoord", Eurocents.Text(returned)));
    }

    private static Violation? JudgeRejected(DeclaratieAntwoord antwoord, string code)
    {
        var isNothingGranted = antwoord.TotaalToegekendBedrag is { TotaalBedrag: 0, DebetCredit: Codes.DebetCredit.Debet };
        return isNothingGranted && antwoord.Clienten is not { Count: > 0 }
            ? null
            : new(
                "Ken bij een afgekeurde declaratie € 0,00 (D) toe en neem geen Clienten op.",
                ComparedValue.Here("DeclaratieAntwoord/RetourCode", code),
                Total("TotaalToegekendBedrag", antwoord.TotaalToegekendBedrag),
                ComparedValue.Here("aantal clienten", antwoord.Clienten?.Count ?? 0));
    }

    private static string? RejectionOf(DeclaratieAntwoord antwoord)
    {
        foreach (var code in antwoord.RetourCodes ?? [])
        {
            if (code is not (Codes.RetourCode.GeenOpmerking or Codes.RetourCode.VolledigToegekend))
                return code;
        }

        return null;
    }

    private static long SumOf(DeclaratieAntwoord antwoord)
    {
        long sum = 0;
        foreach (var client in antwoord.Clienten ?? [])
        {
            foreach (var prestatie in client.Prestaties ?? [])
                sum += prestatie.IngediendBedrag.SignedCents();
        }

        return sum;
    }

    private static ComparedValue Total(string name, TotaalBedragMetDC total) =>
        ComparedValue.Here(name, $"{Eurocents.Text(total.TotaalBedrag)} {total.DebetCredit}");
}
