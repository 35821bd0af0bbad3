using MessageHub.Backoffice.Text;
using MessageHub.Register.Lists;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>The declarations that amounts per perceel are the sum of, as a file. Holds references and no person.</summary>
internal static class PerceelClaimFile
{
    public static TableDownload<PerceelClaim> Of(
        IAsyncEnumerable<PerceelClaim> claims, PerceelView view, RegisteredNames names, string referenceDay)
    {
        var percelen = view.Table.Rows.ToDictionary(r => (r.Standaard, r.Key), PerceelView.NameOf);
        return new(
            "percelen-regels",
            [
                new("Maand van levering", c => Field.Of(PerceelPeriod.MonthOf(c.Month))),
                new("Wet", c => Field.Of(Names.Wet(c.Standaard))),
                new("Perceel", c => Field.Of(percelen.GetValueOrDefault((c.Standaard, c.Key), c.Key))),
                new("Gemeente", c => Field.Of(c.Gemeente)),
                new("Aanbieder", c => Field.Of(c.Aanbieder)),
                new("Naam aanbieder", c => Field.Of(names.OfAanbieder(c.Aanbieder))),
                new("Identificatie", c => Field.Of(c.Identificatie)),
                new("DeclaratieNummer", c => Field.Of(c.DeclaratieNummer)),
                new("Afgehandeld", c => Field.Day(c.Processed)),
                new("Categorie", c => Field.Of(c.ProductCategorie)),
                new("Product", c => Field.Of(c.ProductCode)),
                new("Naam product", c => Field.Of(names.OfProduct(c.ProductCode))),
                new("Toegekende regels", c => Field.Number(c.Lines)),
                new("Toegekend (euro)", c => Field.Euro(c.Granted)),
                new("Teruggenomen (euro)", c => Field.Euro(c.Credited)),
                new("Netto (euro)", c => Field.Euro(c.Net)),
                new("Peildatum", _ => Field.Of(referenceDay)),
            ],
            claims);
    }
}
