using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit has the tariff of the agreement that fits its product and unit on the first day of the ProductPeriode, or of the allocation
/// where it was agreed so (T-010), in whole eurocents; minutes under an hour tariff have a sixtieth of it, half a cent up. Skipped without
/// any agreement with the aanbieder and for Eenheid 83; a line for which no agreement fits is held for a person. Listed at level 3
/// (R-031, T-002). Source: TR418, IV081.
/// </summary>
public static class TR418TariffEqualsContract
{
    public static readonly Rule Rule = new()
    {
        Code = "TR418",
        Name = "TariffEqualsContract",
        Level = Level.AcrossMessages,
        RetourCode = "0611",
        AppliesTo = Scope.In(323),
        Definitie = "Het tarief van een prestatie is het afgesproken tarief; voor minuten bij een uurtarief is dat het uurtarief gedeeld "
            + "door 60, afgerond op centen.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || prestatie is not { ProductTarief: { } tarief } || prestatie.Eenheid == Codes.Eenheid.Euro)
            return null;
        var allocated = context.ToewijzingOf(prestatie)?.Ingangsdatum;
        if (context.Register.Contract.Fitting(prestatie, allocated) is not { Tarief: { } agreed } agreement)
            return null;
        var expected = agreement.TariefOf(prestatie.Eenheid)!.Value;
        return tarief == expected
            ? null
            : new(
                $"Declareer tegen {Eurocents.Text(expected)}.",
                ComparedValue.Here("ProductTarief", Eurocents.Text(tarief)),
                ComparedValue.From(agreement.Source, "tarief", Eurocents.Text(agreed)));
    }
}
