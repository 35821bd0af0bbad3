using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A debit fits in the volume that its allocation allows in the ProductPeriode (both days included), in the unit of the allocation;
/// minutes on an allocation in hours count sixty to the hour. iWmo caps domestic help per week at six week volumes.
/// A broken month of an output volume counts as the agreement on it says, in full unless it says otherwise (R-069, T-011). Skipped without
/// Omvang, and when the unit does not fit (TR341). Source: TR321, IV042, IV075–IV079, R-005, R-008, R-069.
/// </summary>
internal static class TR321VolumeFitsProductPeriod
{
    public static readonly Rule Rule = new()
    {
        Code = "TR321",
        Name = "VolumeFitsProductPeriod",
        Level = Level.AcrossMessages,
        RetourCode = "9321",
        AppliesTo = Scope.In(323),
        Definitie = "Een prestatie past binnen het volume dat de toewijzing voor die productperiode toelaat.",
        Needs = ["TR304", "TR338", "TR341"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Omvang: { } omvang } toewijzing)
            return null;
        var factor = omvang.Eenheid == prestatie.Eenheid ? 1 : VolumeLimit.MinutesPerHour;
        var gebroken = context.Register.Contract.Fitting(prestatie, toewijzing.Ingangsdatum)?.GebrokenMaand ?? GebrokenMaand.Vol;
        var maximum = factor * VolumeLimit.InPeriod(toewijzing, prestatie.ProductPeriode, context.Standaard, gebroken);
        return prestatie.GeleverdVolume <= maximum
            ? null
            : new(
                $"Declareer voor deze productperiode hoogstens {maximum} (eenheid {prestatie.Eenheid}).",
                ComparedValue.Here("GeleverdVolume", prestatie.GeleverdVolume),
                ComparedValue.From(toewijzing.Source, "hoogste volume in de ProductPeriode", maximum),
                ComparedValue.From(
                    toewijzing.Source, "Omvang", $"{omvang.Volume} x eenheid {omvang.Eenheid}, frequentie {omvang.Frequentie}"));
    }
}
