using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Messages;
using MessageHub.Rules.Standard;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Writes the messages of one client at one place. All numbers follow from the number of the dossier, so that no two dossiers meet; all
/// days lie in last year, so that nothing is too new or too old.
/// </summary>
internal sealed class Dossier
{
    /// <summary>The agreed tariff of an hour.</summary>
    public const long Tarief = 8500;

    /// <summary>The hours a month of its toewijzing.</summary>
    public const long Volume = 10;

    private static readonly List<Bsn> Bsns = FindTestBsns();
    private static readonly XsdVersie Versie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" };
    private readonly int number;
    private int messages;
    private int lines;

    public Dossier(Place place, int number) => (Place, this.number, Bsn) = (place, number, Bsns[number % Bsns.Count]);

    /// <summary>Last year.</summary>
    public static int Year { get; } = TimeProvider.System.GetUtcNow().Year - 1;

    public Place Place { get; }

    public Bsn Bsn { get; }

    public long ToewijzingNummer => 1_000_000 + number;

    /// <summary>The month that is claimed; others lie before it.</summary>
    public int ClaimMonth { get; init; } = 5;

    public DateOnly Dagtekening => new(Year, ClaimMonth + 1, 8);

    /// <summary>Identificatie of the last message.</summary>
    public string LastIdentificatie => $"S{number:D5}{messages:D2}";

    /// <summary>The product of the toewijzing.</summary>
    public Product Product =>
        Place.Standaard is Standaard.Ijw ? new() { Categorie = "45", Code = "45A04" } : new() { Categorie = "02", Code = "02A03" };

    /// <summary>A product that others than this aanbieder have an agreement on.</summary>
    public Product OtherProduct =>
        Place.Standaard is Standaard.Ijw ? new() { Categorie = "45", Code = "45A53" } : new() { Categorie = "02", Code = "02A04" };

    public Client Person => new()
    {
        Bsn = Bsn,
        Geboortedatum = new() { Datum = new(2014, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
    };

    public ToegewezenProduct ToegewezenProduct => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product,
        Toewijzingsdatum = new(Year - 1, 12, 15),
        Toewijzingstijd = new(10, 0),
        Ingangsdatum = new(Year, 1, 1),
        Einddatum = new(Year, 12, 31),
        Omvang = Omvang(),
    };

    public StartProduct StartProduct => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product,
        ToewijzingIngangsdatum = new(Year, 1, 1),
        Begindatum = new(Year, 1, 12),
        StatusAanlevering = "1",
    };

    public StopProduct StopProduct => new()
    {
        ToewijzingNummer = ToewijzingNummer,
        Product = Product,
        ToewijzingIngangsdatum = new(Year, 1, 1),
        Begindatum = new(Year, 1, 12),
        RedenBeeindiging = "31",
        Einddatum = new(Year, 5, 29),
        StatusAanlevering = "1",
    };

    /// <summary>A message with a number of its own and an empty body.</summary>
    public Bericht Empty(int nummer)
    {
        messages++;
        var identity = BerichtIdentity.Of(new(3, 2), Place.Standaard, nummer);
        var fromGemeente = nummer is 301 or 302 or 319;
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = fromGemeente ? Place.Gemeente : Place.Aanbieder,
                Ontvanger = fromGemeente ? Place.Aanbieder : Place.Gemeente,
                BerichtIdentificatie = new() { Identificatie = LastIdentificatie, Dagtekening = Dagtekening },
                XsdVersie = Versie,
            },
        };
    }

    /// <summary>A debit over a whole month of last year.</summary>
    public Prestatie Debit(int month, long volume, long tarief = Tarief) => Debit(new DateOnly(Year, month, 1), volume, tarief);

    /// <summary>A debit over a whole month.</summary>
    public Prestatie Debit(DateOnly firstOfMonth, long volume, long tarief = Tarief) => new()
    {
        ProductReferentie = new() { ReferentieNummer = NextReferentie() },
        ToewijzingNummer = ToewijzingNummer,
        ProductCategorie = Product.Categorie,
        ProductCode = Product.Code!,
        ProductPeriode = new() { Begindatum = firstOfMonth, Einddatum = firstOfMonth.AddMonths(1).AddDays(-1) },
        GeleverdVolume = volume,
        Eenheid = Codes.Eenheid.Uur,
        ProductTarief = tarief,
        IngediendBedrag = new() { Bedrag = volume * tarief, DebetCredit = Codes.DebetCredit.Debet },
    };

    /// <summary>Takes back a debit of an earlier claim.</summary>
    public Prestatie Credit(Prestatie debit) => debit with
    {
        ProductReferentie = new() { ReferentieNummer = NextReferentie(), VorigReferentieNummer = debit.ProductReferentie.ReferentieNummer },
        IngediendBedrag = debit.IngediendBedrag with { DebetCredit = Codes.DebetCredit.Credit },
    };

    /// <summary>A claim over a month of last year.</summary>
    public Bericht Claim(int month, params Prestatie[] lines)
    {
        var first = new DateOnly(Year, month, 1);
        var bericht = Empty(323);
        return bericht with
        {
            Declaratie = new()
            {
                DeclaratieNummer = $"D{LastIdentificatie}",
                DeclaratiePeriode = new() { Begindatum = first, Einddatum = first.AddMonths(1).AddDays(-1) },
                DeclaratieDagtekening = Dagtekening,
                TotaalIngediendBedrag = lines.Sum(p => p.IngediendBedrag.SignedCents()).ToTotaal(),
                Clienten = [new() { Bsn = Bsn, Prestaties = lines }],
            },
        };
    }

    /// <summary>The message as a step with a verdict.</summary>
    public Step Step(Bericht bericht, BerichtState expected)
    {
        var leaves = bericht.Identity switch
        {
            { Nummer: 301 or 319 } => expected is BerichtState.Accepted,
            { AnsweredBy: null } => false,
            _ => expected is BerichtState.Accepted or BerichtState.Partly or BerichtState.Rejected,
        };
        return Step(bericht.Identity.Name, BerichtWriter.Write(bericht), expected, leaves);
    }

    /// <summary>Something that is no message and will be refused.</summary>
    public Step Refused(string name, byte[] content)
    {
        messages++;
        return Step(name, content, BerichtState.Refused, isAnswered: false);
    }

    public static Omvang Omvang(long volume = Volume, string frequentie = Codes.Frequentie.Maand) =>
        new() { Volume = volume, Eenheid = Codes.Eenheid.Uur, Frequentie = frequentie };

    private Step Step(string name, byte[] content, BerichtState expected, bool isAnswered) => new(
        string.Create(CultureInfo.InvariantCulture, $"story-{number:D5}-{messages:D2}"), name, content, expected, isAnswered);

    private string NextReferentie() => string.Create(CultureInfo.InvariantCulture, $"R{number:D5}{++lines:D4}");

    /// <summary>Numbers that pass the eleven test and are never given out.</summary>
    private static List<Bsn> FindTestBsns() =>
    [
        .. from candidate in Enumerable.Range(999_900_000, 100_000)
           let digits = candidate.ToString(CultureInfo.InvariantCulture)
           let sum = digits.Select((digit, at) => (digit - '0') * (at == 8 ? -1 : 9 - at)).Sum()
           where sum % 11 == 0
           select new Bsn(digits),
    ];
}
