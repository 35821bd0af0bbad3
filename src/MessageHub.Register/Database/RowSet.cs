using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MessageHub.Register.Database;

/// <summary>
/// The shape of rows that go to the database in one command, however many there are: as a json array of arrays in one parameter, which
/// the database turns into a table.
/// </summary>
internal sealed class RowSet<T>(params Column<T>[] columns)
{
    /// <summary>It is read by a database, not by a page: what is special on a page stays as it is.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names, separated by commas.</summary>
    public string Names { get; } = string.Join(", ", columns.Select(c => c.Name));

    /// <summary>The names with the alias of <see cref="From"/>, separated by commas.</summary>
    public string Values { get; } = string.Join(", ", columns.Select(c => $"r.{c.Name}"));

    /// <summary>The table expression over a parameter, with the alias r.</summary>
    public string From(RegisterDatabase database, string parameter = "rows") =>
        database.Rows(columns.Select(c => (c.Name, c.Type)), parameter);

    /// <summary>The value of the parameter.</summary>
    public string ToJson(IEnumerable<T> rows)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var column in columns)
                    Write(json, column.Name, column.Value(row));
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case Guid id:
                // In capitals, as the driver of SQLite writes an id, which is text there; PostgreSQL reads both.
                json.WriteStringValue(id.ToString().ToUpperInvariant());
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case bool boolean:
                json.WriteBooleanValue(boolean);
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case TimeOnly time:
                json.WriteStringValue(time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"Column {name} cannot hold a {value.GetType().Name}.");
        }
    }
}
