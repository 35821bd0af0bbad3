using System.Collections;
using System.Globalization;
using System.Text;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Tests.Mapping;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.RoundTrip;

/// <summary>Makes random messages as objects, of which the tables say that they are valid; the same seed makes the same messages.</summary>
internal sealed class ModelGenerator(MessageTable table, int seed)
{
    private const string OneLine = "abc XYZ019.,-'\t\"/&<>]é\u00A0Å€\u2028";
    private static readonly string[] Astral = ["\U0001F600", "\U0001D400", "\U00020000"];

    private readonly Random _random = new(seed);

    /// <param name="full">With every element that may occur.</param>
    public Bericht Next(bool full = false)
    {
        var bericht = (Bericht)Record(table.RowsOf(table.Document.Type)!, typeof(Bericht), full);
        return bericht with { Identity = Releases.BuiltIn.Berichten.Single(i => i.Name == table.Name) };
    }

    private object Record(IReadOnlyList<ElementRow> rows, Type type, bool full)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var row in rows)
        {
            if (row.Min == 0 && !full && _random.Next(2) == 0)
                continue;
            var value = Value(row, full);
            // A period that is open at both ends and an address of which nothing is known have nothing to write.
            if (ModelComparer.IsEmpty(value))
                continue;
            type.GetProperty(row.Element)!.SetValue(record, value);
        }

        return record;
    }

    private object Value(ElementRow row, bool full)
    {
        if (ModelMap.ItemOf(table, row.Type) is { } item)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(ModelMap.PropertyType(table, item)))!;
            for (var i = full ? 2 : _random.Next(1, 4); i > 0; i--)
                list.Add(Value(item, full));
            return list;
        }

        if (table.RowsOf(row.Type) is { } rows)
            return Record(rows, ModelMap.Types[row.Type], full);

        var type = table.DataTypes[row.Type];
        var value = type.Base switch
        {
            "xs:integer" when row.Pattern is null => _random.NextInt64((long)type.MinInclusive!.Value, (long)type.MaxInclusive!.Value + 1),
            "xs:integer" => long.Parse(row.Pattern!, CultureInfo.InvariantCulture),
            "xs:date" => DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1)),
            "xs:time" =>
                new TimeOnly(
                    _random.Next(2) == 0 ? _random.NextInt64(TimeSpan.TicksPerDay) : _random.Next(86_400) * TimeSpan.TicksPerSecond),
            _ => (object)Text(type, row.Pattern ?? type.Pattern),
        };
        return row.Type == "LDT_BurgerServicenummer" ? new Bsn((string)value) : value;
    }

    private string Text(DataType type, string? pattern)
    {
        if (type.Enumeration.Count > 0)
            return type.Enumeration[_random.Next(type.Enumeration.Count)];
        var text = pattern switch
        {
            null => Free(type, OneLine + "\n\r"),
            ".*[^\\s].*" => Free(type, OneLine),
            "([.\\s]*\\S+[.\\s]*)+" => Free(type, OneLine + "\n\r"),
            "([a-zA-ZÀ-ỳ])+" => Of("abcXYZÀéỳ", _random.Next(1, type.MaxLength!.Value + 1)),
            "([a-zA-Z0-9])+" => Of("abcXYZ019", _random.Next(1, type.MaxLength!.Value + 1)),
            "[0-9]*" => Of("0123456789", _random.Next(1, type.MaxLength!.Value + 1)),
            "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)" => $"{_random.Next(100)}.{_random.Next(100)}.{_random.Next(100)}",
            _ when pattern.StartsWith("[0-9]{", StringComparison.Ordinal) =>
                Of("0123456789", int.Parse(pattern[6..^1], CultureInfo.InvariantCulture)),
            _ when pattern.All(char.IsAsciiDigit) => pattern,
            _ => throw new InvalidDataException($"No values known for the pattern {pattern}"),
        };
        return text;
    }

    /// <summary>Any characters, of which at least one is not blank.</summary>
    private string Free(DataType type, string characters)
    {
        var length = _random.Next(1, Math.Min(type.MaxLength ?? 60, 60) + 1);
        var text = new StringBuilder(Of(characters, length));
        text[_random.Next(length)] = 'x';
        if (length > 3 && _random.Next(4) == 0)
            text.Remove(0, 2).Append(Astral[_random.Next(Astral.Length)]);
        return text.ToString().AsSpan().ContainsAnyExcept(" \t\r\n") ? text.ToString() : "x";
    }

    private string Of(string characters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[_random.Next(characters.Length)]));
}
