using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>
/// The exchange scope S of rules.md §1.3: the lookups of a rule stay within one domain, one gemeente and one aanbieder, and messages
/// of one scope are judged one after the other.
/// </summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Gemeente">CBS code, four digits.</param>
/// <param name="Aanbieder">AGB code, eight digits.</param>
public sealed record ExchangeScope(Standaard Standaard, string Gemeente, string Aanbieder)
{
    /// <summary>
    /// The scope of a message, taken from its header. Afzender and Ontvanger of a return message are those of the message it judges
    /// (returns.md §3), so 302 and 320 have the gemeente as Afzender although the aanbieder sends them.
    /// </summary>
    public static ExchangeScope Of(Bericht bericht)
    {
        var (header, nummer) = (bericht.Header, bericht.Identity.Nummer);
        return nummer is 301 or 302 or 319 or 320 or 325
            ? new(bericht.Identity.Standaard, header.Afzender, header.Ontvanger)
            : new(bericht.Identity.Standaard, header.Ontvanger, header.Afzender);
    }
}
