using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;
using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// All that was granted on an allocation and not credited, with this debit, fits in the volume of its whole term, in the unit of the
/// allocation; hours and minutes are added up in minutes. Credits of the message are taken off first, and a debit that overshoots does not
/// count for the next. Without Einddatum the term ends with the latest ProductPeriode counted.
/// Skipped without Omvang, and when the unit does not fit. Source: TR322, IV075–IV079.
/// </summary>
internal static class TR322TotalVolumeFitsAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR322",
        Name = "TotalVolumeFitsAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9322",
        AppliesTo = Scope.In(323),
        Definitie = "Alle prestaties op een toewijzing samen passen binnen het volume van de hele toewijzing.",
        Needs = ["TR304", "TR338", "TR341"],
        Checks = [Check.Each<Prestatie>(Judge)],
    };

    private static Violation? Judge(Prestatie prestatie, RuleContext context)
    {
        if (!prestatie.IsDebit() || context.ToewijzingOf(prestatie) is not { Omvang: { } omvang } toewijzing)
            return null;
        var account = context.Claims.AccountOf(toewijzing.Nummer);
        var end = prestatie.ProductPeriode.Einddatum;
        var maximum = VolumeLimit.InTotal(toewijzing, account.LastDay is { } last && last > end ? last : end);
        var (counted, claimed) = (account.Volume, prestatie.GeleverdVolume);
        if (omvang.Eenheid is Codes.Eenheid.Uur or Codes.Eenheid.Minuut)
        {
            maximum = InMinutes(maximum, omvang.Eenheid);
            counted = InMinutes(account.Volume, Codes.Eenheid.Uur) + account.Minutes;
            claimed = InMinutes(claimed, prestatie.Eenheid);
        }

        return counted + claimed <= maximum ? null : TooMuch(prestatie, toewijzing, omvang, counted, maximum);
    }

    /// <summary>Shows it in hours when everything is whole hours.</summary>
    private static Violation TooMuch(Prestatie prestatie, Toewijzing toewijzing, Omvang omvang, long counted, long maximum)
    {
        var isHours = prestatie.Eenheid == Codes.Eenheid.Uur;
        var rest = Math.Max(0, maximum - counted) / (isHours ? VolumeLimit.MinutesPerHour : 1);
        var (size, unit) = !isHours ? (1, prestatie.Eenheid)
            : counted % VolumeLimit.MinutesPerHour == 0 ? (VolumeLimit.MinutesPerHour, Codes.Eenheid.Uur)
            : (1, Codes.Eenheid.Minuut);
        return new(
            $"Declareer op deze toewijzing nog hoogstens {rest} (eenheid {prestatie.Eenheid}).",
            ComparedValue.Here("GeleverdVolume", prestatie.GeleverdVolume),
            ComparedValue.From(RegisterSources.CountedPrestaties, "volume van andere prestaties", $"{counted / size} (eenheid {unit})"),
            ComparedValue.From(toewijzing.Source, "hoogste volume in totaal", $"{maximum / size} (eenheid {unit})"),
            ComparedValue.From(toewijzing.Source, "Omvang", $"{omvang.Volume} x eenheid {omvang.Eenheid}, frequentie {omvang.Frequentie}"));
    }

    private static long InMinutes(long volume, string eenheid) =>
        eenheid == Codes.Eenheid.Uur ? volume * VolumeLimit.MinutesPerHour : volume;
}
