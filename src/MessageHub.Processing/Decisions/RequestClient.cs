using MessageHub.Berichten.Model;
using MessageHub.Register.Requests;

namespace MessageHub.Processing.Decisions;

/// <summary>The client of a 301: as he is known, with what was typed.</summary>
internal static class RequestClient
{
    private const string OwnAddress = "01";
    private const string Netherlands = "NL";

    /// <param name="known">The client of an earlier 301 of the gemeente, else of the request.</param>
    /// <param name="typed">What was typed; null when nothing was.</param>
    public static Client Of(Client known, TypedPerson? typed)
    {
        if (typed is null)
            return known;
        var client = typed.HasName ? Named(known, typed) : known;
        if (typed.HasAddress)
        {
            client = client with
            {
                Contactgegevens = [AddressOf(typed), .. (known.Contactgegevens ?? []).Where(c => c.Soort != OwnAddress)],
            };
        }

        return typed.HasCustodian ? client with { Relaties = With(client.Relaties ?? [], CustodianOf(typed, client)) } : client;
    }

    /// <summary>Who was known already, and is typed again, takes his own place and keeps his Nummer.</summary>
    private static List<Relatie> With(IReadOnlyList<Relatie> known, Relatie typed)
    {
        var same = known.Where(r => r.Soort == typed.Soort && IsOne(r, typed)).ToList();
        return [.. known.Except(same), same is [var before, ..] ? typed with { Nummer = before.Nummer } : typed];
    }

    private static bool IsOne(Relatie one, Relatie other) => one.Naam.Geslachtsnaam.Achternaam.Trim()
        .Equals(other.Naam.Geslachtsnaam.Achternaam.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Client Named(Client known, TypedPerson typed) => known with
    {
        Naam = new()
        {
            Geslachtsnaam = new() { Achternaam = typed.Achternaam!, Voorvoegsel = typed.Voorvoegsel },
            Voorletters = typed.Voorletters,
        },
        Geboortedatum = typed.Geboortedatum is { } day ? new() { Datum = day } : known.Geboortedatum,
        Geslacht = typed.Geslacht ?? known.Geslacht,
    };

    private static Contact AddressOf(TypedPerson typed) => new()
    {
        Soort = OwnAddress,
        Adres = new()
        {
            Huis = typed.Huisnummer is { } nummer ? new() { Huisnummer = nummer, Huisletter = typed.Huisletter } : null,
            Postcode = typed.Postcode,
            Straatnaam = typed.Straatnaam,
            Plaatsnaam = typed.Plaatsnaam,
            LandCode = Netherlands,
        },
    };

    private static Relatie CustodianOf(TypedPerson typed, Client client) => new()
    {
        Soort = typed.GezagSoort ?? "",
        Naam = new() { Geslachtsnaam = new() { Achternaam = typed.GezagAchternaam! }, Voorletters = typed.GezagVoorletters },
        Contact = new()
        {
            Soort = OwnAddress,
            Adres = (client.Contactgegevens ?? []).FirstOrDefault(c => c.Soort == OwnAddress)?.Adres,
            Telefoon = typed.GezagTelefoon is { } phone
                ? new() { Telefoon01 = new() { Telefoonnummer = phone, Landnummer = "+31" } }
                : null,
        },
    };
}
