using System.Data.Common;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>Rows of the register as the rules see them.</summary>
internal static class SnapshotRow
{
    public static EarlierBericht BerichtOf(DbDataReader row) => new(
        (int)row.Number("bericht_nummer"), row.Text("bericht_identificatie"), row.Date("bericht_dagtekening"));

    public static ToewijzingVersie VersieOf(DbDataReader row) =>
        new(row.Number("toewijzing_nummer"), row.Date("toewijzingsdatum"), row.Get<TimeOnly>("toewijzingstijd"));

    public static Product? ProductOf(DbDataReader row) =>
        row.TextOrNull("categorie") is { } categorie ? new() { Categorie = categorie, Code = row.TextOrNull("code") } : null;

    public static Toewijzing ToewijzingOf(DbDataReader row) => new()
    {
        Nummer = row.Number("toewijzing_nummer"),
        Bsn = new(row.Text("bsn")),
        Aanbieder = row.Text("aanbieder"),
        Product = ProductOf(row),
        Toewijzingsdatum = row.Date("toewijzingsdatum"),
        Toewijzingstijd = row.Get<TimeOnly>("toewijzingstijd"),
        Ingangsdatum = row.Date("ingangsdatum"),
        Einddatum = row.DateOrNull("einddatum"),
        RedenWijziging = row.TextOrNull("first_reason"),
        Omvang = row.TextOrNull("eenheid") is { } eenheid
            ? new() { Volume = row.Number("volume"), Eenheid = eenheid, Frequentie = row.Text("frequentie") }
            : null,
        Budget = row.NumberOrNull("budget"),
        Bericht = BerichtOf(row),
    };

    public static EarlierPrestatie PrestatieOf(DbDataReader row) => new()
    {
        ReferentieNummer = row.Text("referentie_nummer"),
        VorigReferentieNummer = row.TextOrNull("vorig_referentie_nummer"),
        Bsn = new(row.Text("bsn")),
        ToewijzingNummer = row.Number("toewijzing_nummer"),
        ProductCategorie = row.Text("product_categorie"),
        ProductCode = row.Text("product_code"),
        Begindatum = row.Date("begindatum"),
        Einddatum = row.Date("einddatum"),
        GeleverdVolume = row.Number("geleverd_volume"),
        Eenheid = row.Text("eenheid"),
        ProductTarief = row.NumberOrNull("product_tarief"),
        Bedrag = row.Number("bedrag"),
        IsDebit = row.Get<bool>("is_debit"),
        State = row.Text("state") switch
        {
            "granted" => PrestatieState.Granted,
            "held" => PrestatieState.Held,
            _ => PrestatieState.Rejected,
        },
        Bericht = BerichtOf(row),
    };
}
