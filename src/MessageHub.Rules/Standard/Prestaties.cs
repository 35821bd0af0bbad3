using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Standard;

/// <summary>What rules and answers ask of a claimed line and of its amounts.</summary>
public static class Prestaties
{
    public static bool IsDebit(this Prestatie prestatie) => prestatie.IngediendBedrag.DebetCredit == Codes.DebetCredit.Debet;

    /// <summary>Signed eurocents: D adds, C subtracts.</summary>
    public static long SignedCents(this BedragMetDC bedrag) => bedrag.DebetCredit == Codes.DebetCredit.Credit ? -bedrag.Bedrag : bedrag.Bedrag;

    /// <summary>Signed eurocents: D adds, C subtracts.</summary>
    public static long SignedCents(this TotaalBedragMetDC bedrag) => bedrag.DebetCredit == Codes.DebetCredit.Credit ? -bedrag.TotaalBedrag : bedrag.TotaalBedrag;

    /// <summary>A signed total as the standard writes it: the absolute amount with D or C; zero is D (CS325).</summary>
    public static TotaalBedragMetDC ToTotaal(this long signedCents) => new()
    {
        TotaalBedrag = Math.Abs(signedCents),
        DebetCredit = signedCents < 0 ? Codes.DebetCredit.Credit : Codes.DebetCredit.Debet,
    };
}
