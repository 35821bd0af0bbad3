using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Projections;

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
        new("perceel", ColumnType.Text, f => f.Perceel),
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

    /// <summary>The perceel of the product on the first day; null when it names no product.</summary>
    private string? Perceel { get; init; }

    /// <summary>By which it is recognised when it is offered again, or null.</summary>
    private string? RepeatKey { get; init; }

    /// <summary>Findings or signals of a verdict, in its order.</summary>
    public static IEnumerable<FindingFact> Of(Bericht bericht, IReadOnlyList<Finding> findings, ContractData contract)
    {
        var paths = new BerichtPaths(bericht);
        return findings.Select((finding, i) =>
        {
            var fact = Keys(finding, bericht);
            return fact with
            {
                Ordinal = i,
                Path = paths[finding.Instance],
                RepeatKey = Rules.Effects.RepeatKey.Of(bericht, finding.Instance),
                Perceel = fact is { ProductCategorie: { } categorie, ProductCode: { } code, Begindatum: { } day }
                    ? contract.PerceelOf(categorie, code, day)
                    : null,
            };
        });
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
            },
            Client { Prestaties: { } lines } => fact with { Bedrag = lines.Sum(p => p.IngediendBedrag.SignedCents()) },
            ToegewezenProduct p => OfProduct(fact, p.Product, p.Ingangsdatum, p.Einddatum) with
            {
                Referentie = p.ReferentieAanbieder,
                ToewijzingNummer = p.ToewijzingNummer,
            },
            StartProduct p => OfProduct(fact, p.Product, p.Begindatum, null) with { ToewijzingNummer = p.ToewijzingNummer },
            StopProduct p => OfProduct(fact, p.Product, p.Begindatum, p.Einddatum) with { ToewijzingNummer = p.ToewijzingNummer },
            AangevraagdProduct p => OfProduct(fact, p.Product, p.ToewijzingIngangsdatum, p.ToewijzingEinddatum) with
            {
                Referentie = p.ReferentieAanbieder,
            },
            Verzoek v => fact with { Referentie = v.ReferentieAanbieder },
            Antwoord a => fact with { Referentie = a.ReferentieAanbieder },
            OngewijzigdProduct p => fact with { ToewijzingNummer = p.ToewijzingNummer },
            TeWijzigenProduct p =>
                fact with { ToewijzingNummer = p.ToewijzingNummer, Begindatum = p.GewensteIngangsdatum, Einddatum = p.Einddatum },
            NieuwProduct p => OfProduct(fact, p.Product, p.GewensteIngangsdatum, p.Einddatum),
            Bericht or Header or Declaratie when bericht.Declaratie is { } d => fact with
            {
                Bedrag = d.TotaalIngediendBedrag.SignedCents(),
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
}
