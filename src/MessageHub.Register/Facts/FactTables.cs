using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using static MessageHub.Rules.Register.RegisterEffect;

namespace MessageHub.Register.Facts;

/// <summary>Effects as rows, each with the id of the message that leaves it: all of a table go there in one command.</summary>
internal static class FactTables
{
    public static readonly RowSet<(Guid Id, AddToewijzing Effect)> Toewijzing = Of<AddToewijzing>(
        new("regel", ColumnType.Number, e => (long)e.Regel),
        new("bsn", ColumnType.Text, e => e.Toewijzing.Bsn.Value),
        new("toewijzing_nummer", ColumnType.Number, e => e.Toewijzing.Nummer),
        new("referentie_aanbieder", ColumnType.Text, e => e.ReferentieAanbieder),
        new("categorie", ColumnType.Text, e => e.Toewijzing.Product?.Categorie),
        new("code", ColumnType.Text, e => e.Toewijzing.Product?.Code),
        new("toewijzingsdatum", ColumnType.Date, e => e.Toewijzing.Toewijzingsdatum),
        new("toewijzingstijd", ColumnType.Time, e => e.Toewijzing.Toewijzingstijd),
        new("ingangsdatum", ColumnType.Date, e => e.Toewijzing.Ingangsdatum),
        new("einddatum", ColumnType.Date, e => e.Toewijzing.Einddatum),
        new("reden_wijziging", ColumnType.Text, e => e.Toewijzing.RedenWijziging),
        new("volume", ColumnType.Number, e => e.Toewijzing.Omvang?.Volume),
        new("eenheid", ColumnType.Text, e => e.Toewijzing.Omvang?.Eenheid),
        new("frequentie", ColumnType.Text, e => e.Toewijzing.Omvang?.Frequentie),
        new("budget", ColumnType.Number, e => e.Toewijzing.Budget));

    public static readonly RowSet<(Guid Id, AddStart Effect)> Start = Of<AddStart>(
        new("regel", ColumnType.Number, e => (long)e.Start.Regel),
        new("bsn", ColumnType.Text, e => e.Bsn.Value),
        new("toewijzing_nummer", ColumnType.Number, e => e.Start.ToewijzingNummer),
        new("categorie", ColumnType.Text, e => e.Start.Product?.Categorie),
        new("code", ColumnType.Text, e => e.Start.Product?.Code),
        new("begindatum", ColumnType.Date, e => e.Start.Begindatum));

    public static readonly RowSet<(Guid Id, AddStop Effect)> Stop = Of<AddStop>(
        new("regel", ColumnType.Number, e => (long)e.Stop.Regel),
        new("bsn", ColumnType.Text, e => e.Bsn.Value),
        new("toewijzing_nummer", ColumnType.Number, e => e.Stop.ToewijzingNummer),
        new("categorie", ColumnType.Text, e => e.Stop.Product?.Categorie),
        new("code", ColumnType.Text, e => e.Stop.Product?.Code),
        new("begindatum", ColumnType.Date, e => e.Stop.Begindatum),
        new("reden_beeindiging", ColumnType.Text, e => e.Stop.RedenBeeindiging),
        new("einddatum", ColumnType.Date, e => e.Stop.Einddatum));

    /// <summary>Which line of which earlier message is deleted, and by which message.</summary>
    public static readonly RowSet<(Guid By, EarlierBericht Bericht, int Regel)> Deletion = new(
        new("deleted_by", ColumnType.Id, d => d.By),
        new("nummer", ColumnType.Number, d => (long)d.Bericht.Nummer),
        new("identificatie", ColumnType.Text, d => d.Bericht.Identificatie),
        new("regel", ColumnType.Number, d => (long)d.Regel));

    public static readonly RowSet<(Guid Id, AddAanvraag Effect)> Aanvraag = Of<AddAanvraag>(
        new("regel", ColumnType.Number, e => (long)e.Regel),
        new("bsn", ColumnType.Text, e => e.Aanvraag.Bsn.Value),
        new("referentie_aanbieder", ColumnType.Text, e => e.Aanvraag.ReferentieAanbieder),
        new("gezagsdrager_bekend", ColumnType.Boolean, e => e.Aanvraag.GezagsdragerBekend),
        new("verwijzer", ColumnType.Text, e => e.Aanvraag.Verwijzer));

    /// <summary>What requests ask for, a row per product.</summary>
    public static readonly RowSet<(Guid Id, int Regel, int Volgnummer, GevraagdRow Product)> Gevraagd = new(
        new("bericht_id", ColumnType.Id, r => r.Id),
        new("regel", ColumnType.Number, r => (long)r.Regel),
        new("volgnummer", ColumnType.Number, r => (long)r.Volgnummer),
        new("kind", ColumnType.Text, r => r.Product.Kind),
        new("toewijzing_nummer", ColumnType.Number, r => r.Product.ToewijzingNummer),
        new("categorie", ColumnType.Text, r => r.Product.Product?.Categorie),
        new("code", ColumnType.Text, r => r.Product.Product?.Code),
        new("ingangsdatum", ColumnType.Date, r => r.Product.Ingangsdatum),
        new("einddatum", ColumnType.Date, r => r.Product.Einddatum),
        new("volume", ColumnType.Number, r => r.Product.Omvang?.Volume),
        new("eenheid", ColumnType.Text, r => r.Product.Omvang?.Eenheid),
        new("frequentie", ColumnType.Text, r => r.Product.Omvang?.Frequentie),
        new("budget", ColumnType.Number, r => r.Product.Budget));

    public static readonly RowSet<(Guid Id, AddAntwoord Effect)> Antwoord = Of<AddAntwoord>(
        new("referentie_aanbieder", ColumnType.Text, e => e.ReferentieAanbieder),
        new("verzoek_antwoord", ColumnType.Text, e => e.VerzoekAntwoord));

    public static readonly RowSet<(Guid Id, AddDeclaratie Effect)> Declaratie = Of<AddDeclaratie>(
        new("declaratie_nummer", ColumnType.Text, e => e.DeclaratieNummer),
        new("begindatum", ColumnType.Date, e => e.Begindatum),
        new("einddatum", ColumnType.Date, e => e.Einddatum));

    public static readonly RowSet<(Guid Id, AddPrestatie Effect)> Prestatie = Of<AddPrestatie>(
        new("regel", ColumnType.Number, e => (long)e.Regel),
        new("bsn", ColumnType.Text, e => e.Prestatie.Bsn.Value),
        new("referentie_nummer", ColumnType.Text, e => e.Prestatie.ReferentieNummer),
        new("vorig_referentie_nummer", ColumnType.Text, e => e.Prestatie.VorigReferentieNummer),
        new("toewijzing_nummer", ColumnType.Number, e => e.Prestatie.ToewijzingNummer),
        new("product_categorie", ColumnType.Text, e => e.Prestatie.ProductCategorie),
        new("product_code", ColumnType.Text, e => e.Prestatie.ProductCode),
        new("begindatum", ColumnType.Date, e => e.Prestatie.Begindatum),
        new("einddatum", ColumnType.Date, e => e.Prestatie.Einddatum),
        new("geleverd_volume", ColumnType.Number, e => e.Prestatie.GeleverdVolume),
        new("eenheid", ColumnType.Text, e => e.Prestatie.Eenheid),
        new("product_tarief", ColumnType.Number, e => e.Prestatie.ProductTarief),
        new("bedrag", ColumnType.Number, e => e.Prestatie.Bedrag),
        new("is_debit", ColumnType.Boolean, e => e.Prestatie.IsDebit),
        new("state", ColumnType.Text, e => SnapshotRow.NameOf(e.Prestatie.State)));

    public static readonly RowSet<(Guid Id, long Volgorde, EarlierBericht Bericht)> Bericht = new(
        new("id", ColumnType.Id, b => b.Id),
        new("volgorde", ColumnType.Number, b => b.Volgorde),
        new("nummer", ColumnType.Number, b => (long)b.Bericht.Nummer),
        new("identificatie", ColumnType.Text, b => b.Bericht.Identificatie),
        new("dagtekening", ColumnType.Date, b => b.Bericht.Dagtekening));

    public static readonly RowSet<HoldLine> HeldLine = new(
        new("regel", ColumnType.Number, e => (long)e.Regel),
        new("referentie_nummer", ColumnType.Text, e => e.ReferentieNummer),
        new("reason", ColumnType.Text, e => e.Reason),
        new("proposal", ColumnType.Text, e => e.Proposal));

    private static RowSet<(Guid Id, T Effect)> Of<T>(params Column<T>[] columns)
        where T : RegisterEffect => new(
    [
        new("bericht_id", ColumnType.Id, r => r.Id),
        .. columns.Select(c => new Column<(Guid Id, T Effect)>(c.Name, c.Type, r => c.Value(r.Effect))),
    ]);
}
