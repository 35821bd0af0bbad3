using System.Globalization;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;

namespace MessageHub.Processing.Agreements;

/// <summary>Lines that have to be credited and declared again, as a CSV for who does that. It says nothing of whose care it was.</summary>
public static class RetroactiveLinesFile
{
    private static readonly string[] Columns =
    [
        "gemeente", "agb", "domein", "declaratienummer", "referentienummer", "productcategorie", "productcode", "eenheid", "begindatum",
        "einddatum", "volume", "tarief", "bedrag", "nieuw_tarief",
    ];

    /// <summary>The file, as CSV with semicolons.</summary>
    public static byte[] Write(IReadOnlyList<RetroactiveLine> lines) => CsvTable.Write(Columns, lines.Select(FieldsOf));

    private static string?[] FieldsOf(RetroactiveLine one)
    {
        var line = one.Line;
        return
        [
            line.Gemeente, line.Aanbieder, Families.DomeinOf(line.Standaard), line.DeclaratieNummer, line.ReferentieNummer,
            line.ProductCategorie, line.ProductCode, line.Eenheid, Day(line.Begindatum), Day(line.Einddatum),
            line.Volume.ToString(CultureInfo.InvariantCulture), Euro(line.Tarief), Euro(line.Bedrag), Euro(one.Tarief),
        ];

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        static string? Euro(long? cents) => cents is { } some ? CsvTable.Euro(some) : null;
    }
}
