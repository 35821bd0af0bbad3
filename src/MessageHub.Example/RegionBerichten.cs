using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Rules.Standard;

namespace MessageHub.Example;

/// <summary>
/// Makes the messages of the region: complete and correct by themselves. No two of one sender have the same Identificatie.
/// </summary>
internal sealed class RegionBerichten
{
    private static readonly XsdVersie Versie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" };

    private readonly Dictionary<string, int> numbers = [];

    public Bericht Toewijzing(
        RegionContract contract, RegionClient client, DateTimeOffset at, params IEnumerable<RegionAllocation> allocations) =>
        Empty(contract, allocations.First().Product.Standaard, 301, at) with
        {
            Client = client.Person with
            {
                Naam = client.Person.Naam! with { NaamGebruik = "1" },
                Contactgegevens = [client.Contact],
                ToegewezenProducten = [.. allocations.Select(a => a.ToProduct())],
            },
        };

    /// <summary>The aanbieder's judgement of our own message.</summary>
    public Bericht Retour(Bericht own, DateTimeOffset at, params IReadOnlyList<string> codes)
    {
        var identity = own.Identity.Answer!;
        return new()
        {
            Identity = identity,
            Header = own.Header with
            {
                BerichtCode = identity.BerichtCode,
                IdentificatieRetour = Number($"R{own.Header.Ontvanger[^6..]}"),
                DagtekeningRetour = DayOf(at),
                XsdVersieRetour = Versie,
                RetourCodes = codes.Count == 0 ? null : codes,
            },
        };
    }

    public Bericht Start(RegionContract contract, RegionClient client, RegionAllocation allocation, DateTimeOffset at) =>
        Empty(contract, allocation.Product.Standaard, 305, at) with
        {
            Client = client.Person with
            {
                StartProducten =
                [
                    new()
                    {
                        ToewijzingNummer = allocation.Nummer,
                        Product = allocation.ProductOfStandard,
                        Begindatum = allocation.Ingangsdatum,
                        StatusAanlevering = Codes.StatusAanlevering.EersteAanlevering,
                    },
                ],
            },
        };

    public Bericht Stop(
        RegionContract contract, RegionClient client, RegionAllocation allocation, string reden, DateOnly einddatum, DateTimeOffset at) =>
        Empty(contract, allocation.Product.Standaard, 307, at) with
        {
            Client = client.Person with
            {
                StopProducten =
                [
                    new()
                    {
                        ToewijzingNummer = allocation.Nummer,
                        Product = allocation.ProductOfStandard,
                        Begindatum = allocation.Ingangsdatum,
                        RedenBeeindiging = reden,
                        Einddatum = einddatum,
                        StatusAanlevering = Codes.StatusAanlevering.EersteAanlevering,
                    },
                ],
            },
        };

    public Bericht Verzoek(
        RegionContract contract, RegionClient client, string referentie, RegionProduct product, DateOnly from, DateTimeOffset at,
        string verwijzer = "01", string? commentaar = null) =>
        Empty(contract, product.Standaard, 315, at) with
        {
            Client = client.Person with
            {
                GezagsdragerBekend = product.Standaard is Standaard.Ijw ? Codes.GezagsdragerBekend.Ja : null,
                AangevraagdeProducten =
                [
                    new()
                    {
                        ReferentieAanbieder = referentie,
                        Product = new() { Categorie = product.Categorie, Code = product.Code },
                        ToewijzingIngangsdatum = from,
                        ToewijzingEinddatum = from.AddMonths(6),
                        Omvang = new() { Volume = product.Volume, Eenheid = product.Eenheid, Frequentie = product.Frequentie },
                        Verwijzer = new() { Type = verwijzer },
                        Commentaar = commentaar,
                    },
                ],
            },
        };

    /// <summary>A 317: the allocation goes on longer, or gets another volume from a day on.</summary>
    public Bericht Wijziging(
        RegionContract contract,
        RegionClient client,
        string referentie,
        RegionAllocation allocation,
        DateOnly from,
        DateOnly until,
        long volume,
        DateTimeOffset at) =>
        Empty(contract, allocation.Product.Standaard, 317, at) with
        {
            Client = new()
            {
                Bsn = client.Bsn,
                Verzoek = new()
                {
                    ReferentieAanbieder = referentie,
                    RedenVerzoek = "1",
                    TeWijzigenProducten =
                    [
                        new()
                        {
                            ToewijzingNummer = allocation.Nummer,
                            GewensteIngangsdatum = from,
                            Einddatum = until,
                            // Also when it stays the same (TR411).
                            Omvang = new() { Volume = volume, Eenheid = allocation.Product.Eenheid, Frequentie = allocation.Frequentie },
                        },
                    ],
                },
            },
        };

    public Bericht Antwoord(
        RegionContract contract, Standaard standaard, string referentie, string antwoord, string? reden, DateTimeOffset at) =>
        Empty(contract, standaard, 319, at) with
        {
            Antwoord = new() { ReferentieAanbieder = referentie, VerzoekAntwoord = antwoord, RedenAfwijzingVerzoek = reden },
        };

    public Bericht Declaratie(
        RegionContract contract, Standaard standaard, string nummer, DateOnly month, DateTimeOffset at, IEnumerable<RegionLine> lines)
    {
        var clients = lines
            .GroupBy(l => l.Bsn)
            .Select(g => new Client { Bsn = g.Key, Prestaties = [.. g.Select(l => l.Prestatie)] })
            .ToList();
        return Empty(contract, standaard, 323, at) with
        {
            Declaratie = new()
            {
                DeclaratieNummer = nummer,
                DeclaratiePeriode = new() { Begindatum = month, Einddatum = month.AddMonths(1).AddDays(-1) },
                DeclaratieDagtekening = DayOf(at),
                TotaalIngediendBedrag = clients.SelectMany(c => c.Prestaties!).Sum(p => p.IngediendBedrag.SignedCents()).ToTotaal(),
                Clienten = clients,
            },
        };
    }

    /// <summary>A new Identificatie for the same message: its sender offers it again.</summary>
    public Bericht Again(Bericht bericht, DateTimeOffset at) => bericht with
    {
        Header = bericht.Header with
        {
            BerichtIdentificatie = new() { Identificatie = Number(bericht.Header.Afzender), Dagtekening = DayOf(at) },
        },
    };

    private Bericht Empty(RegionContract contract, Standaard standaard, int nummer, DateTimeOffset at)
    {
        var identity = BerichtIdentity.Of(Releases.BuiltIn.On(DayOf(at)), standaard, nummer);
        var (afzender, ontvanger) = identity.SentByGemeente
            ? (contract.Gemeente, contract.Aanbieder)
            : (contract.Aanbieder, contract.Gemeente);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = identity.Release.Major,
                BerichtSubversie = identity.Release.Minor,
                Afzender = afzender,
                Ontvanger = ontvanger,
                BerichtIdentificatie = new() { Identificatie = Number(afzender), Dagtekening = DayOf(at) },
                XsdVersie = Versie,
            },
        };
    }

    private string Number(string sender)
    {
        numbers[sender] = numbers.GetValueOrDefault(sender) + 1;
        return $"{sender}{numbers[sender]:D4}";
    }

    private static DateOnly DayOf(DateTimeOffset at) => AmsterdamDate.Of(at);
}
