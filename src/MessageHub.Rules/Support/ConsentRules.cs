using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Support;

/// <summary>
/// What a gemeente changes only when the aanbieder agrees: an end in the past, less volume, less budget. What he asked for himself
/// (RedenWijziging 12) he agrees to, and so he does to an end after care ended by his own word. Source: OP186, OP298, OP299.
/// </summary>
internal static class ConsentRules
{
    /// <summary>The last day becomes one that is over on the day of the decision.</summary>
    public static bool IsNeededToEnd(Toewijzing version, ToegewezenProduct next, RegisterSnapshot register) =>
        !next.IsDeletion() && next.RedenWijziging is not Codes.RedenWijziging.Aanbieder
        && next.Einddatum is { } last && last < next.Toewijzingsdatum && last < version.LastDay
        && !(StopForGood(version.Nummer, register) is { } stop && stop.Einddatum <= last);

    /// <summary>The Budget becomes lower.</summary>
    public static bool IsNeededForBudget(Toewijzing version, ToegewezenProduct next) =>
        !next.IsDeletion() && next.RedenWijziging is not Codes.RedenWijziging.Aanbieder && next.Budget < version.Budget;

    /// <summary>The Volume with Frequentie 6 becomes lower.</summary>
    public static bool IsNeededForVolume(Toewijzing version, ToegewezenProduct next) =>
        !next.IsDeletion() && next.RedenWijziging is not Codes.RedenWijziging.Aanbieder
        && next.Omvang is { Frequentie: Codes.Frequentie.Totaal } omvang && version.Omvang is { } before
        && omvang.Volume < before.Volume && omvang with { Volume = before.Volume } == before;

    /// <summary>The definitive stop after which no care began again on an allocation; null while care runs or may begin.</summary>
    public static Stop? StopForGood(long toewijzingNummer, RegisterSnapshot register)
    {
        var last = register.Stops
            .Where(s => s.ToewijzingNummer == toewijzingNummer && !s.IsTemporary).MaxBy(s => (s.Begindatum, s.Einddatum));
        return last is null || register.Starts.Any(s => s.ToewijzingNummer == toewijzingNummer && s.Begindatum > last.Begindatum)
            ? null
            : last;
    }

    /// <summary>It is recorded that the aanbieder agreed to this version.</summary>
    public static bool IsGiven(ToegewezenProduct next, RegisterSnapshot register) =>
        register.Consents.Contains(new(next.ToewijzingNummer, next.Toewijzingsdatum, next.Toewijzingstijd));
}
