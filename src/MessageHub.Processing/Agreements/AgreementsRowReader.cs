using System.Globalization;
using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>Reads the rows of an agreements file, one after the other. Not for use by several threads.</summary>
/// <param name="header">Where each column stands.</param>
/// <param name="isOwn">Whether a gemeente is one that may be written for; null for every gemeente.</param>
/// <param name="problems">What is wrong with a row is added here.</param>
internal sealed partial class AgreementsRowReader(AgreementsHeader header, Func<string, bool>? isOwn, AgreementsProblems problems)
{
    /// <summary>What the figures are kept by has to fit in an index, and on a page.</summary>
    private const int MaxPerceelLength = 100;

    private static readonly string[] Inspanning =
    [
        Codes.Eenheid.Minuut, Codes.Eenheid.Uur, Codes.Eenheid.Etmaal, Codes.Eenheid.Dagdeel, Codes.Eenheid.StuksInspanning,
    ];
    private static readonly string[] Output = [Codes.Eenheid.StuksOutput, Codes.Eenheid.Euro];
    private static readonly string[] Eenheden = [.. Inspanning, .. Output];

    /// <summary>
    /// Ours, and those that spreadsheets in the Netherlands make of it. Never the month before the day, and no year of two digits.
    /// </summary>
    private static readonly string[] Dates = ["yyyy-M-d", "d-M-yyyy"];

    private readonly Dictionary<string, int> places = AgreementsFile.Columns.ToDictionary(c => c, header.PlaceOf);

    private string[] fields = [];
    private int number;
    private bool isBad;

    /// <summary>One row, or null when something is wrong with it.</summary>
    public AgreementRow? Read(string[] row, int rowNumber)
    {
        (fields, number, isBad) = (row, rowNumber, false);
        if (HasUnreadable())
            return null;
        var gemeente = Gemeente();
        // Of another's agreements nothing else is reported, not even whether they could be right.
        if (isBad)
            return null;
        var aanbieder = Digits("agb", 8, shortest: 7);
        var domein = OneOf("domein", ["jw", "wmo"], Lower("domein"));
        var categorie = Digits("productcategorie", 2, shortest: 1);
        var code = Text("productcode", 1, 5);
        var eenheid = OneOf("eenheid", Eenheden, Field("eenheid").PadLeft(2, '0'));
        var variant = OneOf("variant", ["inspanning", "output", "taak"], Lower("variant"));
        var tarief = Tarief(eenheid);
        var van = Date("geldig_van", required: true);
        var tot = Date("geldig_tot", required: false);
        var minuten = OneOf("minuten_toegestaan", ["ja", "nee"], Lower("minuten_toegestaan"));
        var perceel = Text("perceel", 0, MaxPerceelLength);
        if (BsnText.IsIn(perceel))
            Bad("perceel", BsnText.Problem);
        if (variant == "inspanning" && Output.Contains(eenheid) || variant == "output" && Inspanning.Contains(eenheid))
            Bad("eenheid", $"Eenheid {eenheid} past niet bij variant {variant}.");
        if (tot < van)
            Bad("geldig_tot", "De laatste dag ligt voor de eerste dag.");
        return isBad ? null : new(gemeente, aanbieder, domein == "jw" ? Standaard.Ijw : Standaard.Iwmo, new Agreement
        {
            Row = number,
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

    /// <summary>A field as it was meant: an export of ours puts an apostrophe before what a spreadsheet would take for a formula.</summary>
    private string Field(string column)
    {
        var text = fields[places[column]];
        return text is ['\'', '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠', ..] ? text[1..] : text;
    }

    private string Lower(string column) => Field(column).ToLowerInvariant();

    private bool HasUnreadable()
    {
        foreach (var column in AgreementsFile.Columns.Where(c => fields[places[c]].Any(AgreementsText.IsUnreadable)))
            Bad(column, "Hier staat een teken dat niet te lezen is.", fields[places[column]]);
        return isBad;
    }

    private string Gemeente()
    {
        var gemeente = Digits("gemeente", 4, shortest: 1);
        // One that does not exist is reported as one of another: the difference is nobody's to know.
        if (!isBad && isOwn?.Invoke(gemeente) is false)
            Bad("gemeente", $"U mag geen afspraken vastleggen voor gemeente {gemeente}.");
        return gemeente;
    }

    /// <summary>Digits; a spreadsheet takes the zeros in front of a number away, so they are put back.</summary>
    private string Digits(string column, int length, int shortest)
    {
        var value = Field(column);
        if (value.Length < shortest || value.Length > length || !value.All(char.IsAsciiDigit))
            Bad(column, $"Hier moeten {length} cijfers staan.", value);
        return value.PadLeft(length, '0');
    }

    private string Text(string column, int minimum, int maximum)
    {
        var value = Field(column);
        if (value.Length < minimum || value.Length > maximum)
            Bad(column, $"Hier moeten {minimum} tot {maximum} tekens staan.", value);
        return value;
    }

    private string OneOf(string column, string[] allowed, string value)
    {
        if (!allowed.Contains(value))
            Bad(column, $"Hier moet een van deze waarden staan: {string.Join(", ", allowed)}.", Field(column));
        return value;
    }

    private DateOnly? Date(string column, bool required)
    {
        var value = Field(column);
        if (value.Length == 0 && !required)
            return null;
        var day = Midnight().Replace(value, "");
        if (DateOnly.TryParseExact(day, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900)
            return date;
        Bad(column, "Hier moet een datum staan die bestaat, als jjjj-mm-dd of dd-mm-jjjj.", value);
        return null;
    }

    /// <summary>
    /// Euro with at most two decimals behind a comma or a point, whole eurocents; thousands with the other of both between them, because
    /// then it can mean one thing only. Empty for unit 83 and only there.
    /// </summary>
    private long? Tarief(string eenheid)
    {
        var value = Field("tarief");
        if (eenheid == Codes.Eenheid.Euro)
        {
            if (value.Length > 0)
                Bad("tarief", "Bij eenheid 83 hoort geen tarief.", value);
            return null;
        }

        if (Amount().Match(value) is not { Success: true } amount)
        {
            Bad("tarief", "Hier moet een bedrag in euro staan, tot 999999,99 en met hoogstens twee decimalen.", value);
            return null;
        }

        var euros = amount.Groups["euros"].Value.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var cents = amount.Groups["cents"].Value.PadRight(2, '0');
        return long.Parse(euros, CultureInfo.InvariantCulture) * 100 + long.Parse(cents, CultureInfo.InvariantCulture);
    }

    private void Bad(string column, string reason, string found)
    {
        isBad = true;
        problems.Add(new(number, column, reason, found));
    }

    private void Bad(string column, string reason)
    {
        isBad = true;
        problems.Add(new(number, column, reason));
    }

    [GeneratedRegex(
        """
        \A (€\s?)? (
            (?<euros>[0-9]{1,6}) ([.,](?<cents>[0-9]{1,2}))? |
            (?<euros>[0-9]{1,3}\.[0-9]{3}) ,(?<cents>[0-9]{1,2}) |
            (?<euros>[0-9]{1,3},[0-9]{3}) \.(?<cents>[0-9]{1,2})
        ) \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();

    /// <summary>A database adds the time of a date.</summary>
    [GeneratedRegex(@" 0?0:00(:00)?\z")]
    private static partial Regex Midnight();
}
