using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>An amount of 0 is debit, in the totals of a claim and of its answer and on every line. Source: CS325, R-037.</summary>
internal static class CS325ZeroAmountIsDebit
{
    public static readonly Rule Rule = new()
    {
        Code = "CS325",
        Name = "ZeroAmountIsDebit",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323, 325),
        Definitie = "Een bedrag van nul is debet.",
        Checks = [Check.Each<Declaratie>(Judge), Check.Each<DeclaratieAntwoord>(Judge), Check.Each<Prestatie>(Judge)],
    };

    private const string Submitted = "TotaalIngediendBedrag";
    private const string Granted = "TotaalToegekendBedrag";

    private static Violation? Judge(Declaratie declaratie, RuleContext context) =>
        IsWrong(declaratie.TotaalIngediendBedrag) ? Wrong(Shown(Submitted, declaratie.TotaalIngediendBedrag)) : null;

    private static Violation? Judge(DeclaratieAntwoord antwoord, RuleContext context) =>
        (IsWrong(antwoord.TotaalIngediendBedrag), IsWrong(antwoord.TotaalToegekendBedrag)) switch
        {
            (true, true) => Wrong(Shown(Submitted, antwoord.TotaalIngediendBedrag), Shown(Granted, antwoord.TotaalToegekendBedrag)),
            (true, false) => Wrong(Shown(Submitted, antwoord.TotaalIngediendBedrag)),
            (false, true) => Wrong(Shown(Granted, antwoord.TotaalToegekendBedrag)),
            _ => null,
        };

    private static Violation? Judge(Prestatie prestatie, RuleContext context) =>
        prestatie.IngediendBedrag is { Bedrag: 0, DebetCredit: not Codes.DebetCredit.Debet } bedrag
            ? Wrong(ComparedValue.Here("IngediendBedrag", AsText(bedrag.Bedrag, bedrag.DebetCredit)))
            : null;

    private static bool IsWrong(TotaalBedragMetDC totaal) => totaal is { TotaalBedrag: 0, DebetCredit: not Codes.DebetCredit.Debet };

    private static ComparedValue Shown(string element, TotaalBedragMetDC totaal) =>
        ComparedValue.Here(element, AsText(totaal.TotaalBedrag, totaal.DebetCredit));

    private static string AsText(long cents, string debetCredit) => $"{Eurocents.Text(cents)} {debetCredit}";

    private static Violation Wrong(params ComparedValue[] values) => new("Zet DebetCredit op D.", values);
}
