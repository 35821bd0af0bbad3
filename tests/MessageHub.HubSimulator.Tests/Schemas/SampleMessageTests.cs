using System.Xml.Linq;
using MessageHub.Berichten.Tests.Schemas;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Tests.Schemas;

/// <summary>The sample messages of the standard, and ours when we write what we read from them.</summary>
public sealed class SampleMessageTests : IDisposable
{
    private readonly XmlLint lint = new();

    public static TheoryData<string, EnvelopeKind> Samples => new()
    {
        { "Di01-JW323", EnvelopeKind.Di01 },
        { "Du01-JW325", EnvelopeKind.Du01 },
        { "Bv03", EnvelopeKind.Bv03 },
        { "Fo03-StUF016", EnvelopeKind.Fo03 },
        { "Fo01-StUF055", EnvelopeKind.Fo01 },
    };

    public void Dispose() => lint.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_valid_and_reads_as_its_kind(string name, EnvelopeKind kind)
    {
        var message = Sample(name);
        Assert.Null(EnvelopeSchema.Validate(message));
        Assert.Equal(kind, EnvelopeXml.Read(message).Kind);
        Assert.Equal([true], lint.Validate(SchemaOf(kind), [TableMessage.ToBytes(message)]));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_is_the_sample_again(string name, EnvelopeKind kind)
    {
        var message = Sample(name);
        var written = EnvelopeXml.Write(EnvelopeXml.Read(message));
        Assert.Equal(EnvelopeContent.HashOf(message), EnvelopeContent.HashOf(written));
        Assert.Equal([true], lint.Validate(SchemaOf(kind), [TableMessage.ToBytes(written)]));
    }

    [Fact]
    public void A_message_stands_alone_in_its_SOAP_body()
    {
        var message = Sample("Di01-JW323");
        Assert.Equal(EnvelopeContent.HashOf(message), EnvelopeContent.HashOf(SoapMessage.Unwrap(SoapMessage.Wrap(message))));
        Assert.Throws<System.Xml.XmlException>(() => SoapMessage.Unwrap(SoapMessage.Wrap(new XElement("a")).Replaced("<a", "<b /><a")));
    }

    internal static XElement Sample(string name)
    {
        var root = XElement.Load(Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.xml"));
        return root.DescendantsAndSelf().First(e => EnvelopeXml.KindOf(e) is not null);
    }

    private static string SchemaOf(EnvelopeKind kind) =>
        Path.Combine(EnvelopeSchema.Folder, kind is EnvelopeKind.Di01 or EnvelopeKind.Du01 ? "ggk0210.xsd" : "stuf0301.xsd");
}
