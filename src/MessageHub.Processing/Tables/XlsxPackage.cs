using System.IO.Compression;
using System.Xml;

namespace MessageHub.Processing.Tables;

/// <summary>
/// The parts of an Excel file (.xlsx): a zip of XML. Nothing outside the file is read, no document type is followed, and what comes out of
/// it is counted: a small zip can hold very much.
/// </summary>
internal sealed class XlsxPackage(byte[] content) : IDisposable
{
    private const int MaxMegabytes = 40;
    private const int MaxBytes = MaxMegabytes * 1024 * 1024;

    private readonly ZipArchive zip = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
    private long left = MaxBytes;

    /// <summary>What a part says of another one.</summary>
    /// <param name="Kind">The last word of its type: worksheet.</param>
    /// <param name="Part">Where it is in the file.</param>
    public sealed record Relation(string Kind, string Part);

    /// <summary>Counts what is taken out of the file, in bytes or signs.</summary>
    public void Spend(long size)
    {
        left -= size;
        if (left < 0)
        {
            throw new XlsxRefusedException(
                $"Dit Excel-bestand is uitgepakt groter dan {MaxMegabytes} MB. "
                + "Verdeel het over meer bestanden, of kies in Excel: Opslaan als, CSV UTF-8.");
        }
    }

    /// <summary>A part, or null when it is not in the file.</summary>
    public XmlReader? Open(string part)
    {
        if (zip.GetEntry(part) is not { } entry)
            return null;
        // What the zip says is no more than a promise; the reader stops where it is broken.
        Spend(entry.Length);
        return XmlReader.Create(entry.Open(), new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    /// <summary>What a part names in the file, by id; the file itself is the part without a name.</summary>
    public IReadOnlyDictionary<string, Relation> RelationsOf(string part)
    {
        var (folder, name) = (part[..(part.LastIndexOf('/') + 1)], part[(part.LastIndexOf('/') + 1)..]);
        var relations = new Dictionary<string, Relation>();
        using var xml = Open($"{folder}_rels/{name}.rels");
        while (xml?.Read() == true)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target
                && Uri.TryCreate(new Uri($"zip://file/{folder}"), target, out var place))
                relations[id] = new(type[(type.LastIndexOf('/') + 1)..], Uri.UnescapeDataString(place.AbsolutePath).TrimStart('/'));
        }

        return relations;
    }

    public void Dispose() => zip.Dispose();
}
