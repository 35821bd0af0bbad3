using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Processing.Tables;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;

namespace MessageHub.Processing.Lists;

/// <summary>A file of a list, as CSV or .xlsx (<see cref="TableFile"/>): its columns are those of the list.</summary>
public static class ListFile
{
    /// <summary>Digits of an amount before its cents.</summary>
    private const int AmountDigits = 9;

    /// <summary>
    /// Reads a file as it was given to us; whether its rows may stand beside each other, <see cref="ListRead.Beside"/> tells.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="own">What who imports may write for; null for everything.</param>
    public static ListRead Read(KeptList list, byte[] content, GemeenteScope? own = null)
    {
        var (problems, shape) = (new TableProblems(), ShapeOf(list));
        var rows = TableFile.Read(content, shape, problems, fields => RowOf(list, fields, own));
        var seen = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            if (!seen.TryAdd(row.KeyOf(list), row.Number))
                problems.Add(new(row.Number, "", $"Deze rij staat er twee keer: ook op rij {seen[row.KeyOf(list)]}."));
        }

        return ListRead.Of(list, rows, problems);
    }

    /// <summary>A row without values is a column that the table does not have, or a field that may stay empty.</summary>
    private static ListRow? RowOf(KeptList list, TableFields fields, GemeenteScope? own)
    {
        var values = new string?[list.Columns.Count];
        // Of another's rows nothing else is reported, not even whether they could be right.
        if (list.GemeentePlace is >= 0 and var place)
        {
            var gemeente = values[place] = fields.Digits(list.Columns[place].Name, 4, shortest: 1);
            if (!fields.IsBad && own?.Gemeenten.Contains(gemeente) is false)
                fields.Bad(list.Columns[place].Name, $"U mag geen {list.Name} vastleggen voor gemeente {gemeente}.");
            if (fields.IsBad)
                return null;
        }

        for (var i = 0; i < values.Length; i++)
            values[i] ??= !fields.Has(list.Columns[i].Name) ? null : ValueOf(list.Columns[i], fields);
        if (!list.IsOf(own, values))
            fields.Bad("domein", $"U mag van deze gemeente geen {list.Name} vastleggen voor deze wet.");
        if (list.HasPeriod)
            CheckPeriod(list, values, fields);
        return fields.IsBad ? null : new(0, fields.Number, values);
    }

    private static string ValueOf(ListColumn column, TableFields fields)
    {
        var name = column.Name;
        if (fields.Field(name).Length == 0)
        {
            if (column.IsRequired)
                fields.Bad(name, "Deze kolom mag niet leeg zijn.");
            return "";
        }

        switch (column.Kind)
        {
            case ListColumnKind.Gemeente:
                return fields.Digits(name, 4, shortest: 1);
            case ListColumnKind.Agb:
                return fields.Digits(name, 8, shortest: 7);
            case ListColumnKind.ProductCategorie:
                return fields.Digits(name, 2, shortest: 1);
            case ListColumnKind.Phone:
                return Phone(fields, name);
            case ListColumnKind.Domein:
                return fields.OneOf(name, ["jw", "wmo"], fields.Lower(name));
            case ListColumnKind.YesNo:
                return fields.OneOf(name, ["ja", "nee"], fields.Lower(name));
            case ListColumnKind.Choice:
                // A unit is a number to a spreadsheet, and not every keyboard has an ë.
                var word = fields.Lower(name).PadLeft(2, '0').Replace("beein", "beëin", StringComparison.Ordinal);
                return fields.OneOf(name, column.Choices, word);
            case ListColumnKind.Day:
                return fields.Date(name, required: true)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            case ListColumnKind.Number:
                return fields.Whole(name, column.Range.Min, column.Range.Max)?.ToString(CultureInfo.InvariantCulture) ?? "";
            case ListColumnKind.Amount:
                return fields.Cents(name, AmountDigits)?.ToString(CultureInfo.InvariantCulture) ?? "";
            default:
                var text = fields.Text(name, 1, column.Longest);
                if (BsnText.IsIn(text))
                    fields.Bad(name, BsnText.Problem);
                return text;
        }
    }

    private static string Phone(TableFields fields, string name)
    {
        var value = fields.Field(name);
        if (value.Length is < 8 or > 20 || value.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-' or '+' or '(' or ')')))
            fields.Bad(name, "Hier moet een telefoonnummer staan.", value);
        return value.Length == 9 && value[0] != '0' && value.All(char.IsAsciiDigit) ? $"0{value}" : value;
    }

    private static void CheckPeriod(KeptList list, string?[] values, TableFields fields)
    {
        var (from, until) = (values[list.FromPlace], values[list.UntilPlace]);
        if (until is { Length: > 0 } && string.CompareOrdinal(until, from) < 0)
            fields.Bad("tot", "De laatste dag ligt voor de eerste dag.");
        if (!list.IsByMonth || fields.IsBad)
            return;
        if (!from!.EndsWith("-01", StringComparison.Ordinal))
            fields.Bad("van", "Een product gaat naar een ander perceel op de eerste dag van een maand.", from);
        if (until is { Length: > 0 } && DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).Day != 1)
            fields.Bad("tot", "Een product gaat uit een perceel op de laatste dag van een maand.", until);
    }

    private static TableShape ShapeOf(KeptList list) => new(
        "rijen",
        [.. list.Columns.Where(c => c.IsRequired).Select(c => c.Name)],
        [.. list.Columns.Where(c => !c.IsRequired).Select(c => c.Name)]);
}
