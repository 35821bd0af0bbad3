using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Datum agrees with DatumGebruik: 1 the first of a month, 2 the first of January, 3 exactly 01-01-1900; without DatumGebruik any
/// date. Source: CS139, IV009.
/// </summary>
internal static class CS139BirthDateUseConsistent
{
    public static readonly Rule Rule = new()
    {
        Code = "CS139",
        Name = "BirthDateUseConsistent",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 305, 307, 315),
        Definitie =
            "De geboortedatum past bij het datumgebruik: 1 de eerste van een maand, 2 de eerste van januari, 3 de datum 01-01-1900.",
        Checks = [Check.Each<Client>(Judge), Check.Each<Relatie>(Judge)],
    };

    private static readonly DateOnly Unknown = new(1900, 1, 1);

    private static Violation? Judge(Client client, RuleContext context) => Judge(client.Geboortedatum);

    private static Violation? Judge(Relatie relatie, RuleContext context) => Judge(relatie.Geboortedatum);

    private static Violation? Judge(Geboortedatum? geboortedatum) => geboortedatum switch
    {
        { DatumGebruik: "1", Datum.Day: not 1 } => Wrong(geboortedatum, "Zet de dag op 01, of laat DatumGebruik weg."),
        { DatumGebruik: "2" } when geboortedatum.Datum is not { Day: 1, Month: 1 } =>
            Wrong(geboortedatum, "Zet dag en maand op 01, of laat DatumGebruik weg."),
        { DatumGebruik: "3" } when geboortedatum.Datum != Unknown =>
            Wrong(geboortedatum, "Zet Datum op 01-01-1900, of laat DatumGebruik weg."),
        _ => null,
    };

    private static Violation Wrong(Geboortedatum geboortedatum, string remedy) => new(
        remedy,
        ComparedValue.Here("Geboortedatum/DatumGebruik", geboortedatum.DatumGebruik),
        ComparedValue.Hidden("Geboortedatum/Datum"));
}
