using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using MessageHub.Berichten.Model;

namespace MessageHub.Berichten;

/// <summary>
/// The schemas in one folder: our own, or the officially published set of an operator. Each is compiled once per process, on first
/// use. Nothing outside the folder is ever opened.
/// </summary>
public sealed class SchemaLibrary
{
    private static readonly XNamespace Xs = XmlSchema.Namespace;

    private readonly string folder;
    private readonly ConcurrentDictionary<BerichtIdentity, Lazy<BerichtSchema>> compiled = new();

    /// <param name="folder">
    /// Holds the schemas as <c>ijw/3.2/JW323.xsd</c>, or anywhere below it under the file names of the standard, each with the
    /// basisschema of its family and release in the same folder.
    /// </param>
    public SchemaLibrary(string folder) => this.folder = folder;

    /// <summary>The schemas that travel inside the build output.</summary>
    public static SchemaLibrary BuiltIn { get; } = new(Path.Combine(AppContext.BaseDirectory, "schemas"));

    /// <summary>The schema of a message.</summary>
    /// <exception cref="SchemaNotUsableException">The folder has no schema of this message, or not one that compiles.</exception>
    public BerichtSchema Of(BerichtIdentity identity) => compiled.GetOrAdd(identity, i => new(() => Compile(i))).Value;

    private BerichtSchema Compile(BerichtIdentity identity)
    {
        var file = FindFile(identity);
        var (basisFile, basis) = FindBasisschema(identity, Path.GetDirectoryName(file)!);
        var message = Load(file);
        if ((string?)message.Root!.Attribute("targetNamespace") != identity.Namespace)
            throw new SchemaNotUsableException($"{file} is not the schema of {identity.Name}.");

        try
        {
            // Both files are added by hand and nothing is resolved: a schemaLocation is only a remark.
            var set = new XmlSchemaSet { XmlResolver = null };
            set.ValidationEventHandler += (_, e) =>
            {
                if (e.Severity is XmlSeverityType.Error)
                    throw e.Exception;
            };
            set.Add(null, basis.CreateReader());
            set.Add(null, message.CreateReader());
            set.Compile();
            return new(set, VersieOf(message, basis, file), ElementNames(message, basis));
        }
        catch (XmlSchemaException e)
        {
            throw new SchemaNotUsableException($"{file} with {basisFile} does not compile: {e.Message}", e);
        }
    }

    private static XDocument Load(string file)
    {
        try
        {
            // Not by its path: XmlReader takes a path for a URI, in which % and # have a meaning.
            using var stream = File.OpenRead(file);
            using var reader = XmlReader.Create(stream, new() { XmlResolver = null, DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            throw new SchemaNotUsableException($"{file} is not XML: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaNotUsableException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static XsdVersie VersieOf(XDocument message, XDocument basis, string file)
    {
        return new()
        {
            BasisschemaXsdVersie = Declared(basis, nameof(XsdVersie.BasisschemaXsdVersie)),
            BerichtXsdVersie = Declared(message, nameof(XsdVersie.BerichtXsdVersie)),
        };

        string Declared(XDocument schema, string name) =>
            schema.Root!.Elements(Xs + "annotation").Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim()
            ?? (string?)schema.Root.Attribute("version")
            ?? throw new SchemaNotUsableException($"{file} and its basisschema do not say which version they are.");
    }

    private static FrozenSet<string> ElementNames(params XDocument[] schemas) =>
        schemas.SelectMany(s => s.Descendants(Xs + "element")).Select(e => (string?)e.Attribute("name")).OfType<string>().ToFrozenSet();

    private string FindFile(BerichtIdentity identity)
    {
        var usual = Path.Combine(folder, identity.SchemaPath);
        if (File.Exists(usual))
            return usual;
        // An official set has a file of this name for each release, in folders of any name.
        var name = Path.GetFileName(identity.SchemaPath);
        List<string> called = !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories)
                .Where(f => string.Equals(Path.GetFileName(f), name, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return called switch
        {
            [] => throw new SchemaNotUsableException($"{folder} has no {name}."),
            [var only] => only,
            _ => called.FirstOrDefault(f => (string?)Load(f).Root!.Attribute("targetNamespace") == identity.Namespace)
                ?? throw new SchemaNotUsableException($"{folder} has no {name} of release {identity.Release}."),
        };
    }

    private static (string File, XDocument Schema) FindBasisschema(BerichtIdentity identity, string folder)
    {
        // In an official set the name of this file carries no promise; its namespace does.
        SchemaNotUsableException? broken = null;
        var files = Directory.EnumerateFiles(folder, "*.xsd");
        foreach (var file in files.OrderByDescending(IsCalledBasis).ThenBy(f => f, StringComparer.Ordinal))
        {
            try
            {
                var schema = Load(file);
                if ((string?)schema.Root!.Attribute("targetNamespace") == identity.BasisschemaNamespace)
                    return (file, schema);
            }
            catch (SchemaNotUsableException e)
            {
                // Perhaps a file that nobody needs; it only counts when no other is the basisschema.
                if (IsCalledBasis(file))
                    broken ??= e;
            }
        }

        throw broken ?? new SchemaNotUsableException($"{folder} has no basisschema of {identity.Family}.");

        static bool IsCalledBasis(string file) => Path.GetFileName(file).Contains("basis", StringComparison.OrdinalIgnoreCase);
    }
}
