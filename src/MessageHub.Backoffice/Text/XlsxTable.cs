using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace MessageHub.Backoffice.Text;

/// <summary>
/// A table as Excel keeps it (.xlsx): each field is what it is, so that amounts add up, days sort and a zero in front stays. It has no
/// formulas: text that looks like one is text.
/// </summary>
internal static partial class XlsxTable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a sheet can hold is 1,048,576 with the head; the rest stands on a next one.</summary>
    private const int MaxRows = 1_000_000;

    private const int MaxTextLength = 32_767;
    private const int MinWidth = 8;
    private const int MaxWidth = 60;

    /// <summary>For the button of the filter beside a name.</summary>
    private const int ButtonWidth = 4;

    /// <summary>Before it days are counted in two ways, and before 1900 not at all.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <param name="target">Where it is sent, in parts.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="parts">Some rows at a time.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task WriteAsync(Stream target, string[] header, IAsyncEnumerable<Field[][]> parts, CancellationToken ct)
    {
        await using var made = new UnsentBytes();
        await using (var file = await Spreadsheet.CreateNewAsync(made, new() { PreserveStringWhitespace = true }, ct))
        {
            var styles = Styles.Of(file);
            var (sheets, rows) = (0, 0);
            await foreach (var part in parts.WithCancellation(ct))
            {
                if (sheets == 0 || rows + part.Length > MaxRows)
                {
                    await StartSheetAsync(file, ++sheets, header, part, styles, ct);
                    rows = 0;
                }

                foreach (var row in part)
                    await file.AddRowAsync(row.Select(f => CellOf(f, styles)).ToArray(), ct);
                rows += part.Length;
                await made.SendAsync(target, ct);
            }

            if (sheets == 0)
                await StartSheetAsync(file, 1, header, [], styles, ct);
            await file.FinishAsync(ct);
        }

        await made.SendAsync(target, ct);
    }

    /// <summary>A sheet with a head that stays in view. What is wide among its first rows decides how wide the columns are.</summary>
    private static async Task StartSheetAsync(
        Spreadsheet file, int number, string[] header, Field[][] first, Styles styles, CancellationToken ct)
    {
        var lastCell = $"{LetterOf(header.Length)}{MaxRows + 1}";
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new($"A1:{lastCell}") };
        for (var i = 0; i < header.Length; i++)
        {
            var width = first.Select(row => WidthOf(row[i])).Append(header[i].Length + ButtonWidth).Max();
            options.Column(i + 1).Width = Math.Clamp(width, MinWidth, MaxWidth);
        }

        await file.StartWorksheetAsync(number == 1 ? "Gegevens" : $"Gegevens {number}", options, ct);
        await file.AddHeaderRowAsync(header, styles.Header, ct);
    }

    /// <summary>A number or day that does not fit is shown as ####, so there is room for those of later rows.</summary>
    private static int WidthOf(Field field) => field.Value switch
    {
        long => 10,
        decimal => 16,
        DateOnly => 12,
        DateTime => 18,
        _ => (field.Text?.Length ?? 0) + 1,
    };

    private static StyledCell CellOf(Field field, Styles styles) => field.Value switch
    {
        long number => new(number, styles.Number),
        decimal euro => new(euro, styles.Euro),
        DateOnly day when day >= FirstDay => new(day.ToDateTime(TimeOnly.MinValue), styles.Day),
        DateTime moment => new(moment, styles.Moment),
        _ => new(TextOf(field.Text), null),
    };

    /// <summary>
    /// A sign that XML cannot hold stands in a file of Excel as _x0001_, and so a text that has that by itself needs its first sign written
    /// so. Half a character is lost, as in every file.
    /// </summary>
    private static string? TextOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var held = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        var escaped = Unwritable().Replace(held, m => string.Create(CultureInfo.InvariantCulture, $"_x{(int)m.Value[0]:X4}_"));
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(escaped));
    }

    /// <summary>27 is AA.</summary>
    private static string LetterOf(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : $"{LetterOf((column - 1) / 26)}{(char)('A' + (column - 1) % 26)}";

    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Unwritable();

    /// <summary>How each kind of field is shown; where a program is set to Dutch, a comma stands before the cents.</summary>
    private sealed record Styles(StyleId Header, StyleId Number, StyleId Euro, StyleId Day, StyleId Moment)
    {
        public static Styles Of(Spreadsheet file) => new(
            file.AddStyle(new() { Font = { Bold = true } }),
            file.AddStyle(new() { Format = NumberFormat.Standard(StandardNumberFormat.NoDecimalPlaces) }),
            file.AddStyle(new() { Format = NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces) }),
            file.AddStyle(new() { Format = NumberFormat.Custom("dd\\-mm\\-yyyy") }),
            file.AddStyle(new() { Format = NumberFormat.Custom("dd\\-mm\\-yyyy\\ hh:mm") }));
    }
}
