using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Xml.Schema;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Values;

namespace MessageHub.Berichten;

/// <summary>The compiled schema of one message; read-only and safe for many threads.</summary>
public sealed class BerichtSchema
{
    private readonly ConcurrentDictionary<XmlSchemaType, XsdType> types = new();

    internal BerichtSchema(XmlSchemaSet set, XsdVersie versie, FrozenSet<string> elementNames)
    {
        Set = set;
        Versie = versie;
        ElementNames = elementNames;
    }

    /// <summary>The versions this schema declares in its annotation (IV034): what our own messages carry as XsdVersie.</summary>
    public XsdVersie Versie { get; }

    /// <summary>The compiled set, message and basisschema together.</summary>
    public XmlSchemaSet Set { get; }

    /// <summary>All element names the schema declares. Other names may hold care data and are not repeated in any text.</summary>
    internal FrozenSet<string> ElementNames { get; }

    /// <summary>Which values an element of this type has; null when it has elements instead.</summary>
    /// <exception cref="SchemaNotUsableException">A pattern of the type is not one.</exception>
    internal XsdType? ValuesOf(XmlSchemaType type) =>
        type is XmlSchemaSimpleType or XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly }
        ? types.GetOrAdd(type, static t => new(t))
        : null;
}
