using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests;

/// <summary>Puts the same content at each place of the messages where the standard has it, for rules that look at several.</summary>
internal static class Places
{
    /// <summary>An address of the client and of a relation.</summary>
    public static IEnumerable<(string Place, Bericht Bericht)> Of(Standaard standaard, Contact contact)
    {
        yield return ("301 Client/Contact", On301(standaard, c => c with { Contactgegevens = [contact] }));
        yield return ("301 Relatie/Contact", On301(standaard, c => c with { Relaties = [Valid.Relatie() with { Contact = contact }] }));
    }

    /// <summary>A name of the client and of a relation.</summary>
    public static IEnumerable<(string Place, Bericht Bericht)> Of(Standaard standaard, Naam naam)
    {
        yield return ("301 Client", On301(standaard, c => c with { Naam = naam }));
        yield return ("301 Relatie", On301(standaard, c => c with { Relaties = [Valid.Relatie() with { Naam = naam }] }));
    }

    /// <summary>A birth date of the client in each message that has one, and of a relation.</summary>
    public static IEnumerable<(string Place, Bericht Bericht)> Of(Standaard standaard, Geboortedatum geboortedatum)
    {
        foreach (var nummer in new[] { 301, 305, 307, 315 })
        {
            var bericht = Valid.Bericht(nummer, standaard);
            yield return ($"{nummer} Client", bericht with { Client = bericht.Client! with { Geboortedatum = geboortedatum } });
        }

        yield return ("301 Relatie", On301(standaard, c => c with { Relaties = [Valid.Relatie() with { Geboortedatum = geboortedatum }] }));
    }

    /// <summary>A product line in all four classes that have it.</summary>
    public static IEnumerable<(string Place, Bericht Bericht)> Of(Standaard standaard, ProductLine line) =>
    [
        ("301 ToegewezenProduct", Toegewezen(standaard, line)),
        ("315 AangevraagdProduct", Aangevraagd(standaard, line)),
        ("317 NieuwProduct", Nieuw(standaard, line)),
        ("317 TeWijzigenProduct", TeWijzigen(standaard, line)),
    ];

    public static Bericht Toegewezen(Standaard standaard, ProductLine line) => Valid.B301(
        standaard,
        Valid.ToegewezenProduct(standaard) with
        {
            Product = line.Product, Omvang = line.Omvang, Budget = line.Budget, Ingangsdatum = line.Begin, Einddatum = line.Einde,
        });

    public static Bericht Aangevraagd(Standaard standaard, ProductLine line) => Valid.B315(
        standaard,
        Valid.AangevraagdProduct(standaard) with
        {
            Product = line.Product, Omvang = line.Omvang, Budget = line.Budget, ToewijzingIngangsdatum = line.Begin,
            ToewijzingEinddatum = line.Einde,
        });

    public static Bericht Nieuw(Standaard standaard, ProductLine line) => Valid.B317(
        standaard,
        Valid.Verzoek(standaard) with
        {
            NieuweProducten =
            [
                new()
                {
                    Product = line.Product, Omvang = line.Omvang, Budget = line.Budget, GewensteIngangsdatum = line.Begin,
                    Einddatum = line.Einde
                },
            ],
        });

    /// <summary>Without the product: this class has none.</summary>
    public static Bericht TeWijzigen(Standaard standaard, ProductLine line) => Valid.B317(
        standaard,
        Valid.Verzoek(standaard) with
        {
            OngewijzigdeProducten = null,
            TeWijzigenProducten =
            [
                Valid.TeWijzigenProduct() with
                {
                    Omvang = line.Omvang, Budget = line.Budget, GewensteIngangsdatum = line.Begin, Einddatum = line.Einde
                },
            ],
        });

    /// <summary>A line of a claim and of the answer to it.</summary>
    public static IEnumerable<(string Place, Bericht Bericht)> Of(Standaard standaard, Prestatie prestatie) =>
    [
        ("323", Valid.B323(standaard, prestatie)),
        ("325", Answered(standaard, prestatie)),
    ];

    /// <summary>A rejected line in a 325.</summary>
    public static Bericht Answered(Standaard standaard, Prestatie prestatie)
    {
        var bericht = Valid.B325(standaard);
        var client = new Client { Bsn = Valid.Bsn, Prestaties = [prestatie with { RetourCodes = ["9321"] }], RetourCodes = ["0200"] };
        return bericht with { DeclaratieAntwoord = bericht.DeclaratieAntwoord! with { Clienten = [client] } };
    }

    /// <summary>A 301 with another client.</summary>
    public static Bericht On301(Standaard standaard, Func<Client, Client> change)
    {
        var bericht = Valid.B301(standaard);
        return bericht with { Client = change(bericht.Client!) };
    }
}

/// <summary>What the four product classes have in common, under one set of names.</summary>
internal sealed record ProductLine
{
    public Product? Product { get; init; }

    public Omvang? Omvang { get; init; }

    public long? Budget { get; init; }

    public DateOnly Begin { get; init; } = new(2026, 7, 1);

    public DateOnly? Einde { get; init; } = new(2026, 12, 31);

    /// <summary>A Product with only the category of the family.</summary>
    public static Product CategorieOnly(Standaard standaard) => new() { Categorie = Valid.Categorie(standaard) };
}
