using System.Globalization;
using System.Text;
using MessageHub.Berichten;

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
    public static byte[] Write(IReadOnlyList<RetroactiveLine> lines) =>
    [
        .. Encoding.UTF8.Preamble,
        .. Encoding.UTF8.GetBytes(string.Concat(
            lines.Select(FieldsOf).Prepend(Columns).Select(fields => $"{string.Join(';', fields.Select(Safe))}\r\n"))),
    ];

    private static string[] FieldsOf(RetroactiveLine one)
    {
        var line = one.Line;
        return
        [
            line.Gemeente, line.Aanbieder, line.Standaard is Standaard.Ijw ? "jw" : "wmo", line.DeclaratieNummer, line.ReferentieNummer,
            line.ProductCategorie, line.ProductCode, line.Eenheid, Day(line.Begindatum), Day(line.Einddatum),
            line.Volume.ToString(CultureInfo.InvariantCulture), Euro(line.Tarief), Euro(line.Bedrag), Euro(one.Tarief),
        ];

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        static string Euro(long? cents) => cents is { } some ? $"{some / 100},{some % 100:00}" : "";
    }

    /// <summary>Numbers of messages are what others typed: none becomes a formula, or ends a field.</summary>
    private static string Safe(string field) =>
        field.Length > 0 && (!char.IsLetterOrDigit(field[0]) || field.AsSpan().IndexOfAny(";\"\r\n") >= 0)
        ? $"\"'{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}
