using System.Text;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;

namespace MessageHub.EndToEnd.Tests;

/// <summary>The messages about one client, each with a number of its own.</summary>
internal static class Messages
{
    public static Bericht B301(this Dossier dossier, Func<ToegewezenProduct, ToegewezenProduct>? change = null)
    {
        var product = dossier.ToegewezenProduct;
        return dossier.Empty(301) with
        {
            Client = dossier.Person with
            {
                Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = "1" },
                Contactgegevens =
                [
                    new()
                    {
                        Soort = "01",
                        Adres = new()
                        {
                            Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp",
                            LandCode = "NL"
                        },
                    },
                ],
                ToegewezenProducten = [change?.Invoke(product) ?? product],
            },
        };
    }

    /// <summary>The aanbieder says to the last 301 that it cannot be used.</summary>
    public static Bericht B302(this Dossier dossier, string identificatie)
    {
        var bericht = dossier.Empty(302);
        return bericht with
        {
            Header = bericht.Header with
            {
                BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Identificatie = identificatie },
                IdentificatieRetour = dossier.LastIdentificatie,
                DagtekeningRetour = dossier.Dagtekening,
                XsdVersieRetour = bericht.Header.XsdVersie,
                RetourCodes = ["9056"],
            },
        };
    }

    public static Bericht B305(this Dossier dossier, Func<StartProduct, StartProduct>? change = null)
    {
        var product = dossier.StartProduct;
        return dossier.Empty(305) with { Client = dossier.Person with { StartProducten = [change?.Invoke(product) ?? product] } };
    }

    public static Bericht B307(this Dossier dossier, Func<StopProduct, StopProduct>? change = null)
    {
        var product = dossier.StopProduct;
        return dossier.Empty(307) with { Client = dossier.Person with { StopProducten = [change?.Invoke(product) ?? product] } };
    }

    public static Bericht B315(this Dossier dossier, string referentie) => dossier.Empty(315) with
    {
        Client = dossier.Person with
        {
            AangevraagdeProducten =
            [
                new()
                {
                    ReferentieAanbieder = referentie,
                    Product = dossier.Product,
                    ToewijzingIngangsdatum = new(Dossier.Year, 7, 1),
                    ToewijzingEinddatum = new(Dossier.Year, 12, 31),
                    Omvang = Dossier.Omvang(),
                    Verwijzer = new() { Type = "01" },
                },
            ],
        },
    };

    /// <summary>Keeps the toewijzing and asks for another product.</summary>
    public static Bericht B317(this Dossier dossier, string referentie) => dossier.Empty(317) with
    {
        Client = new()
        {
            Bsn = dossier.Bsn,
            Verzoek = new()
            {
                ReferentieAanbieder = referentie,
                RedenVerzoek = "1",
                OngewijzigdeProducten = [new() { ToewijzingNummer = dossier.ToewijzingNummer }],
                NieuweProducten =
                [
                    new()
                    {
                        Product = dossier.OtherProduct,
                        GewensteIngangsdatum = new(Dossier.Year, 7, 1),
                        Einddatum = new(Dossier.Year, 12, 31),
                        Omvang = Dossier.Omvang(),
                    },
                ],
            },
        },
    };

    /// <summary>VerzoekAntwoord 1 rejects the request, 2 says that it is looked into.</summary>
    public static Bericht B319(this Dossier dossier, string referentie, string antwoord) => dossier.Empty(319) with
    {
        Antwoord = new()
        {
            ReferentieAanbieder = referentie, VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = antwoord == "1" ? "4" : null
        },
    };

    /// <summary>The bytes of a message in which a text is replaced.</summary>
    public static byte[] With(this Bericht bericht, string old, string @new)
    {
        var text = Encoding.UTF8.GetString(BerichtWriter.Write(bericht));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(old, @new, StringComparison.Ordinal));
    }
}
