using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tests;

namespace MessageHub.Cli.Tests;

/// <summary>Messages and agreements of the tests. Test BSNs only.</summary>
internal static class Messages
{
    public const string Header =
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan\n";

    /// <summary>The product of <see cref="Valid"/> until the end of 2025: for a claim over 2026 an agreement is missing.</summary>
    public const string Until2025 = Header + "0297;65656055;jw;P1;45;45A04;04;inspanning;82,00;2025-01-01;2025-12-31;ja\n";

    /// <summary>The agreement that was missing.</summary>
    public const string From2026 = Header + "0297;65656055;jw;P1;45;45A04;04;inspanning;85.00;2026-01-01;;ja\n";

    /// <summary>What no output may hold: the BSN, name and address of the client in the messages.</summary>
    public static readonly string[] Personal = ["999900006", "999900018", "Voorbeeld", "Teststraat", "9999XX", "2014-02-10"];

    /// <summary>A claim with an Identificatie and a DeclaratieNummer of its own.</summary>
    public static Bericht Claim(string identificatie, params Prestatie[] lines)
    {
        var claim = Valid.B323(Berichten.Standaard.Ijw, lines);
        return claim with
        {
            Header = claim.Header with { BerichtIdentificatie = claim.Header.BerichtIdentificatie with { Identificatie = identificatie } },
            Declaratie = claim.Declaratie! with { DeclaratieNummer = $"DN{identificatie}" },
        };
    }

    /// <summary>Hours of one month of 2026 at € 85,00.</summary>
    public static Prestatie Line(string referentie, int month, long hours = 5) => Valid.Prestatie(referentie: referentie) with
    {
        ProductPeriode = Valid.Period($"2026-0{month}-01", $"2026-0{month}-{DateTime.DaysInMonth(2026, month)}"),
        GeleverdVolume = hours,
        IngediendBedrag = new() { Bedrag = hours * 8500, DebetCredit = Codes.DebetCredit.Debet },
    };
}
