using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using MessageHub.Berichten;
using MessageHub.Register;
using MessageHub.Rules;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing;

/// <summary>
/// The agreements file (cli.md, tariffs.md §6): CSV in UTF-8 with <c>;</c> and a header row. All rows are checked before one is taken;
/// one bad row refuses the file.
/// </summary>
public static partial class AgreementsFile
{
    private static readonly string[] Columns =
    [
        "gemeente", "agb", "domein", "perceel", "productcategorie", "productcode", "eenheid", "variant", "tarief", "geldig_van", "geldig_tot",
        "minuten_toegestaan",
    ];

    private static readonly string[] Inspanning = [Codes.Eenheid.Minuut, Codes.Eenheid.Uur, Codes.Eenheid.Etmaal, Codes.Eenheid.Dagdeel, Codes.Eenheid.StuksInspanning];
    private static readonly string[] Output = [Codes.Eenheid.StuksOutput, Codes.Eenheid.Euro];

    /// <summary>What is wrong in the file.</summary>
    /// <param name="Row">Line of the file, 1-based.</param>
    /// <param name="Column">Name of the column.</param>
    /// <param name="Reason">In plain Dutch.</param>
    public sealed record Problem(int Row, string Column, string Reason);

    /// <summary>Reads and checks a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="existing">The agreements that are in force: a new row may replace one (same product, unit and first day), not overlap one.</param>
    /// <returns>The rows, or every problem there is; one of both is empty.</returns>
    public static (IReadOnlyList<AgreementRow> Rows, IReadOnlyList<Problem> Problems) Read(TextReader text, IReadOnlyList<AgreementRow> existing)
    {
        var problems = new List<Problem>();
        var rows = new List<AgreementRow>();
        try
        {
            ReadRows(text, rows, problems);
        }
        catch (DecoderFallbackException)
        {
            return ([], [new(1, Columns[0], "Het bestand is niet in UTF-8.")]);
        }

        FindOverlaps(rows, existing, problems);
        return problems.Count > 0 ? ([], [.. problems.OrderBy(p => p.Row)]) : (rows, []);
    }

    private static void ReadRows(TextReader text, List<AgreementRow> rows, List<Problem> problems)
    {
        using var csv = CsvReader.Create(text, new()
        {
            Separator = ';',
            // The header is read as a row of its own, because columns may stand in any order and a wrong one has to be named.
            HasHeader = false,
            TrimWhitespace = true,
            SkipEmptyLines = true,
            // A row is a line, so that its number is the one an editor shows and one bad quote costs one row.
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => problems.Add(new((int)record.LineNumber, Columns[0], "De aanhalingstekens in deze rij kloppen niet.")),
        });
        if (!csv.Read())
        {
            if (problems.Count == 0)
                problems.Add(new(1, Columns[0], "Het bestand is leeg."));
            return;
        }

        var header = Fields(csv);
        var headerRow = (int)csv.LineNumber;
        foreach (var column in Columns.Where(c => header.Count(h => h == c) != 1))
            problems.Add(new(headerRow, column, "Deze kolom moet precies één keer voorkomen."));
        foreach (var column in header.Where(h => !Columns.Contains(h)))
            problems.Add(new(headerRow, column, "Deze kolom is onbekend."));
        if (problems.Count > 0)
            return;

        while (csv.Read())
        {
            var (fields, number) = (Fields(csv), (int)csv.LineNumber);
            if (fields.Length != header.Length)
                problems.Add(new(number, header[Math.Min(fields.Length, header.Length - 1)], $"Deze rij heeft {fields.Length} velden in plaats van {header.Length}."));
            else if (new Row(header.Zip(fields).ToDictionary(f => f.First, f => f.Second), number, problems).Parse() is { } agreement)
                rows.Add(agreement);
        }
    }

    /// <summary>One product has one agreement in one unit at a time; 04 beside 01 is the one pair of units that may coexist.</summary>
    internal static void FindOverlaps(List<AgreementRow> rows, IReadOnlyList<AgreementRow> existing, List<Problem> problems)
    {
        var replaced = rows.Select(KeyOf).ToHashSet();
        var inForce = existing.Where(e => !replaced.Contains(KeyOf(e))).ToLookup(ProductOf);
        foreach (var product in rows.GroupBy(ProductOf))
        {
            var earlier = new List<(AgreementRow Row, bool IsNew)>(inForce[product.Key].Select(e => (e, false)));
            foreach (var row in product)
            {
                foreach (var (other, isNew) in earlier.Where(e => Overlap(row.Agreement, e.Row.Agreement)))
                {
                    problems.Add(new(
                        row.Agreement.Row,
                        "geldig_van",
                        $"De periode overlapt met {(isNew ? $"rij {other.Agreement.Row}" : "een afspraak die al is vastgelegd")} (eenheid {other.Agreement.Eenheid}, vanaf {other.Agreement.GeldigVan:yyyy-MM-dd})."));
                }

                earlier.Add((row, true));
            }
        }

        static (string, string, Standaard, string) ProductOf(AgreementRow r) => (r.Gemeente, r.Aanbieder, r.Standaard, r.Agreement.ProductCode);
        static (string, string, Standaard, string, string, DateOnly) KeyOf(AgreementRow r) =>
            (r.Gemeente, r.Aanbieder, r.Standaard, r.Agreement.ProductCode, r.Agreement.Eenheid, r.Agreement.GeldigVan);
        static bool Overlap(Agreement a, Agreement b) =>
            a.GeldigVan <= (b.GeldigTot ?? DateOnly.MaxValue) && b.GeldigVan <= (a.GeldigTot ?? DateOnly.MaxValue) && !IsHourBesideMinute(a, b);
        static bool IsHourBesideMinute(Agreement a, Agreement b) =>
            (a.Eenheid, b.Eenheid) is (Codes.Eenheid.Uur, Codes.Eenheid.Minuut) or (Codes.Eenheid.Minuut, Codes.Eenheid.Uur);
    }

    private static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private sealed partial class Row(Dictionary<string, string> fields, int number, List<Problem> problems)
    {
        private bool isBad;

        public AgreementRow? Parse()
        {
            var gemeente = Digits("gemeente", 4);
            var aanbieder = Digits("agb", 8);
            var domein = OneOf("domein", "jw", "wmo");
            var categorie = Digits("productcategorie", 2);
            var code = Text("productcode", 1, 5);
            var eenheid = OneOf("eenheid", [.. Inspanning, .. Output]);
            var variant = OneOf("variant", "inspanning", "output", "taak");
            var van = Date("geldig_van", required: true);
            var tot = Date("geldig_tot", required: false);
            var minuten = OneOf("minuten_toegestaan", "ja", "nee");
            var tarief = Tarief(eenheid);
            var perceel = Field("perceel");
            if (BsnText.IsIn(perceel))
                Bad("perceel", BsnText.Problem);
            if (variant == "inspanning" && Output.Contains(eenheid) || variant == "output" && Inspanning.Contains(eenheid))
                Bad("eenheid", $"Eenheid {eenheid} past niet bij variant {variant}.");
            if (tot < van)
                Bad("geldig_tot", "De laatste dag ligt voor de eerste dag.");
            return isBad ? null : new(gemeente, aanbieder, domein == "jw" ? Standaard.Ijw : Standaard.Iwmo, new()
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

        private string Field(string column) => fields[column];

        private string Digits(string column, int length)
        {
            var value = Field(column);
            if (value.Length != length || !value.All(char.IsAsciiDigit))
                Bad(column, $"Hier moeten {length} cijfers staan.");
            return value;
        }

        private string Text(string column, int minimum, int maximum)
        {
            var value = Field(column);
            if (value.Length < minimum || value.Length > maximum)
                Bad(column, $"Hier moeten {minimum} tot {maximum} tekens staan.");
            return value;
        }

        private string OneOf(string column, params string[] allowed)
        {
            var value = Field(column);
            if (!allowed.Contains(value))
                Bad(column, $"Hier moet een van deze waarden staan: {string.Join(", ", allowed)}.");
            return value;
        }

        private DateOnly? Date(string column, bool required)
        {
            var value = Field(column);
            if (value.Length == 0 && !required)
                return null;
            if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            Bad(column, "Hier moet een datum staan als jjjj-mm-dd.");
            return null;
        }

        /// <summary>Euro with at most two decimals, comma or point; whole eurocents. Empty for unit 83 and only there.</summary>
        private long? Tarief(string eenheid)
        {
            var value = Field("tarief");
            if (eenheid == Codes.Eenheid.Euro)
            {
                if (value.Length > 0)
                    Bad("tarief", "Bij eenheid 83 hoort geen tarief.");
                return null;
            }

            if (!Amount().IsMatch(value))
            {
                Bad("tarief", "Hier moet een bedrag in euro staan, tot 999999,99 en met hoogstens twee decimalen.");
                return null;
            }

            return (long)(decimal.Parse(value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100);
        }

        private void Bad(string column, string reason)
        {
            isBad = true;
            problems.Add(new(number, column, reason));
        }

        [GeneratedRegex(@"\A[0-9]{1,6}([.,][0-9]{1,2})?\z")]
        private static partial Regex Amount();
    }
}
