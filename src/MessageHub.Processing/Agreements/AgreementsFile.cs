using System.Security.Cryptography;
using MessageHub.Register.Facts;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// The agreements file (cli.md, tariffs.md §6), as CSV or .xlsx: a header row and a row for each agreement. What spreadsheets make of such
/// a file is taken where it can mean one thing only; else the file is refused with the row, the column and the value. All rows are checked
/// before one is taken.
/// </summary>
public static class AgreementsFile
{
    /// <summary>The columns, in the order in which we write them.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "gemeente", "agb", "domein", "perceel", "productcategorie", "productcode", "eenheid", "variant", "tarief", "geldig_van",
        "geldig_tot", "minuten_toegestaan",
    ];

    /// <summary>Reads a file as it was given to us.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="isOwn">Whether a gemeente is one of those that who imports may write for; null for every gemeente.</param>
    /// <returns>The rows as the file has them: whether they may stand beside each other and what is there,
    /// <see cref="AgreementsRead.Beside"/> says.</returns>
    public static AgreementsRead Read(byte[] content, Func<string, bool>? isOwn = null)
    {
        if (AgreementsText.Decode(content, out var refusal) is not { } text)
            return AgreementsRead.Refused(new(1, "", refusal));
        using var reader = new StringReader(text);
        return ReadRows(reader, isOwn);
    }

    /// <summary>Reads a text, and checks it beside the agreements that are there.</summary>
    public static AgreementsRead Read(TextReader text, IReadOnlyList<AgreementRow> existing) =>
        ReadRows(text, isOwn: null).Beside(existing);

    /// <summary>What is kept with the changes of a file (<see cref="AgreementOrigin.From"/>).</summary>
    public static string OriginOf(string fileName, byte[] content) =>
        $"bestand {fileName}, sha256 {Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static AgreementsRead ReadRows(TextReader text, Func<string, bool>? isOwn)
    {
        var (rows, problems) = (new List<AgreementRow>(), new AgreementsProblems());
        AgreementsHeader? header = null;
        AgreementsRowReader? reader = null;
        char? separator = null;
        // A row is a line, so that its number is the one an editor shows and one bad quote costs one row.
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (number == 1)
                line = line.TrimStart('\uFEFF');
            // A spreadsheet writes the rows below the last one too, without anything in them.
            if (line.All(c => c is ';' or ',' or '|' or '"' || char.IsWhiteSpace(c)))
                continue;
            if (reader is not null)
            {
                if (header!.FieldsOf(line, number, problems) is { } fields && reader.Read(fields, number) is { } row)
                    rows.Add(row);
                if (header.IsOfNoUse)
                    break;
            }
            else if (number == 1 && line is ['s', 'e', 'p', '=', var named, ..])
            {
                separator = named;
            }
            else
            {
                header = AgreementsHeader.Read(line, number, separator, problems);
                if (header is null)
                    break;
                reader = new(header, isOwn, problems);
            }
        }

        if (rows.Count == 0 && problems.Count == 0)
            problems.Add(
                new(
                    1,
                    "",
                    header is null ? "Het bestand is leeg." : "Het bestand heeft geen afspraken: er staan alleen namen van kolommen in."));
        return AgreementsRead.Of(rows, problems);
    }
}
