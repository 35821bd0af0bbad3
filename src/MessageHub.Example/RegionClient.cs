using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Example;

/// <summary>An invented person with a test BSN.</summary>
internal sealed record RegionClient(Bsn Bsn, string Achternaam, DateOnly Geboortedatum, int Huisnummer)
{
    public Client Person => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = Geboortedatum },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = Achternaam } },
    };

    public Contact Contact => new()
    {
        Soort = "01",
        Adres = new()
        {
            Huis = new() { Huisnummer = Huisnummer },
            Postcode = "9999XX",
            Straatnaam = "Voorbeeldstraat",
            Plaatsnaam = "Voorbeeldstad",
            LandCode = "NL",
        },
    };

    /// <summary>Test BSNs that pass the eleven test, from a first one on.</summary>
    public static IEnumerable<Bsn> TestBsns(int from)
    {
        for (var number = from; ; number++)
        {
            var text = $"{number:D9}";
            var sum = text.Select((c, i) => (c - '0') * (i == 8 ? -1 : 9 - i)).Sum();
            if (sum % 11 == 0)
                yield return new(text);
        }
    }
}
