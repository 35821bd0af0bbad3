using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Reading;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Values;

/// <summary>
/// The verdict on a value is that of libxml2, with our schemas and with those of an operator; and what was accepted is valid when it is
/// written again.
/// </summary>
public class ValueVerdictTests(XmlLint xmlLint) : IClassFixture<XmlLint>
{
    private const string Place = "PLAATS-VAN-DE-WAARDE";

    public static TheoryData<string> Types => new(
    [
        Restriction("xs:string", ""),
        Restriction("xs:string", Facet("length", "2")),
        Restriction("xs:string", Facet("whiteSpace", "replace") + Facet("pattern", "a b|a  b")),
        Restriction("xs:string", Facet("whiteSpace", "collapse") + Facet("pattern", "a b|a")),
        Restriction("xs:string", Facet("enumeration", "a") + Facet("enumeration", "x y")),
        Restriction("xs:normalizedString", Facet("maxLength", "3")),
        Restriction("xs:token", Facet("minLength", "1") + Facet("maxLength", "3")),
        Restriction("xs:token", Facet("enumeration", "a") + Facet("enumeration", "x y")),
        Restriction("xs:NMTOKEN", ""),
        Restriction("xs:NCName", ""),
        Restriction("xs:language", ""),
        Restriction("xs:boolean", ""),
        Restriction("xs:integer", ""),
        Restriction("xs:integer", Facet("enumeration", "1") + Facet("enumeration", "002")),
        Restriction("xs:integer", Facet("totalDigits", "2")),
        Restriction("xs:integer", Facet("minExclusive", "1") + Facet("maxExclusive", "99")),
        Restriction("xs:positiveInteger", ""),
        Restriction("xs:nonNegativeInteger", Facet("pattern", "[0-9]+")),
        Restriction("xs:unsignedByte", ""),
        Restriction("xs:byte", ""),
        Restriction("xs:int", ""),
        Restriction("xs:decimal", ""),
        Restriction("xs:decimal", Facet("fractionDigits", "2") + Facet("totalDigits", "3")),
        Restriction("xs:date", ""),
        Restriction("xs:date", Facet("minInclusive", "2000-01-01") + Facet("maxInclusive", "2024-01-31")),
        Restriction("xs:date", Facet("enumeration", "2024-01-31")),
        Restriction("xs:time", ""),
        Restriction("xs:dateTime", ""),
        .. new[]
        {
            @"\d+", @"\D+", @"\w+", @"\W+", @"[\w-]+", @"\s*a\s*", @"\S+", @"\i\c*", @"\I+", @"\C+", "[a-z-[aeiou]]+", "[^a-z-[b]]+", "^a$",
            "a$|^a", ".+", "[^a]+", @"\p{L}+", @"\p{Lu}+", @"\P{Nd}+",
            @"\p{IsGreek}+", "a{2,3}", "a{2,}", "a{3}", "(a|b)*c?", "[.]+", @"\.+", @"[+\-]", @"[\^]?a", "", "a||b", @"[\[\]]",
            @"[^&#xA0;]+", @"\n", "[a-]+", "[-a]+",
        }.Select(pattern => Restriction("xs:string", Facet("pattern", pattern))),
    ]);

    [Fact]
    public void Each_value_of_each_type_of_our_schemas_is_judged_as_libxml2_does()
    {
        foreach (var (table, types) in Kinds())
            AssertSame(table, types, new BerichtReader(SchemaLibrary.BuiltIn), SchemaFolder.PathOf(table));
    }

    [Fact]
    public void Each_value_of_each_type_as_published_is_judged_as_libxml2_does()
    {
        using var set = OperatorSet.AsPublished();
        foreach (var (table, types) in Kinds())
            AssertSame(table, types, set.Reader, set.PathOf(table));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_value_of_a_type_of_an_operator_is_judged_as_libxml2_does(string type)
    {
        using var set = OperatorSet.WithCommentaar(type);
        var reader = set.Reader;
        var values = ValueCorpus.For(type).Distinct().ToList();
        var read = values.Select(value => reader.Read(Sample301.Utf8(Sample301.With("Kanarie zingt", value)))).ToList();
        AssertSame(type, values, read, xmlLint.ValidateValues(null, [.. values.Select(value => (type, value))]));
    }

    private void AssertSame(MessageTable table, List<string> types, BerichtReader reader, string schema)
    {
        var accepted = new List<byte[]>();
        var basisschema = Path.Combine(Path.GetDirectoryName(schema)!, "basisschema.xsd");
        foreach (var type in types)
        {
            var message = Encoding.UTF8.GetString(
                new MessageGenerator(table, seed: 1).WithValue(row => row.Type == type && row.Pattern is null, Place));
            var values = ValueCorpus.Of(table.DataTypes[type]).ToList();
            var read = values.Select(value => reader.Read(Encoding.UTF8.GetBytes(message.Replace(Place, value, StringComparison.Ordinal))))
                .ToList();
            AssertSame(
                $"{table.Family} {type}",
                values,
                read,
                xmlLint.ValidateValues((table.BasisschemaNamespace, basisschema), [.. values.Select(value => ($"t:{type}", value))]));
            accepted.AddRange(read.OfType<ReadResult.Read>().Select(r => BerichtWriter.Write(r.Bericht)));
        }

        // What an answer repeats is valid again.
        Assert.All(
            accepted.Zip(xmlLint.Validate(schema, accepted)),
            pair => Assert.True(pair.Second && reader.Read(pair.First) is ReadResult.Read, Encoding.UTF8.GetString(pair.First)));
    }

    private static void AssertSame(string what, List<string> values, List<ReadResult> read, IReadOnlyList<bool> libxml2)
    {
        var differences = values.Select((value, i) => (Value: value, Ours: read[i] is ReadResult.Read, Theirs: libxml2[i]))
            .Where(d => d.Ours != d.Theirs && !(Strays(what, d.Value, d.Ours)))
            .Select(d => $"{d.Value}: ours {d.Ours}, libxml2 {d.Theirs}")
            .ToList();
        Assert.True(
            differences.Count == 0, $"{what}: {differences.Count} of {values.Count} differ\n{string.Join('\n', differences.Take(30))}");
    }

    /// <summary>Where libxml2 strays from XSD 1.0, and Xerces does not.</summary>
    private static bool Strays(string what, string value, bool valid)
    {
        // A "-" before the end of a class stands for itself.
        if (what.EndsWith("LDT_Tijd", StringComparison.Ordinal))
            return !valid && value is "12:00:00-00:00" or "12:00:00-01:00";
        // Blanks round a value are nothing, whatever the type is derived from. It knows when the type has a pattern.
        var isBlankAround = new[] { " ", "\t", "\n", "&#xA;", "&#xD;", "&#x9;" }.Any(b => value.Contains(b, StringComparison.Ordinal));
        return valid
            && isBlankAround
            && new[] { "xs:byte", "xs:unsignedByte", "xs:int\"", "xs:date\"", "xs:time\"" }.Any(
                t => what.Contains(t, StringComparison.Ordinal));
    }

    /// <summary>
    /// One simple type of each kind, in the first message that has it: types that differ in no more than a number or a list are of one
    /// kind.
    /// </summary>
    private static List<(MessageTable Table, List<string> Types)> Kinds()
    {
        var seen = new HashSet<(string, string?, bool, bool)>();
        var kinds = new List<(MessageTable, List<string>)>();
        foreach (var table in new[] { "JW301", "WMO301", "JW323", "WMO319", "JW325" }.Select(StructureTables.Of))
        {
            var types = table.RowsInUse()
                .Where(row => row.Pattern is null && table.RowsOf(row.Type) is null)
                .Select(row => table.DataTypes[row.Type])
                .Where(t => seen.Add((t.Base, t.Pattern, t.Enumeration.Count > 0, t.MaxLength is not null))).Select(t => t.Name).ToList();
            if (types.Count > 0)
                kinds.Add((table, types));
        }

        Assert.True(seen.Count > 10, "Too few kinds to mean anything");
        return kinds;
    }

    private static string Restriction(string type, string facets) => $"<xs:restriction base=\"{type}\">{facets}</xs:restriction>";

    private static string Facet(string name, string value) => $"<xs:{name} value=\"{value}\"/>";
}
