using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A birth date lies at most 120 years before the Dagtekening; exactly 120 years holds. Skipped for a birth date that is wholly unknown
/// (01-01-1900 with DatumGebruik 3). Source: TR002, IV009, R-011.
/// </summary>
internal static class TR002BirthDateWithin120Years
{
    private const int OldestAge = 120;
    private const string WhollyUnknown = "3";
    private static readonly DateOnly UnknownDate = new(1900, 1, 1);

    public static readonly Rule Rule = new()
    {
        Code = "TR002",
        Name = "BirthDateWithin120Years",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 305, 307, 315),
        Definitie =
            "Een geboortedatum ligt hoogstens 120 jaar vóór de dagtekening van het bericht, tenzij de geboortedatum geheel onbekend is.",
        Checks =
        [
            Check.Each<Client>((c, context) => Judge(c.Geboortedatum, context)),
            Check.Each<Relatie>((r, context) => Judge(r.Geboortedatum, context)),
        ],
    };

    private static Violation? Judge(Geboortedatum? birth, RuleContext context)
    {
        // A Dagtekening in the first 120 years of the calendar has no date that is too old.
        if (birth is null || IsUnknown(birth) || context.Dagtekening.Year <= OldestAge)
            return null;
        var oldest = context.Dagtekening.AddYears(-OldestAge);
        return birth.Datum >= oldest
            ? null
            : new(
                $"Vul een geboortedatum op of na {ComparedValue.Day(oldest)}, of 01-01-1900 met DatumGebruik 3 als "
                + "de geboortedatum onbekend is.",
                ComparedValue.Hidden("Geboortedatum/Datum"),
                ComparedValue.Here("Geboortedatum/DatumGebruik", birth.DatumGebruik),
                ComparedValue.Here("Dagtekening", context.Dagtekening));
    }

    private static bool IsUnknown(Geboortedatum birth) => birth.DatumGebruik == WhollyUnknown && birth.Datum == UnknownDate;
}
