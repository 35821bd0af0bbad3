using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Held;
using MessageHub.Rules.Standard;

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

    /// <summary>Filled in as far as a held line says it; the amount is for a person to say.</summary>
    public static TariffForm For(HeldPrestatie line) => new()
    {
        Categorie = line.ProductCategorie,
        Product = line.ProductCode,
        Eenheid = line.Eenheid,
        Minuten = true,
        Vanaf = new DateOnly(line.Begindatum.Year, line.Begindatum.Month, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>An agreements file with one row (cli.md) that binds the gemeente and the aanbieder of a message.</summary>
    public string ToCsv(HeldRow held) => ToCsv(held.Gemeente, held.Aanbieder, held.Standaard is Standaard.Ijw ? "jw" : "wmo");

    /// <summary>An agreements file with one row (cli.md).</summary>
    public string ToCsv(string? gemeente, string? aanbieder, string? domein)
    {
        (string Name, string? Value)[] fields =
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
        return $"{string.Join(';', fields.Select(f => f.Name))}\n{string.Join(';', fields.Select(f => Quoted(f.Value)))}\n";
    }

    /// <summary>What was typed stays one field of one row.</summary>
    private static string Quoted(string? value)
    {
        var line = string.Concat((value ?? "").Trim().Select(c => char.IsControl(c) ? ' ' : c));
        return $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
