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
    public static ExchangeScope Of(Bericht bericht) => Of(bericht.Identity, bericht.Header.Afzender, bericht.Header.Ontvanger);

    /// <summary>The scope that a header names, or null when it could not be read.</summary>
    public static ExchangeScope? Of(BerichtHead head) =>
        head is { Identity: { } identity, Afzender: { } afzender, Ontvanger: { } ontvanger }
        ? Of(identity, afzender, ontvanger)
        : null;

    private static ExchangeScope Of(BerichtIdentity identity, string afzender, string ontvanger) =>
        identity.HasGemeenteAsAfzender
        ? new(identity.Standaard, afzender, ontvanger)
        : new(identity.Standaard, ontvanger, afzender);
}
