using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Bedrag is GeleverdVolume times ProductTarief, to the cent. Minutes under an agreed hour tariff cost hour tariff times minutes divided by
/// 60, half a cent up. Without any agreement with the aanbieder, and for every credit, minutes may follow either way. A
/// debit for which no agreement fits is held for a person. Eenheid 83 is CS339. Source: TR346, IV081.
/// </summary>
internal static class TR346AmountEqualsVolumeTimesTariff
{
    public static readonly Rule Rule = new()
    {
        Code = "TR346",
        Name = "AmountEqualsVolumeTimesTariff",
        Level = Level.ExternalSource,
        RetourCode = "9346",
        AppliesTo = Scope.In(323),
        Definitie = "Het bedrag is volume maal tarief; voor minuten bij een uurtarief is het uurtarief maal minuten gedeeld "
            + "door 60, afgerond op centen.",
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (prestatie is not { ProductTarief: { } tarief } || prestatie.Eenheid == Codes.Eenheid.Euro)
            return null;
        if (!prestatie.IsDebit() || !context.Register.Contract.HasAgreements)
            return OnItsOwnFigures(prestatie, tarief);
        return context.Register.Contract.Fitting(prestatie, context.ToewijzingOf(prestatie)?.Ingangsdatum) is not { } agreement ? null
            : prestatie.Eenheid == Codes.Eenheid.Minuut && agreement is { Eenheid: Codes.Eenheid.Uur, Tarief: { } hourTariff }
                ? UnderHourTariff(prestatie, agreement, hourTariff)
            : prestatie.IngediendBedrag.Bedrag == prestatie.GeleverdVolume * tarief ? null
            : NotTheProduct(prestatie, tarief);
    }

    private static Violation? OnItsOwnFigures(Prestatie prestatie, long tarief)
    {
        var (volume, bedrag) = (prestatie.GeleverdVolume, prestatie.IngediendBedrag.Bedrag);
        return bedrag == volume * tarief || (prestatie.Eenheid == Codes.Eenheid.Minuut && HourTariff.Explains(tarief, volume, bedrag))
            ? null
            : NotTheProduct(prestatie, tarief);
    }

    private static Violation? UnderHourTariff(Prestatie prestatie, Agreement agreement, long hourTariff)
    {
        var expected = HourTariff.Amount(hourTariff, prestatie.GeleverdVolume);
        return prestatie.IngediendBedrag.Bedrag == expected
            ? null
            : new(
                $"Dien {Eurocents.Text(expected)} in: het uurtarief maal {prestatie.GeleverdVolume} minuten, gedeeld door 60.",
                ComparedValue.Here("Bedrag", Eurocents.Text(prestatie.IngediendBedrag.Bedrag)),
                ComparedValue.Here("GeleverdVolume", prestatie.GeleverdVolume),
                ComparedValue.From(agreement.Source, "uurtarief", Eurocents.Text(hourTariff)));
    }

    private static Violation NotTheProduct(Prestatie prestatie, long tarief) => new(
        $"Dien {Eurocents.Text(prestatie.GeleverdVolume * tarief)} in, of herstel volume of tarief.",
        ComparedValue.Here("Bedrag", Eurocents.Text(prestatie.IngediendBedrag.Bedrag)),
        ComparedValue.Here("GeleverdVolume", prestatie.GeleverdVolume),
        ComparedValue.Here("ProductTarief", Eurocents.Text(tarief)));
}
