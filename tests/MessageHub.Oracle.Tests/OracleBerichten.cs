using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// The message that a record of the oracle stands for: valid by schema and level 2, with the smallest content that the oracle does not
/// look at. Test BSNs only.
/// </summary>
internal static class OracleBerichten
{
    private static readonly XsdVersie Versie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" };

    /// <summary>The message, with its classes in the order of the record.</summary>
    public static Bericht Of(OMessage message) => message switch
    {
        O301 m => Empty(m) with { Client = Allocated(m) },
        O302 m => Return(m),
        O305 m => Empty(m) with { Client = Person(m.Bsn) with { StartProducten = [.. m.Starts.Select(Of)] } },
        O307 m => Empty(m) with { Client = Person(m.Bsn) with { StopProducten = [.. m.Stops.Select(Of)] } },
        O315 m => Empty(m) with { Client = Person(m.Bsn) with { AangevraagdeProducten = [.. m.Products.Select(Of)] } },
        O317 m => Empty(m) with { Client = new() { Bsn = new(m.Bsn), Verzoek = VerzoekOf(m) } },
        O319 m => Empty(m) with
        {
            Antwoord = new()
            {
                ReferentieAanbieder = m.Reference,
                VerzoekAntwoord = m.Answer,
                RedenAfwijzingVerzoek = m.Answer == "1" ? "4" : null,
            },
        },
        O323 m => Empty(m) with { Declaratie = DeclaratieOf(m) },
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };

    private static Bericht Empty(OMessage message)
    {
        var identity = BerichtIdentity.Of(new(3, 2), message.Header.Family == OFamily.Ijw ? Standaard.Ijw : Standaard.Iwmo, message.Type);
        var fromGemeente = message is O301 or O302 or O319;
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = fromGemeente ? message.Header.Municipality : message.Header.Provider,
                Ontvanger = fromGemeente ? message.Header.Provider : message.Header.Municipality,
                BerichtIdentificatie = new() { Identificatie = message.Header.Identification, Dagtekening = message.Header.Dated },
                XsdVersie = Versie,
            },
        };
    }

    /// <summary>A 302 carries the header of the 301 it judges; the short form without a client is enough to accept and to reject.</summary>
    private static Bericht Return(O302 message)
    {
        var bericht = Empty(message);
        return bericht with
        {
            Header = bericht.Header with
            {
                BerichtIdentificatie = new() { Identificatie = message.OfIdentification, Dagtekening = message.OfDated },
                IdentificatieRetour = message.Header.Identification,
                DagtekeningRetour = message.Header.Dated,
                XsdVersieRetour = Versie,
                RetourCodes = message.Rejects ? ["9056"] : null,
            },
        };
    }

    private static Client Person(string bsn) => new()
    {
        Bsn = new(bsn),
        Geboortedatum = new() { Datum = new(2014, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
    };

    private static Client Allocated(O301 message) => Person(message.Bsn) with
    {
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = "1" },
        Contactgegevens = [.. message.Contacts.Select(Of)],
        ToegewezenProducten = [.. message.Allocations.Select(Of)],
    };

    /// <summary>With a telephone number it can be reached without an address (TR006).</summary>
    private static Contact Of(OContact contact) => new()
    {
        Soort = contact.Kind,
        Adres = !contact.HasAddress ? null : contact.HasPostcode
            ? new()
            {
                Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp", LandCode = "NL"
            }
            : new() { Plaatsnaam = "Testdorp" },
        Telefoon = new() { Telefoon01 = new() { Telefoonnummer = "0201234567", Landnummer = "31" } },
    };

    private static ToegewezenProduct Of(OAllocation line) => new()
    {
        ToewijzingNummer = line.Number,
        ReferentieAanbieder = line.ProviderReference,
        Product = Of(line.Product),
        Toewijzingsdatum = line.DecidedOn,
        Toewijzingstijd = line.DecidedAt,
        Ingangsdatum = line.Start,
        Einddatum = line.End,
        RedenWijziging = line.ChangeReason,
        Omvang = Of(line.Volume),
        Budget = line.Budget,
    };

    private static StartProduct Of(OStart line) => new()
    {
        ToewijzingNummer = line.Number,
        Product = Of(line.Product),
        Begindatum = line.Begin,
        StatusAanlevering = $"{line.Status}",
    };

    private static StopProduct Of(OStop line) => new()
    {
        ToewijzingNummer = line.Number,
        Product = Of(line.Product),
        Begindatum = line.Begin,
        RedenBeeindiging = line.Reason,
        Einddatum = line.End,
        StatusAanlevering = $"{line.Status}",
    };

    private static AangevraagdProduct Of(ORequested line) => new()
    {
        ReferentieAanbieder = line.Reference,
        Product = Of(line.Product),
        ToewijzingIngangsdatum = line.Start,
        ToewijzingEinddatum = line.End,
        Omvang = Of(line.Volume),
        Budget = line.Budget,
        Verwijzer = new() { Type = "01" },
    };

    private static Verzoek VerzoekOf(O317 message) => new()
    {
        ReferentieAanbieder = message.Reference,
        RedenVerzoek = "1",
        OngewijzigdeProducten = OrAbsent(message.Unchanged, number => new OngewijzigdProduct { ToewijzingNummer = number }),
        TeWijzigenProducten = OrAbsent(message.Changed, line => new TeWijzigenProduct
        {
            ToewijzingNummer = line.Number,
            GewensteIngangsdatum = line.WantedStart,
            Einddatum = line.End,
            Omvang = Of(line.Volume),
            Budget = line.Budget,
        }),
        NieuweProducten = OrAbsent(message.New, line => new NieuwProduct
        {
            Product = Of(line.Product),
            GewensteIngangsdatum = line.WantedStart,
            Einddatum = line.End,
            Omvang = Of(line.Volume),
            Budget = line.Budget,
        }),
    };

    private static Declaratie DeclaratieOf(O323 message) => new()
    {
        DeclaratieNummer = message.ClaimNumber,
        DeclaratiePeriode = new() { Begindatum = message.PeriodBegin, Einddatum = message.PeriodEnd },
        DeclaratieDagtekening = message.ClaimedOn,
        TotaalIngediendBedrag = message.SignedTotal.ToTotaal(),
        Clienten = [.. message.Clients.Select(c => new Client { Bsn = new(c.Bsn), Prestaties = [.. c.Lines.Select(Of)] })],
    };

    private static Prestatie Of(OClaimLine line) => new()
    {
        ProductReferentie = new() { ReferentieNummer = line.Reference, VorigReferentieNummer = line.PreviousReference },
        ToewijzingNummer = line.Number,
        ProductCategorie = line.Category,
        ProductCode = line.Code,
        ProductPeriode = new() { Begindatum = line.Begin, Einddatum = line.End },
        GeleverdVolume = line.Volume,
        Eenheid = line.Unit,
        ProductTarief = line.Tariff,
        IngediendBedrag = new() { Bedrag = line.Amount, DebetCredit = line.Credit ? Codes.DebetCredit.Credit : Codes.DebetCredit.Debet },
    };

    private static Product? Of(OProduct? product) => product is null ? null : new() { Categorie = product.Category, Code = product.Code };

    private static Omvang? Of(OVolume? volume) =>
        volume is null ? null : new() { Volume = volume.Volume, Eenheid = volume.Unit, Frequentie = volume.Frequency };

    /// <summary>The schema knows no empty list of products.</summary>
    private static List<T>? OrAbsent<TLine, T>(IReadOnlyList<TLine> lines, Func<TLine, T> make) =>
        lines.Count == 0 ? null : [.. lines.Select(make)];
}
