using MessageHub.Berichten.Model;
using MessageHub.Rules;

namespace MessageHub.Register;

/// <summary>The lines of messages as rows: all lines of a message go into their table in one command.</summary>
internal static class FactTables
{
    public static readonly RowSet<(int Regel, Client Client, ToegewezenProduct Product)> Toewijzing = new(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Client.Bsn.Value),
        new("toewijzing_nummer", ColumnType.Number, r => r.Product.ToewijzingNummer),
        new("referentie_aanbieder", ColumnType.Text, r => r.Product.ReferentieAanbieder),
        new("categorie", ColumnType.Text, r => r.Product.Product?.Categorie),
        new("code", ColumnType.Text, r => r.Product.Product?.Code),
        new("toewijzingsdatum", ColumnType.Date, r => r.Product.Toewijzingsdatum),
        new("toewijzingstijd", ColumnType.Time, r => r.Product.Toewijzingstijd),
        new("ingangsdatum", ColumnType.Date, r => r.Product.Ingangsdatum),
        new("einddatum", ColumnType.Date, r => r.Product.Einddatum),
        new("reden_wijziging", ColumnType.Text, r => r.Product.RedenWijziging),
        new("volume", ColumnType.Number, r => r.Product.Omvang?.Volume),
        new("eenheid", ColumnType.Text, r => r.Product.Omvang?.Eenheid),
        new("frequentie", ColumnType.Text, r => r.Product.Omvang?.Frequentie),
        new("budget", ColumnType.Number, r => r.Product.Budget));

    public static readonly RowSet<LeveringRow> Levering = new(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Bsn),
        new("toewijzing_nummer", ColumnType.Number, r => r.ToewijzingNummer),
        new("categorie", ColumnType.Text, r => r.Product?.Categorie),
        new("code", ColumnType.Text, r => r.Product?.Code),
        new("begindatum", ColumnType.Date, r => r.Begindatum),
        new("reden_beeindiging", ColumnType.Text, r => r.RedenBeeindiging),
        new("einddatum", ColumnType.Date, r => r.Einddatum));

    public static readonly RowSet<(int Regel, Client Client, string Referentie)> Aanvraag = new(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Client.Bsn.Value),
        new("referentie_aanbieder", ColumnType.Text, r => r.Referentie));

    public static readonly RowSet<Antwoord> Antwoord = new(
        new("referentie_aanbieder", ColumnType.Text, r => r.ReferentieAanbieder),
        new("verzoek_antwoord", ColumnType.Text, r => r.VerzoekAntwoord));

    public static readonly RowSet<Declaratie> Declaratie = new(
        new("declaratie_nummer", ColumnType.Text, r => r.DeclaratieNummer),
        new("begindatum", ColumnType.Date, r => r.DeclaratiePeriode.Begindatum),
        new("einddatum", ColumnType.Date, r => r.DeclaratiePeriode.Einddatum));

    public static readonly RowSet<PrestatieRow> Prestatie = new(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Client.Bsn.Value),
        new("referentie_nummer", ColumnType.Text, r => r.Prestatie.ProductReferentie.ReferentieNummer),
        new("vorig_referentie_nummer", ColumnType.Text, r => r.Prestatie.ProductReferentie.VorigReferentieNummer),
        new("toewijzing_nummer", ColumnType.Number, r => r.Prestatie.ToewijzingNummer),
        new("product_categorie", ColumnType.Text, r => r.Prestatie.ProductCategorie),
        new("product_code", ColumnType.Text, r => r.Prestatie.ProductCode),
        new("begindatum", ColumnType.Date, r => r.Prestatie.ProductPeriode.Begindatum),
        new("einddatum", ColumnType.Date, r => r.Prestatie.ProductPeriode.Einddatum),
        new("geleverd_volume", ColumnType.Number, r => r.Prestatie.GeleverdVolume),
        new("eenheid", ColumnType.Text, r => r.Prestatie.Eenheid),
        new("product_tarief", ColumnType.Number, r => r.Prestatie.ProductTarief),
        new("bedrag", ColumnType.Number, r => r.Prestatie.IngediendBedrag.Bedrag),
        new("is_debit", ColumnType.Boolean, r => r.Prestatie.IsDebit()),
        new("state", ColumnType.Text, r => r.State));

    public static readonly RowSet<HeldLine> WaitingLine = new(
        new("regel", ColumnType.Number, r => r.Number - 1L),
        new("referentie_nummer", ColumnType.Text, r => r.ReferentieNummer),
        new("reason", ColumnType.Text, r => r.Reason),
        new("proposal", ColumnType.Text, r => r.Proposal));
}
