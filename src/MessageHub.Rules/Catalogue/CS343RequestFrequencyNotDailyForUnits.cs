using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Etmaal (14), dagdeel (16), euro (83) and stuks (84) are not asked for per day when the ToewijzingEinddatum is absent or after
/// 31-12-2020; minutes, hours and output pieces may be. Source: CS343.
/// </summary>
internal static class CS343RequestFrequencyNotDailyForUnits
{
    public static readonly Rule Rule = new()
    {
        Code = "CS343",
        Name = "RequestFrequencyNotDailyForUnits",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(315),
        Definitie = "Bij eenheid 14, 16, 83 of 84 is de frequentie niet per dag, tenzij de aanvraag uiterlijk op 31-12-2020 eindigt.",
        Checks = [Check.Each<AangevraagdProduct>(DailyFrequency.Judge)],
    };
}
