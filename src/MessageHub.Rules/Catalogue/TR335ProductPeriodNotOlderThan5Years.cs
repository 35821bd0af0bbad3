using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A ProductPeriode, of a debit or a credit, ended on the DeclaratieDagtekening minus sixty months, or later. The day is cut to the end of
/// the month: of 29 February that is 28 February. It is counted back, because counting on from the end of the period loses the days on
/// which the month is shorter. Source: TR335, OP354, R-012.
/// </summary>
internal static class TR335ProductPeriodNotOlderThan5Years
{
    private const int Months = 60;

    public static readonly Rule Rule = new()
    {
        Code = "TR335",
        Name = "ProductPeriodNotOlderThan5Years",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(323),
        Definitie = "Een productperiode is hoogstens vijf jaar vóór de dagtekening van de declaratie geëindigd.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (context.Bericht.Declaratie is not { DeclaratieDagtekening: var claimed })
            return null;
        var end = prestatie.ProductPeriode.Einddatum;

        // Near the beginning of the calendar there is no day so much earlier, and nothing is too old.
        if (claimed < DateOnly.MinValue.AddMonths(Months) || end >= claimed.AddMonths(-Months))
            return null;
        return new(
            $"Declareer deze productperiode niet meer: op deze dag kan dat vanaf {ComparedValue.Day(claimed.AddMonths(-Months))}.",
            ComparedValue.Here("ProductPeriode/Einddatum", end),
            ComparedValue.Here("DeclaratieDagtekening", claimed));
    }
}
