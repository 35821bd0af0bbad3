using System.Reflection;
using System.Xml;
using System.Xml.Schema;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Mapping;

/// <summary>The model has a property for each element of the schemas, and no other.</summary>
public class SchemaCoverageTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<string> Messages => new(StructureTables.Messages.Keys);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_element_of_a_schema_has_a_property_of_its_name(string message)
    {
        var identity = Releases.BuiltIn.Berichten.Single(i => i.Name == message);
        var set = SchemaLibrary.BuiltIn.Of(identity).Set;
        var missing = Owned(set)
            .Where(e => ModelMap.Types[e.Owner].GetProperty(e.Element) is not { CanWrite: true })
            .Select(e => $"{e.Owner}/{e.Element}");
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_property_has_the_type_of_its_element(string message)
    {
        var table = StructureTables.Of(message);
        var different = Rows(table)
            .Select(row => (row, Property: ModelMap.Types[row.Owner].GetProperty(row.Element)!))
            .Where(p => (Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType)
                != ModelMap.PropertyType(table, p.row))
            .Select(p => $"{p.row.Owner}/{p.row.Element}: {p.Property.PropertyType}");
        Assert.Empty(different);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_element_that_may_be_absent_has_a_property_that_can_be_null(string message)
    {
        var table = StructureTables.Of(message);
        var different = Rows(table)
            .Where(row => row.Min == 0)
            .Where(
                row => Nullability.Create(ModelMap.Types[row.Owner].GetProperty(row.Element)!).WriteState is not NullabilityState.Nullable)
            .Select(row => $"{row.Owner}/{row.Element}");
        Assert.Empty(different);
    }

    [Fact]
    public void Each_property_occurs_in_a_schema()
    {
        var elements = Releases.BuiltIn.Berichten
            .SelectMany(i => Owned(SchemaLibrary.BuiltIn.Of(i).Set))
            .Select(e => (ModelMap.Types[e.Owner], e.Element))
            .ToHashSet();
        var classesWithoutCodes = new[] { typeof(Bericht), typeof(Declaratie) };
        var unknown = ModelMap.Records
            .SelectMany(type => type.GetProperties().Where(p => p.CanWrite).Select(p => (type, p.Name)))
            .Where(p => !elements.Contains(p))
            .Except([(typeof(Bericht), nameof(Bericht.Identity))])
            .Except(classesWithoutCodes.Select(type => (type, nameof(Klasse.RetourCodes))));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Each_record_of_the_model_is_in_the_map() =>
        Assert.Equal(
            ModelMap.Records.Select(t => t.Name).Order(StringComparer.Ordinal),
            ModelMap.Types.Values.Distinct().Select(t => t.Name).Order(StringComparer.Ordinal));

    /// <summary>The elements of the types in a schema that the model has a record for, with the name of their type.</summary>
    private static IEnumerable<(string Owner, string Element)> Owned(XmlSchemaSet set)
    {
        var types = set.GlobalTypes.Values.OfType<XmlSchemaComplexType>()
            .Where(t => t.QualifiedName.Namespace != XmlSchema.Namespace)
            .ToDictionary(t => t.QualifiedName);
        foreach (var (name, type) in types)
        {
            var elements = Elements(type.ContentTypeParticle).ToList();
            if (elements is [{ MaxOccursString: "unbounded" } item])
            {
                // A wrapper has no record: the property of its name holds the records of its item.
                Assert.True(
                    item.QualifiedName.Name == "RetourCode" || ModelMap.Types.ContainsKey(item.ElementSchemaType!.Name!), name.Name);
                continue;
            }

            Assert.True(ModelMap.Types.ContainsKey(name.Name), $"{name.Name} has no record");
            foreach (var element in elements)
                yield return (name.Name, element.QualifiedName.Name);
        }
    }

    private static IEnumerable<XmlSchemaElement> Elements(XmlSchemaParticle? particle) => particle switch
    {
        XmlSchemaElement element => [element],
        XmlSchemaGroupBase group => group.Items.Cast<XmlSchemaParticle>().SelectMany(Elements),
        _ => throw new XmlException("A type of the standard holds elements only."),
    };

    private static IEnumerable<ElementRow> Rows(MessageTable table) =>
        table.Classes.Concat(table.Composites).SelectMany(c => c.Value).Where(row => ModelMap.Types.ContainsKey(row.Owner));
}
