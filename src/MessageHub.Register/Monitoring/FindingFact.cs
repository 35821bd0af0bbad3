using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules;

namespace MessageHub.Register.Monitoring;

/// <summary>A finding with the keys by which people find it, as the table finding keeps it: nothing of a person.</summary>
internal sealed record FindingFact
{
    public static readonly RowSet<FindingFact> Columns = new(
        new("ordinal", ColumnType.Number, f => f.Ordinal),
        new("rule", ColumnType.Text, f => f.Finding.Rule.Code),
        new("retour_code", ColumnType.Text, f => f.Finding.RetourCode),
        new("level", ColumnType.Number, f => (long)f.Finding.Rule.Level),
        new("class", ColumnType.Text, f => f.Finding.Instance.ToString()),
        new("path", ColumnType.Text, f => f.Path),
        new("referentie", ColumnType.Text, f => f.Referentie),
        new("toewijzing_nummer", ColumnType.Number, f => f.ToewijzingNummer),
        new("product_categorie", ColumnType.Text, f => f.ProductCategorie),
        new("product_code", ColumnType.Text, f => f.ProductCode),
        new("begindatum", ColumnType.Date, f => f.Begindatum),
        new("einddatum", ColumnType.Date, f => f.Einddatum),
        new("bedrag", ColumnType.Number, f => f.Bedrag),
        new("repeat_key", ColumnType.Text, f => f.RepeatKey));

    /// <summary>What the table signal keeps of a signal .</summary>
    public static readonly RowSet<FindingFact> SignalColumns = new(
        new("ordinal", ColumnType.Number, f => f.Ordinal),
        new("code", ColumnType.Text, f => f.Finding.Rule.Code),
        new("class", ColumnType.Text, f => f.Finding.Instance.ToString()),
        new("path", ColumnType.Text, f => f.Path),
        new("toewijzing_nummer", ColumnType.Number, f => f.ToewijzingNummer),
        new("product_categorie", ColumnType.Text, f => f.ProductCategorie),
        new("product_code", ColumnType.Text, f => f.ProductCode),
        new("begindatum", ColumnType.Date, f => f.Begindatum),
        new("einddatum", ColumnType.Date, f => f.Einddatum));

    private long Ordinal { get; init; }

    public required Finding Finding { get; init; }

    private string? Path { get; init; }

    private string? Referentie { get; init; }

    private long? ToewijzingNummer { get; init; }

    private string? ProductCategorie { get; init; }

    private string? ProductCode { get; init; }

    private DateOnly? Begindatum { get; init; }

    private DateOnly? Einddatum { get; init; }

    private long? Bedrag { get; init; }

    /// <summary>The same thing offered again has the same key, whatever its references; null when it cannot be recognised.</summary>
    private string? RepeatKey { get; init; }

    /// <summary>Findings or signals of a verdict, in its order.</summary>
    public static IEnumerable<FindingFact> Of(Bericht bericht, IReadOnlyList<Finding> findings)
    {
        var paths = new BerichtPaths(bericht);
        return findings.Select((finding, i) => Keys(finding, bericht) with { Ordinal = i, Path = paths[finding.Instance] });
    }

    private static FindingFact Keys(Finding finding, Bericht bericht)
    {
        var fact = new FindingFact { Finding = finding };
        return finding.Instance switch
        {
            Prestatie p => fact with
            {
                Referentie = p.ProductReferentie.ReferentieNummer,
                ToewijzingNummer = p.ToewijzingNummer,
                ProductCategorie = p.ProductCategorie,
                ProductCode = p.ProductCode,
                Begindatum = p.ProductPeriode.Begindatum,
                Einddatum = p.ProductPeriode.Einddatum,
                Bedrag = p.IngediendBedrag.SignedCents(),
                RepeatKey = Key(bericht, p.ToewijzingNummer, p.ProductCategorie, p.ProductCode, p.ProductPeriode.Begindatum, p.ProductPeriode.Einddatum, p.IngediendBedrag.DebetCredit),
            },
            Client { Prestaties: { } lines } => fact with { Bedrag = lines.Sum(p => p.IngediendBedrag.SignedCents()) },
            ToegewezenProduct p => OfProduct(fact, p.Product, p.Ingangsdatum, p.Einddatum) with
            {
                Referentie = p.ReferentieAanbieder,
                ToewijzingNummer = p.ToewijzingNummer,
                RepeatKey = Key(bericht, p.ToewijzingNummer, p.Toewijzingsdatum, p.Toewijzingstijd.Ticks),
            },
            StartProduct p => OfProduct(fact, p.Product, p.Begindatum, null) with
            {
                ToewijzingNummer = p.ToewijzingNummer,
                RepeatKey = p.ToewijzingNummer is { } nummer ? Key(bericht, nummer, p.Product?.Categorie, p.Product?.Code, p.Begindatum, p.StatusAanlevering) : null,
            },
            StopProduct p => OfProduct(fact, p.Product, p.Begindatum, p.Einddatum) with
            {
                ToewijzingNummer = p.ToewijzingNummer,
                RepeatKey = p.ToewijzingNummer is { } nummer
                    ? Key(bericht, nummer, p.Product?.Categorie, p.Product?.Code, p.Begindatum, p.RedenBeeindiging, p.Einddatum, p.StatusAanlevering)
                    : null,
            },
            AangevraagdProduct p => OfProduct(fact, p.Product, p.ToewijzingIngangsdatum, p.ToewijzingEinddatum) with
            {
                Referentie = p.ReferentieAanbieder,
                RepeatKey = Key(bericht, p.ReferentieAanbieder),
            },
            Verzoek v => fact with { Referentie = v.ReferentieAanbieder, RepeatKey = Key(bericht, v.ReferentieAanbieder) },
            Antwoord a => fact with { Referentie = a.ReferentieAanbieder, RepeatKey = Key(bericht, a.ReferentieAanbieder, a.VerzoekAntwoord) },
            OngewijzigdProduct p => fact with { ToewijzingNummer = p.ToewijzingNummer },
            TeWijzigenProduct p => fact with { ToewijzingNummer = p.ToewijzingNummer, Begindatum = p.GewensteIngangsdatum, Einddatum = p.Einddatum },
            NieuwProduct p => OfProduct(fact, p.Product, p.GewensteIngangsdatum, p.Einddatum),
            Bericht or Header or Declaratie when bericht.Declaratie is { } d => fact with
            {
                Bedrag = d.TotaalIngediendBedrag.SignedCents(),
                RepeatKey = Key(bericht, d.DeclaratieNummer),
            },
            _ => fact,
        };
    }

    private static FindingFact OfProduct(FindingFact fact, Product? product, DateOnly begin, DateOnly? einde) => fact with
    {
        ProductCategorie = product?.Categorie,
        ProductCode = product?.Code,
        Begindatum = begin,
        Einddatum = einde,
    };

    private static string Key(Bericht bericht, params IEnumerable<object?> parts) =>
        string.Join('|', parts.Prepend(bericht.Identity.Name).Select(p => p is DateOnly day ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : p));
}
