using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A ProductPeriode, of a debit or a credit, ended at most five years before the DeclaratieDagtekening; exactly five years holds, and
/// 29 February plus five years is 28 February. Source: TR335, OP354, D12.
/// </summary>
public static class TR335ProductPeriodNotOlderThan5Years
{
    private const int Years = 5;

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

        // Near the end of the calendar there is no day five years later, and nothing is too old.
        if (end.Year > DateOnly.MaxValue.Year - Years || end.AddYears(Years) >= claimed)
            return null;
        return new(
            $"Declareer deze productperiode niet meer: dat kon tot en met {ComparedValue.Day(end.AddYears(Years))}.",
            ComparedValue.Here("ProductPeriode/Einddatum", end),
            ComparedValue.Here("DeclaratieDagtekening", claimed));
    }
}
