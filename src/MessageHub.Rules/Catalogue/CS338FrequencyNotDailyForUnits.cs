using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Etmaal (14), dagdeel (16), euro (83) and stuks (84) are not assigned or asked for per day when the Einddatum is absent or after
/// 31-12-2020; minutes, hours and output pieces may be. Source: CS338, R-057.
/// </summary>
internal static class CS338FrequencyNotDailyForUnits
{
    public static readonly Rule Rule = new()
    {
        Code = "CS338",
        Name = "FrequencyNotDailyForUnits",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 317),
        Definitie = "Bij eenheid 14, 16, 83 of 84 is de frequentie niet per dag, tenzij de toewijzing of het gevraagde product "
            + "uiterlijk op 31-12-2020 eindigt.",
        Checks =
        [
            Check.Each<ToegewezenProduct>(DailyFrequency.Judge),
            Check.Each<NieuwProduct>(DailyFrequency.Judge),
            Check.Each<TeWijzigenProduct>(DailyFrequency.Judge),
        ],
    };
}
