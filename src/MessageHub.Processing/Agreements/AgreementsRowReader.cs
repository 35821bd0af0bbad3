using MessageHub.Berichten;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>Reads the rows of an agreements file, one after the other. Not for use by several threads.</summary>
/// <param name="own">What may be written for; null for everything.</param>
internal sealed class AgreementsRowReader(GemeenteScope? own)
{
    /// <summary>What the figures are kept by has to fit in an index, and on a page.</summary>
    private const int MaxPerceelLength = 100;

    /// <summary>No tariff is a million euro.</summary>
    private const int TariefDigits = 6;

    private static readonly string[] Inspanning =
    [
        Codes.Eenheid.Minuut, Codes.Eenheid.Uur, Codes.Eenheid.Etmaal, Codes.Eenheid.Dagdeel, Codes.Eenheid.StuksInspanning,
    ];

    private static readonly string[] Output = [Codes.Eenheid.StuksOutput, Codes.Eenheid.Euro];
    private static readonly string[] Eenheden = [.. Inspanning, .. Output];

    /// <summary>One row, or null when something is wrong with it.</summary>
    public AgreementRow? Read(TableFields fields)
    {
        var gemeente = fields.Digits("gemeente", 4, shortest: 1);
        // One that does not exist is reported as one of another: the difference is nobody's to know.
        if (!fields.IsBad && own?.Gemeenten.Contains(gemeente) is false)
            fields.Bad("gemeente", $"U mag geen afspraken vastleggen voor gemeente {gemeente}.");
        // Of another's agreements nothing else is reported, not even whether they could be right.
        if (fields.IsBad)
            return null;
        var aanbieder = fields.Digits("agb", 8, shortest: 7);
        var domein = fields.OneOf("domein", ["jw", "wmo"], fields.Lower("domein"));
        if (Families.OfDomein(domein) is { } standaard && own?.Contains(gemeente, standaard) is false)
        {
            fields.Bad("domein", $"U mag van gemeente {gemeente} geen afspraken vastleggen voor {domein}.");
            return null;
        }

        var categorie = fields.Digits("productcategorie", 2, shortest: 1);
        var code = fields.Text("productcode", 1, 5);
        var eenheid = fields.OneOf("eenheid", Eenheden, fields.Field("eenheid").PadLeft(2, '0'));
        var variant = fields.OneOf("variant", ["inspanning", "output", "taak"], fields.Lower("variant"));
        var tarief = Tarief(fields, eenheid);
        var van = fields.Date("geldig_van", required: true);
        var tot = fields.Date("geldig_tot", required: false);
        var minuten = fields.OneOf("minuten_toegestaan", ["ja", "nee"], fields.Lower("minuten_toegestaan"));
        var perceel = fields.Text("perceel", 0, MaxPerceelLength);
        if (BsnText.IsIn(perceel))
            fields.Bad("perceel", BsnText.Problem);
        if (variant == "inspanning" && Output.Contains(eenheid) || variant == "output" && Inspanning.Contains(eenheid))
            fields.Bad("eenheid", $"Eenheid {eenheid} past niet bij variant {variant}.");
        if (tot < van)
            fields.Bad("geldig_tot", "De laatste dag ligt voor de eerste dag.");
        return fields.IsBad ? null : new(gemeente, aanbieder, domein == "jw" ? Standaard.Ijw : Standaard.Iwmo, new Agreement
        {
            Row = fields.Number,
            ProductCategorie = categorie,
            ProductCode = code,
            Eenheid = eenheid,
            Tarief = tarief,
            GeldigVan = van!.Value,
            GeldigTot = tot,
            MinutenToegestaan = minuten == "ja",
            Perceel = perceel,
            Variant = variant,
        });
    }

    /// <summary>Empty for unit 83 and only there.</summary>
    private static long? Tarief(TableFields fields, string eenheid)
    {
        if (eenheid != Codes.Eenheid.Euro)
            return fields.Cents("tarief", TariefDigits);
        if (fields.Field("tarief") is { Length: > 0 } value)
            fields.Bad("tarief", "Bij eenheid 83 hoort geen tarief.", value);
        return null;
    }
}
