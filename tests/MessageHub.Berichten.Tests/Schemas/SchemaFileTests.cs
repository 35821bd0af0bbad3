using System.Numerics;
using System.Xml.Linq;
using System.Xml.Schema;

namespace MessageHub.Berichten.Tests.Schemas;

/// <summary>The schema files themselves: complete, versioned, explained, and named as the tables name things.</summary>
public class SchemaFileTests
{
    private const string Version = "1.0.0";
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string> { { "ijw", "basisschema" }, { "iwmo", "basisschema" } };
            foreach (var table in StructureTables.Messages.Values)
                files.Add(table.Family, table.Name);
            return files;
        }
    }

    [Fact]
    public void There_is_a_schema_for_each_message_and_a_basisschema_for_each_family()
    {
        var expected = StructureTables.Messages.Values
            .Select(SchemaFolder.PathOf)
            .Concat([SchemaFolder.PathOf("ijw", "basisschema"), SchemaFolder.PathOf("iwmo", "basisschema")])
            .Order(StringComparer.Ordinal);
        var actual = Directory.EnumerateFiles(SchemaFolder.Root, "*.xsd", SearchOption.AllDirectories);
        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));
        Assert.Equal(28, StructureTables.Messages.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_compiles_without_warning_in_its_namespace(string family, string name)
    {
        var set = SchemaFolder.Compile(SchemaFolder.PathOf(family, name));
        var tables = StructureTables.Messages.Values.Where(table => table.Family == family).ToList();
        var message = tables.Find(table => table.Name == name);
        string[] expected = message is null
            ? [tables[0].BasisschemaNamespace]
            : [message.BasisschemaNamespace, message.TargetNamespace];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            set.Schemas().Cast<XmlSchema>().Select(schema => schema.TargetNamespace!).Order(StringComparer.Ordinal));
        Assert.All(set.Schemas().Cast<XmlSchema>(), schema =>
            Assert.Equal(XmlSchemaForm.Qualified, schema.ElementFormDefault));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_says_its_version(string family, string name)
    {
        var schema = XDocument.Load(SchemaFolder.PathOf(family, name)).Root!;
        Assert.Equal(Version, schema.Attribute("version")?.Value);
        var versions = schema.Elements(Xs + "annotation").Elements(Xs + "appinfo").Elements()
            .Select(element => (element.Name.LocalName, element.Value));
        (string, string)[] expected = name == "basisschema"
            ? [("BasisschemaXsdVersie", Version)]
            : [("BasisschemaXsdVersie", Version), ("BerichtXsdVersie", Version)];
        Assert.Equal(expected, versions);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_schema_explains_its_message_classes_and_types(string family, string name)
    {
        var schema = XDocument.Load(SchemaFolder.PathOf(family, name)).Root!;
        var explained = schema.Elements().Where(element => element.Attribute("name") is not null).Append(schema);
        Assert.All(explained, element => Assert.Matches(
            @"^[A-Z].{8,}\.$",
            element.Elements(Xs + "annotation").Elements(Xs + "documentation").Single().Value));

        var table = StructureTables.Messages.Values.First(table => table.Family == family);
        var names = name == "basisschema"
            ? table.DataTypes.Keys.Concat(table.Composites.Keys)
            : StructureTables.Of(name).Classes.Keys.Append("Bericht");
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            schema.Elements().Attributes("name").Select(attribute => attribute.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Messages only sample the lists of codes; here each list is compared in full.</summary>
    [Theory]
    [InlineData("JW301")]
    [InlineData("WMO301")]
    public void A_type_has_the_base_and_the_facets_of_the_table(string message)
    {
        var table = StructureTables.Of(message);
        var schemas = SchemaFolder.Compile(SchemaFolder.PathOf(table.Family, "basisschema"));
        Assert.All(table.DataTypes.Values, type =>
        {
            var name = new System.Xml.XmlQualifiedName(type.Name, table.BasisschemaNamespace);
            var simple = Assert.IsType<XmlSchemaSimpleType>(schemas.GlobalTypes[name]);
            var restriction = Assert.IsType<XmlSchemaSimpleTypeRestriction>(simple.Content);
            var facets = restriction.Facets.Cast<XmlSchemaFacet>().ToList();
            Assert.Equal(type.Base, "xs:" + restriction.BaseTypeName.Name);
            Assert.Equal(type.Enumeration, facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!));
            Assert.Equal(type.Length, Facet<XmlSchemaLengthFacet>(facets));
            Assert.Equal(type.MinLength, Facet<XmlSchemaMinLengthFacet>(facets));
            Assert.Equal(type.MaxLength, Facet<XmlSchemaMaxLengthFacet>(facets));
            Assert.Equal(type.MinInclusive, Facet<XmlSchemaMinInclusiveFacet>(facets));
            Assert.Equal(type.MaxInclusive, Facet<XmlSchemaMaxInclusiveFacet>(facets));
            Assert.Equal(type.Pattern is null ? 0 : 1, facets.OfType<XmlSchemaPatternFacet>().Count());
        });
    }

    private static BigInteger? Facet<T>(IEnumerable<XmlSchemaFacet> facets)
        where T : XmlSchemaFacet =>
        facets.OfType<T>().SingleOrDefault() is { } facet ? BigInteger.Parse(facet.Value!) : null;
}
