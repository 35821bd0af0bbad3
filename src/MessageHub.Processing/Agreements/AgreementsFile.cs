using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// The agreements file (cli.md, tariffs.md §6), as CSV or .xlsx: a header row and a row for each agreement (<see cref="TableFile"/>).
/// </summary>
public static class AgreementsFile
{
    private static readonly TableShape Shape = new(
        "afspraken",
        [
            "gemeente", "agb", "domein", "perceel", "productcategorie", "productcode", "eenheid", "variant", "tarief", "geldig_van",
            "geldig_tot", "minuten_toegestaan",
        ],
        AgreementsRowReader.Optional);

    /// <summary>The columns, in the order in which we write them. A file may lack the last ones, and then leaves what is there.</summary>
    public static readonly IReadOnlyList<string> Columns = Shape.Columns;

    /// <summary>Reads a file as it was given to us.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="own">What who imports may write for; null for everything.</param>
    /// <returns>The rows as the file has them: whether they may stand beside each other and what is there,
    /// <see cref="AgreementsRead.Beside"/> says.</returns>
    public static AgreementsRead Read(byte[] content, GemeenteScope? own = null)
    {
        var (problems, reader) = (new TableProblems(), new AgreementsRowReader(own));
        return AgreementsRead.Of(TableFile.Read(content, Shape, problems, reader.Read), problems) with { Lacking = reader.Lacking };
    }

    /// <summary>Reads a text, and checks it beside the agreements that are there.</summary>
    public static AgreementsRead Read(TextReader text, IReadOnlyList<AgreementRow> existing)
    {
        var (problems, reader) = (new TableProblems(), new AgreementsRowReader(own: null));
        var rows = TableFile.Read(text, Shape, problems, reader.Read);
        return (AgreementsRead.Of(rows, problems) with { Lacking = reader.Lacking }).Beside(existing);
    }

    /// <summary>A file that says these rows: what somebody did on a page or the command line goes the way of a file.</summary>
    public static byte[] Write(IEnumerable<AgreementRow> rows) => Encoding.UTF8.GetBytes(string.Concat(
        rows.Select(FieldsOf).Prepend([.. Columns]).Select(LineOf)));

    /// <summary>One line of such a file: each field in quotes, trimmed, and what was typed stays one field of one line.</summary>
    public static string LineOf(IEnumerable<string?> fields) => $"{string.Join(';', fields.Select(Quoted))}\n";

    private static string[] FieldsOf(AgreementRow row)
    {
        var a = row.Agreement;
        return
        [
            row.Gemeente, row.Aanbieder, Families.DomeinOf(row.Standaard), a.Perceel, a.ProductCategorie, a.ProductCode,
            a.Eenheid, a.Variant, a.Tarief is { } cents ? string.Create(CultureInfo.InvariantCulture, $"{cents / 100m:0.00}") : "",
            Day(a.GeldigVan), Day(a.GeldigTot), a.MinutenToegestaan ? "ja" : "nee", AgreementWords.TariefOp[a.TariefOp],
            AgreementWords.GebrokenMaand[a.GebrokenMaand], a.Frequenties, a.Herkomst,
            a.Index?.ToString(CultureInfo.InvariantCulture) ?? "", row.IsWithdrawn ? "ja" : "",
        ];

        static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    }

    private static string Quoted(string? field)
    {
        var line = string.Concat((field ?? "").Trim().Select(c => char.IsControl(c) ? ' ' : c));
        return $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>What is kept with the changes of a file (<see cref="AgreementOrigin.From"/>).</summary>
    public static string OriginOf(string fileName, byte[] content) =>
        $"bestand {fileName}, sha256 {Convert.ToHexStringLower(SHA256.HashData(content))}";
}
