using System.Globalization;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>A tariff as somebody types it. It becomes a row of an agreements file, so that one set of checks serves both.</summary>
public sealed class TariffForm
{
    public string? Perceel { get; set; }

    public string? Categorie { get; set; }

    public string? Product { get; set; }

    public string? Eenheid { get; set; }

    /// <summary>Euro, with a comma or a point.</summary>
    public string? Bedrag { get; set; }

    public string? Vanaf { get; set; }

    public string? Tot { get; set; }

    /// <summary>A box that is not ticked sends nothing.</summary>
    public bool Minuten { get; set; }

    public string? Reden { get; set; }

    /// <summary>Null where the form does not ask for it; then what is there stays.</summary>
    public string? TariefOp { get; set; }

    /// <summary>Null where the form does not ask for it; then what is there stays.</summary>
    public string? GebrokenMaand { get; set; }

    /// <summary>Codes of the frequencies that are ticked; none of them is each that the unit allows.</summary>
    public string[]? Frequenties { get; set; }

    /// <summary>Filled in as far as a held line says it; the amount is for a person to say.</summary>
    public static TariffForm For(HeldPrestatie line) => new()
    {
        Categorie = line.ProductCategorie,
        Product = line.ProductCode,
        Eenheid = line.Eenheid,
        Minuten = true,
        Vanaf = new DateOnly(line.Begindatum.Year, line.Begindatum.Month, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>An agreement as it stands, to be corrected.</summary>
    public static TariffForm Of(Agreement agreement) => new()
    {
        Perceel = agreement.Perceel,
        Categorie = agreement.ProductCategorie,
        Product = agreement.ProductCode,
        Eenheid = agreement.Eenheid,
        Bedrag = agreement.Tarief is { } cents ? CsvTable.Euro(cents) : null,
        Vanaf = Day(agreement.GeldigVan),
        Tot = Day(agreement.GeldigTot),
        Minuten = agreement.MinutenToegestaan,
        TariefOp = AgreementWords.TariefOp[agreement.TariefOp],
        GebrokenMaand = AgreementWords.GebrokenMaand[agreement.GebrokenMaand],
        Frequenties = agreement.Frequenties.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>An agreements file with one row (cli.md) that binds the gemeente and the aanbieder of a message.</summary>
    public string ToCsv(HeldRow held) => ToCsv(held.Gemeente, held.Aanbieder, Families.DomeinOf(held.Standaard));

    /// <summary>An agreements file with one row (cli.md).</summary>
    public string ToCsv(string? gemeente, string? aanbieder, string? domein)
    {
        List<(string Name, string? Value)> fields =
        [
            ("gemeente", gemeente),
            ("agb", aanbieder),
            ("domein", domein),
            ("perceel", Perceel),
            ("productcategorie", Categorie),
            ("productcode", Product),
            ("eenheid", Eenheid),
            ("variant", Eenheid is Codes.Eenheid.StuksOutput or Codes.Eenheid.Euro ? "output" : "inspanning"),
            ("tarief", Bedrag),
            ("geldig_van", Vanaf),
            ("geldig_tot", Tot),
            ("minuten_toegestaan", Minuten ? "ja" : "nee"),
        ];
        if (TariefOp is not null)
            fields.Add(("tarief_op", TariefOp));
        if (GebrokenMaand is not null)
            fields.AddRange([("gebroken_maand", GebrokenMaand), ("frequenties", string.Join(' ', Frequenties ?? []))]);
        return AgreementsFile.LineOf(fields.Select(f => f.Name)) + AgreementsFile.LineOf(fields.Select(f => f.Value));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
