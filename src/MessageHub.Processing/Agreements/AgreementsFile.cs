using System.Security.Cryptography;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// The agreements file (cli.md, tariffs.md §6), as CSV or .xlsx: a header row and a row for each agreement (<see cref="TableFile"/>).
/// </summary>
public static class AgreementsFile
{
    /// <summary>The columns, in the order in which we write them.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "gemeente", "agb", "domein", "perceel", "productcategorie", "productcode", "eenheid", "variant", "tarief", "geldig_van",
        "geldig_tot", "minuten_toegestaan",
    ];

    private static readonly TableShape Shape = new("afspraken", Columns, []);

    /// <summary>Reads a file as it was given to us.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="own">What who imports may write for; null for everything.</param>
    /// <returns>The rows as the file has them: whether they may stand beside each other and what is there,
    /// <see cref="AgreementsRead.Beside"/> says.</returns>
    public static AgreementsRead Read(byte[] content, GemeenteScope? own = null)
    {
        var problems = new TableProblems();
        return AgreementsRead.Of(TableFile.Read(content, Shape, problems, new AgreementsRowReader(own).Read), problems);
    }

    /// <summary>Reads a text, and checks it beside the agreements that are there.</summary>
    public static AgreementsRead Read(TextReader text, IReadOnlyList<AgreementRow> existing)
    {
        var problems = new TableProblems();
        var rows = TableFile.Read(text, Shape, problems, new AgreementsRowReader(own: null).Read);
        return AgreementsRead.Of(rows, problems).Beside(existing);
    }

    /// <summary>What is kept with the changes of a file (<see cref="AgreementOrigin.From"/>).</summary>
    public static string OriginOf(string fileName, byte[] content) =>
        $"bestand {fileName}, sha256 {Convert.ToHexStringLower(SHA256.HashData(content))}";
}
