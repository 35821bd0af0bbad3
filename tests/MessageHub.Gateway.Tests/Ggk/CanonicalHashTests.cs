using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>The hash is that of the exclusive canonical form, as the platform's own implementation makes it.</summary>
public class CanonicalHashTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { "<a/>", "nothing in it" },
        { "<a b='1' a=\"2\"/>", "attributes in another order, other quotes" },
        { "<a xmlns='u'><b/></a>", "a default namespace" },
        { "<a xmlns='u'><b xmlns=''/></a>", "a default namespace that is taken away" },
        { "<a xmlns='u'><b xmlns=''><c xmlns='u'/></b></a>", "taken away and given back" },
        { "<p:a xmlns:p='u' xmlns:unused='v'><p:b/></p:a>", "a declaration nobody uses" },
        { "<a xmlns:p='u'><p:b/><p:c/></a>", "declared above, used twice below" },
        { "<a xmlns:p='u'><p:b xmlns:p='v'><p:c xmlns:p='u'/></p:b></a>", "a prefix with two meanings" },
        { "<a xmlns:q='v' xmlns:p='u' p:x='1' q:y='2' z='3'/>", "attributes with prefixes, in the order of their namespaces" },
        { "<a>1 &lt; 2 &amp; 3 &gt; 2 \"'</a>", "characters that are written otherwise" },
        { "<a>\r\n x &#13; y \t</a>", "line ends" },
        { "<a b='&#9;&#10;&#13; &quot;&lt;&amp;&gt;'/>", "the same in an attribute" },
        { "<a><![CDATA[<x> & ]]></a>", "a CDATA section" },
        { "<a><?target  data  ?><?empty?></a>", "processing instructions" },
        { "<a>voor<!-- weg -->na</a>", "a comment" },
        { "<a>\U0001F426 é</a>", "characters beyond the first plane" },
        { "<a xml:lang='nl'/>", "an attribute of xml itself" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_is_the_hash_of_the_canonical_form(string xml, string reason)
    {
        // Inside detailsXML anything may stand.
        var envelope = Fo01With(xml);
        Assert.True(HashOf(envelope).SequenceEqual(PlatformHashOf(envelope)), reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void A_whole_envelope_has_it_too(int blanks)
    {
        var envelope = Soap.Bare(Soap.Di01()).With("<GGK:parameters>", $"{new string(' ', blanks)}<GGK:parameters>");
        Assert.Equal(PlatformHashOf(envelope), HashOf(envelope));
    }

    [Theory]
    [InlineData("<soapenv:Body>", "<soapenv:Body >", true, "white space in SOAP")]
    [InlineData("\n", "\r\n", true, "line ends")]
    [InlineData("<GGK:stuurgegevens>", "<GGK:stuurgegevens ><!-- x -->", true, "a comment")]
    [InlineData("xmlns:soapenv", "xmlns:x='y' xmlns:soapenv", true, "a declaration in SOAP")]
    [InlineData("20260506091530120", "20260506091530121", false, "another time")]
    [InlineData("ZorgAdmin", "ZorgAdmin2", false, "another product")]
    public void What_is_the_same_message_has_the_same_hash(string old, string @new, bool isSame, string reason)
    {
        var number = Soap.NewNumber();
        var (one, other) = (Soap.Di01(number: number), Soap.Di01(number: number).With(old, @new));
        Assert.True(isSame == HashInSoap(one).SequenceEqual(HashInSoap(other)), reason);
    }

    private static string Fo01With(string xml) => Soap.Fo01(Soap.NewNumber()).Split("<s:Body>")[1].Split("</s:Body>")[0]
        .Replace("</body>", $"<detailsXML>{xml}</detailsXML></body>", StringComparison.Ordinal);

    private static byte[] HashOf(string bare) => Assert.IsType<EnvelopeReading.Read>(
        EnvelopeReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(bare)), EnvelopeForm.Bare)).Envelope.Hash;

    private static byte[] HashInSoap(string soap) => Assert.IsType<EnvelopeReading.Read>(
        EnvelopeReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(soap)), EnvelopeForm.Soap)).Envelope.Hash;

    private static byte[] PlatformHashOf(string bare)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        // A reader of its own: loading from text would leave line ends as they are.
        using var reader = XmlReader.Create(new StringReader(bare));
        document.Load(reader);
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(document);
        return SHA256.HashData((Stream)transform.GetOutput(typeof(Stream)));
    }
}
