using System.Data.Common;
using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts;

/// <summary>Rows of the register as the rules see them.</summary>
internal static class SnapshotRow
{
    /// <summary>Columns that report a row which message b carried it.</summary>
    public const string Carrier =
        "b.nummer as bericht_nummer, b.identificatie as bericht_identificatie, b.dagtekening as bericht_dagtekening";

    public static EarlierBericht BerichtOf(DbDataReader row) => new(
        (int)row.Number("bericht_nummer"), row.Text("bericht_identificatie"), row.Date("bericht_dagtekening"));

    public static ToewijzingVersie VersieOf(DbDataReader row) =>
        new(row.Number("toewijzing_nummer"), row.Date("toewijzingsdatum"), row.Get<TimeOnly>("toewijzingstijd"));

    public static Product? ProductOf(DbDataReader row) =>
        row.TextOrNull("categorie") is { } categorie ? new() { Categorie = categorie, Code = row.TextOrNull("code") } : null;

    public static Omvang? OmvangOf(DbDataReader row) => row.TextOrNull("eenheid") is { } eenheid
        ? new() { Volume = row.Number("volume"), Eenheid = eenheid, Frequentie = row.Text("frequentie") }
        : null;

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
        RedenWijziging = row.TextOrNull("reden_wijziging"),
        Omvang = OmvangOf(row),
        Budget = row.NumberOrNull("budget"),
        Bericht = BerichtOf(row),
    };

    /// <summary>The name of a state in the column state.</summary>
    public static string NameOf(PrestatieState state) => state switch
    {
        PrestatieState.Granted => "granted",
        PrestatieState.Rejected => "rejected",
        PrestatieState.Held => "held",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state of a claimed line.</summary>
    public static PrestatieState StateOf(DbDataReader row)
    {
        var name = row.Text("state");
        return Enum.GetValues<PrestatieState>().Single(s => NameOf(s) == name);
    }

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
        State = StateOf(row),
        Bericht = BerichtOf(row),
    };
}
