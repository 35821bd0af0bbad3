using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Composing;

/// <summary>
/// The Client of a 301 out of what the gemeente knows of a person. Source: OP001, OP002, OP071, OP130, TR006, TR061, CD034.
/// </summary>
internal static class OwnClient
{
    /// <summary>The surname is used as it is: right for everybody who does not say otherwise (CS050).</summary>
    private const string OwnName = "1";

    private static readonly string[] BaseAddresses = ["01", "02", "03"];

    /// <summary>What a 301 has of a person, with a Nummer on each relation.</summary>
    public static Client Of(Client known, Bsn bsn, IReadOnlyList<Relatie> earlier) => new()
    {
        Bsn = bsn,
        Geboortedatum = known.Geboortedatum,
        Geslacht = known.Geslacht,
        Naam = known.Naam is { } naam ? Used(naam) : null,
        Communicatie = known.Communicatie,
        JuridischeStatus = known.JuridischeStatus,
        WettelijkeVertegenwoordiging = known.WettelijkeVertegenwoordiging,
        Commentaar = known.Commentaar,
        Relaties = known.Relaties is { Count: > 0 } relaties ? Numbered(relaties, earlier) : null,
        Contactgegevens = [.. (known.Contactgegevens ?? []).Select(Sent)],
    };

    /// <summary>What is missing in the Client of a 301, or null.</summary>
    /// <param name="client">What <see cref="Of"/> made.</param>
    /// <param name="standaard">Of which domain it is.</param>
    /// <param name="register">The requests of the client.</param>
    /// <param name="products">What the message assigns, with the references of the requests that it honours.</param>
    /// <param name="dagtekening">Date of the message.</param>
    public static ComposeRefusalReason? WhyNot(
        Client client, Standaard standaard, RegisterSnapshot register, IReadOnlyList<ToegewezenProduct> products, DateOnly dagtekening)
    {
        var relaties = client.Relaties ?? [];
        if (client is not { Naam.Geslachtsnaam.Achternaam.Length: > 0, Geboortedatum: not null, Geslacht: not null })
            return ComposeRefusalReason.ClientIncomplete;
        if (!client.Contactgegevens!.Any(c => BaseAddresses.Contains(c.Soort)))
            return ComposeRefusalReason.AddressMissing;
        if (!client.Contactgegevens!.All(IsReachable))
            return ComposeRefusalReason.AddressNotUsable;
        if (relaties.Any(r => r.Naam.Geslachtsnaam.Achternaam.Length == 0 || !IsReachable(r.Contact)))
            return ComposeRefusalReason.RelationIncomplete;
        if (relaties.DistinctBy(r => r.Nummer).Count() < relaties.Count)
            return ComposeRefusalReason.RelationNumberTwice;
        return standaard is Standaard.Ijw && Gezag.IsMissing(client, dagtekening) && !Gezag.IsKnown(register, products)
            ? ComposeRefusalReason.CustodianMissing
            : null;
    }

    private static bool IsReachable(Contact contact) =>
        contact is { Telefoon: not null } or { Adres: { Huis: not null, Postcode: not null } }
        && contact is not { Soort: "01" or "03", Adres: null or { Postcode: null } };

    /// <summary>
    /// A relation has a number of his own that stays: the one that is given, else the one he had, else the first that is free (OP071).
    /// </summary>
    private static List<Relatie> Numbered(IReadOnlyList<Relatie> relaties, IReadOnlyList<Relatie> earlier)
    {
        var known = earlier.ToLookup(KeyOf, r => r.Nummer);
        var used = relaties.Concat(earlier).Select(r => r.Nummer).ToHashSet();
        var next = 1;
        return [.. relaties.Select(r => Sent(r) with { Nummer = NumberOf(r) })];

        string NumberOf(Relatie relatie) => relatie.Nummer.Length > 0 ? relatie.Nummer : known[KeyOf(relatie)].FirstOrDefault() ?? Free();

        string Free()
        {
            while (!used.Add(next.ToString(CultureInfo.InvariantCulture)))
                next++;
            return next.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Who it is: the birth date may be unknown, and two relations of one name and kind are two persons only then by it.</summary>
    private static (string Soort, string Achternaam, string? Voornaam, DateOnly? Geboortedatum) KeyOf(Relatie relatie) => (
        relatie.Soort,
        relatie.Naam.Geslachtsnaam.Achternaam,
        relatie.Naam.Voornamen ?? relatie.Naam.Voorletters,
        relatie.Geboortedatum?.Datum);

    private static Relatie Sent(Relatie relatie) =>
        relatie with { Naam = Used(relatie.Naam), Contact = Sent(relatie.Contact), RetourCodes = null };

    private static Contact Sent(Contact contact) => contact with { RetourCodes = null };

    private static Naam Used(Naam naam) => naam with { NaamGebruik = naam.NaamGebruik ?? OwnName };
}
