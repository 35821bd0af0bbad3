using MessageHub.Berichten.Model;
using MessageHub.Rules;

namespace MessageHub.Register;

/// <summary>Messages and their lines as rows: all of a table go there in one command.</summary>
internal static class FactTables
{
    public static readonly RowSet<(Guid Id, (int Regel, Client Client, ToegewezenProduct Product) Row)> Toewijzing = Of<(int Regel, Client Client, ToegewezenProduct Product)>(
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

    public static readonly RowSet<(Guid Id, LeveringRow Row)> Levering = Of<LeveringRow>(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Bsn),
        new("toewijzing_nummer", ColumnType.Number, r => r.ToewijzingNummer),
        new("categorie", ColumnType.Text, r => r.Product?.Categorie),
        new("code", ColumnType.Text, r => r.Product?.Code),
        new("begindatum", ColumnType.Date, r => r.Begindatum),
        new("reden_beeindiging", ColumnType.Text, r => r.RedenBeeindiging),
        new("einddatum", ColumnType.Date, r => r.Einddatum));

    public static readonly RowSet<(Guid Id, (int Regel, Client Client, string Referentie) Row)> Aanvraag = Of<(int Regel, Client Client, string Referentie)>(
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("bsn", ColumnType.Text, r => r.Client.Bsn.Value),
        new("referentie_aanbieder", ColumnType.Text, r => r.Referentie));

    public static readonly RowSet<(Guid Id, Antwoord Row)> Antwoord = Of<Antwoord>(
        new("referentie_aanbieder", ColumnType.Text, r => r.ReferentieAanbieder),
        new("verzoek_antwoord", ColumnType.Text, r => r.VerzoekAntwoord));

    public static readonly RowSet<(Guid Id, Declaratie Row)> Declaratie = Of<Declaratie>(
        new("declaratie_nummer", ColumnType.Text, r => r.DeclaratieNummer),
        new("begindatum", ColumnType.Date, r => r.DeclaratiePeriode.Begindatum),
        new("einddatum", ColumnType.Date, r => r.DeclaratiePeriode.Einddatum));

    public static readonly RowSet<(Guid Id, PrestatieRow Row)> Prestatie = Of<PrestatieRow>(
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

    public static readonly RowSet<CountedBericht> Bericht = new(
        new("id", ColumnType.Id, b => b.Id),
        new("volgorde", ColumnType.Number, b => b.Volgorde),
        new("nummer", ColumnType.Number, b => (long)b.Bericht.Identity.Nummer),
        new("identificatie", ColumnType.Text, b => b.Bericht.Header.BerichtIdentificatie.Identificatie),
        new("dagtekening", ColumnType.Date, b => b.Bericht.Header.BerichtIdentificatie.Dagtekening));

    public static readonly RowSet<HeldLine> HeldLine = new(
        new("regel", ColumnType.Number, r => r.Number - 1L),
        new("referentie_nummer", ColumnType.Text, r => r.ReferentieNummer),
        new("reason", ColumnType.Text, r => r.Reason),
        new("proposal", ColumnType.Text, r => r.Proposal));

    /// <summary>The shape of rows, each with the id of the message it stands in.</summary>
    private static RowSet<(Guid Id, T Row)> Of<T>(params Column<T>[] columns) => new(
    [
        new("bericht_id", ColumnType.Id, r => r.Id),
        .. columns.Select(c => new Column<(Guid Id, T Row)>(c.Name, c.Type, r => c.Value(r.Row))),
    ]);
}
