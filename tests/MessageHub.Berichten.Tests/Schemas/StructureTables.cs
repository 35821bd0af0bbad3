using System.Globalization;
using System.Numerics;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>One element within a class or a composite type.</summary>
/// <param name="Owner">The class, the composite type, or <c>(document)</c>.</param>
/// <param name="Max">The highest number of times; <c>null</c> when there is no limit.</param>
/// <param name="Pattern">The pattern that this element adds to its type.</param>
/// <param name="Namespace">The namespace of the element itself.</param>
internal sealed record ElementRow(
    string Owner, int Order, string Element, string Type, int Min, int? Max, string? Pattern, string Namespace);

/// <summary>A simple type with its facets.</summary>
internal sealed record DataType(
    string Name,
    string Base,
    string? Pattern,
    int? Length,
    int? MinLength,
    int? MaxLength,
    BigInteger? MinInclusive,
    BigInteger? MaxInclusive,
    IReadOnlyList<string> Enumeration);

/// <summary>All that the tables say about one message.</summary>
/// <param name="Classes">The rows per class of the message, in order.</param>
/// <param name="Composites">The rows per composite type of the basisschema, in order.</param>
internal sealed record MessageTable(
    string Family,
    string Name,
    string BerichtCode,
    string TargetNamespace,
    string BasisschemaNamespace,
    ElementRow Document,
    IReadOnlyDictionary<string, IReadOnlyList<ElementRow>> Classes,
    IReadOnlyDictionary<string, IReadOnlyList<ElementRow>> Composites,
    IReadOnlyDictionary<string, DataType> DataTypes)
{
    /// <summary>The rows of a class or a composite type; <c>null</c> for a simple type.</summary>
    public IReadOnlyList<ElementRow>? RowsOf(string type) =>
        Classes.GetValueOrDefault(type) ?? Composites.GetValueOrDefault(type);

    /// <summary>The rows that can be reached from the document; the tables of the basisschema have more.</summary>
    public IReadOnlySet<ElementRow> RowsInUse()
    {
        var rows = new HashSet<ElementRow>();
        var open = new Stack<ElementRow>([Document]);
        while (open.TryPop(out var row))
        {
            if (!rows.Add(row))
                continue;
            foreach (var child in RowsOf(row.Type) ?? [])
                open.Push(child);
        }
        return rows;
    }
}

/// <summary>
/// The structure tables of the standard, as they stand beside the test assembly. A column that the tables have but
/// nobody here acts on must be empty: a table that starts to use it stops the tests instead of being half understood.
/// </summary>
internal static class StructureTables
{
    private static readonly Lazy<IReadOnlyDictionary<string, MessageTable>> Loaded = new(Load);

    public static IReadOnlyDictionary<string, MessageTable> Messages => Loaded.Value;

    public static MessageTable Of(string message) => Messages[message];

    private static Dictionary<string, MessageTable> Load()
    {
        var messages = new Dictionary<string, MessageTable>();
        foreach (var family in Read("schemas").GroupBy(row => row["family"]))
        {
            var dataTypes = Read($"{family.Key}-datatypes").Select(ToDataType).ToDictionary(type => type.Name);
            var elements = Read($"{family.Key}-messages").ToLookup(row => row["message"]);
            foreach (var schema in family)
            {
                Require(schema["element_form_default"], "qualified");
                var basisschema = schema["basisschema_namespace"];
                var target = schema["target_namespace"];
                var rows = elements[schema["message"]].Select(row => ToElement(row, "class", "type", target)).ToList();
                messages.Add(schema["message"], new MessageTable(
                    family.Key,
                    schema["message"],
                    schema["bericht_code"],
                    target,
                    basisschema,
                    rows.Single(row => row.Owner == "(document)"),
                    InOrder(rows.Where(row => row.Owner != "(document)")),
                    InOrder(Read($"{family.Key}-composites")
                        .Select(row => ToElement(row, "type", "element_type", basisschema))),
                    dataTypes));
            }
        }
        return messages;
    }

    private static Dictionary<string, IReadOnlyList<ElementRow>> InOrder(IEnumerable<ElementRow> rows) =>
        rows.GroupBy(row => row.Owner).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<ElementRow>)group.OrderBy(row => row.Order).ToList());

    private static ElementRow ToElement(Dictionary<string, string> row, string owner, string type, string ns)
    {
        Require(row["particle"], "");
        const string prefix = "pattern=";
        var extra = row["extra_restriction"];
        if (extra.Length > 0 && !extra.StartsWith(prefix, StringComparison.Ordinal))
            throw new InvalidDataException($"Unknown extra restriction: {extra}");
        return new ElementRow(
            row[owner],
            Number(row["order"])!.Value,
            row["element"],
            row[type],
            Number(row["min"])!.Value,
            row["max"] == "unbounded" ? null : Number(row["max"])!.Value,
            extra.Length > 0 ? extra[prefix.Length..] : null,
            ns);
    }

    private static DataType ToDataType(Dictionary<string, string> row)
    {
        Require(row["totalDigits"], "");
        Require(row["fractionDigits"], "");
        Require(row["whiteSpace"], "");
        return new DataType(
            row["type"],
            row["base"],
            row["pattern"].Length > 0 ? row["pattern"] : null,
            Number(row["length"]),
            Number(row["minLength"]),
            Number(row["maxLength"]),
            Big(row["minInclusive"]),
            Big(row["maxInclusive"]),
            row["enumeration"].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<Dictionary<string, string>> Read(string table)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Schemas", "Tables", table + ".csv");
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            if (line.Contains('"', StringComparison.Ordinal) || cells.Length != columns.Length)
                throw new InvalidDataException($"{table}: the tables have no quoted cells, but this line differs: {line}");
            yield return columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static int? Number(string cell) => cell.Length == 0 ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static BigInteger? Big(string cell) =>
        cell.Length == 0 ? null : BigInteger.Parse(cell, CultureInfo.InvariantCulture);

    private static void Require(string actual, string expected)
    {
        if (actual != expected)
            throw new InvalidDataException($"The tables say '{actual}' where only '{expected}' is understood.");
    }
}
