using System.Globalization;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Standard;

/// <summary>
/// The one form of money: whole eurocents in a <see cref="long"/>, negative for what is taken back. Here it is read from the amounts of the
/// standard, written as one, and shown.
/// </summary>
public static class Eurocents
{
    /// <summary>Signed eurocents: D adds, C subtracts.</summary>
    public static long SignedCents(this BedragMetDC bedrag) =>
        bedrag.DebetCredit == Codes.DebetCredit.Credit ? -bedrag.Bedrag : bedrag.Bedrag;

    /// <summary>Signed eurocents: D adds, C subtracts.</summary>
    public static long SignedCents(this TotaalBedragMetDC bedrag) =>
        bedrag.DebetCredit == Codes.DebetCredit.Credit ? -bedrag.TotaalBedrag : bedrag.TotaalBedrag;

    /// <summary>A signed total as the standard writes it: the absolute amount with D or C; zero is D (CS325).</summary>
    public static TotaalBedragMetDC ToTotaal(this long signedCents) => new()
    {
        TotaalBedrag = Math.Abs(signedCents),
        DebetCredit = signedCents < 0 ? Codes.DebetCredit.Credit : Codes.DebetCredit.Debet,
    };

    /// <summary>As people in the Netherlands write it: € 1.234,56.</summary>
    public static string Text(long cents)
    {
        var euros = (Math.Abs(cents) / 100).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
        return $"{(cents < 0 ? "-" : "")}€ {euros},{(Math.Abs(cents) % 100).ToString("00", CultureInfo.InvariantCulture)}";
    }

    /// <summary>As <see cref="Text(long)"/>; null when there is no amount.</summary>
    public static string? Text(long? cents) => cents is { } amount ? Text(amount) : null;
}
