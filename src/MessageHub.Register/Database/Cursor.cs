using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace MessageHub.Register.Database;

/// <summary>Where a list goes on, as text that may stand in a URL: the values of its order in the last row shown.</summary>
internal static class Cursor
{
    public static string Of(params string[] values) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values));

    /// <summary>The values, or null when the text is none or has another number of them.</summary>
    public static string[]? Read(string? text, int count)
    {
        if (text is null)
            return null;
        try
        {
            var values = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text));
            return values is not null && values.Length == count && values.All(IsText) ? values : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>No cursor of ours has a control character in it, and a database would refuse some.</summary>
    private static bool IsText(string? value) => value is not null && !value.Any(char.IsControl);

    /// <summary>A value that is a number, or null.</summary>
    public static long? Number(string value) => long.TryParse(value, out var number) ? number : null;

    /// <summary>Rows of a list of which one more was asked than is shown.</summary>
    public static Page<T> Page<T>(List<T> rows, int size, Func<T, string> cursorOf) =>
        rows.Count <= size ? new(rows, null) : new(rows[..size], cursorOf(rows[size - 1]));

    public static int SizeOf(PageRequest page) => Math.Clamp(page.Size, 1, PageRequest.MaxSize);
}
