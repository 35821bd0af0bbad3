using System.Globalization;
using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Schemas;
using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>Whatever the bytes, the answer is a refusal with the right reason, in Dutch, without a word of the content.</summary>
public class BadInputTests
{
    private const string Decl = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private const string Xsi = "<m:Bericht xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ";

    private static readonly string Body = Sample301.With(Decl + "\n", "");

    private static readonly (string What, RefusalReason Reason, Func<byte[]> Content)[] Cases =
    [
        ("nothing", RefusalReason.Empty, () => []),
        ("only white space", RefusalReason.NotXml, () => Utf8(" \t\r\n ")),
        ("text", RefusalReason.NotXml, () => Utf8("Kanarie 999911120")),
        ("json", RefusalReason.NotXml, () => Utf8("{\"bsn\": \"999911120\"}")),
        ("zip", RefusalReason.NotXml, () => [0x50, 0x4B, 3, 4, 20, 0, 0, 0]),
        ("only a declaration", RefusalReason.NotXml, () => Utf8(Decl)),
        ("a declaration that breaks off in its encoding", RefusalReason.NotXml, () => Utf8(Decl[..34])),
        ("white space before the declaration", RefusalReason.NotXml, () => Utf8(" " + Sample301.Text)),
        ("XML 1.1", RefusalReason.NotXml, () => Utf8(Decl.Replace("1.0", "1.1", StringComparison.Ordinal) + Body)),
        ("two root elements", RefusalReason.NotXml, () => Utf8(Sample301.Text + Body)),
        ("text after the root", RefusalReason.NotXml, () => Utf8(Sample301.Text + "Kanarie")),
        ("an open comment after the root", RefusalReason.NotXml, () => Utf8(Sample301.Text + "<!-- Kanarie")),
        ("a wrong end tag", RefusalReason.NotXml, () => Utf8(Sample301.With("</m:Client>", "</m:Kanarie>"))),
        (
            "an undeclared prefix",
            RefusalReason.NotXml,
            () => Utf8(Sample301.With("<m:Bsn>999911120</m:Bsn>", "<kanarie:Bsn>999911120</kanarie:Bsn>"))),
        ("an undeclared entity", RefusalReason.NotXml, () => Utf8(Sample301.With("999911120", "&Kanarie;"))),
        ("a reference to no character", RefusalReason.NotXml, () => Utf8(Sample301.With("999911120", "&#99999999999999999999;"))),
        ("a control character", RefusalReason.NotXml, () => Utf8(Sample301.With("999911120", "\u0001"))),
        ("a NUL", RefusalReason.NotXml, () => Utf8(Sample301.With("999911120", "\0"))),
        ("an attribute twice", RefusalReason.NotXml, () => Utf8(Sample301.With("<m:Client>", "<m:Client a=\"Kanarie\" a=\"999911120\">"))),
        (
            "a DTD that only stands in a comment of something broken", RefusalReason.NotXml,
            () => Utf8("<!-- <!DOCTYPE x> -->" + Body + "Kanarie")),
        ("a DTD behind the root", RefusalReason.DocumentTypeDefinition, () => Utf8(Sample301.Text + "<!DOCTYPE Kanarie>")),

        (
            "Latin-1 without saying so",
            RefusalReason.WrongEncoding,
            () => Encoding.Latin1.GetBytes(Body.Replace("zingt", "zíngt", StringComparison.Ordinal))),
        ("Latin-1 that says UTF-8", RefusalReason.WrongEncoding, () => Encoding.Latin1.GetBytes(Sample301.With("zingt", "zíngt"))),
        ("Latin-1 that says so", RefusalReason.WrongEncoding, () => Encoding.Latin1.GetBytes(Sample301.With("UTF-8", "ISO-8859-1"))),
        (
            "Latin-1 that says so behind many blanks",
            RefusalReason.WrongEncoding,
            () => Utf8(Sample301.With("encoding=\"UTF-8\"", new string(' ', 5000) + "encoding = 'ISO-8859-1'"))),
        ("Windows-1252 that says so", RefusalReason.WrongEncoding, () => Utf8(Sample301.With("UTF-8", "windows-1252"))),
        ("an encoding that begins as UTF-8", RefusalReason.WrongEncoding, () => Utf8(Sample301.With("UTF-8", "UTF-8-Kanarie"))),
        ("UTF-16 as it says, in UTF-8", RefusalReason.WrongEncoding, () => Utf8(Sample301.With("UTF-8", "UTF-16"))),
        ("a byte that is never UTF-8", RefusalReason.WrongEncoding, () => Insert(0xFF)),
        ("a continuation byte alone", RefusalReason.WrongEncoding, () => Insert(0x80)),
        ("an overlong slash", RefusalReason.WrongEncoding, () => Insert(0xC0, 0xAF)),
        ("half of a surrogate pair", RefusalReason.WrongEncoding, () => Insert(0xED, 0xA0, 0x80)),
        ("beyond the last character", RefusalReason.WrongEncoding, () => Insert(0xF4, 0x90, 0x80, 0x80)),
        ("invalid bytes behind the root", RefusalReason.WrongEncoding, () => [.. Sample301.Bytes, .. "<!--"u8, 0xE9, .. "-->"u8]),
        ("UTF-16 little-endian with mark", RefusalReason.WrongEncoding, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample301.Text)]),
        (
            "UTF-16 big-endian with mark",
            RefusalReason.WrongEncoding,
            () => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sample301.Text)]),
        ("UTF-16 little-endian without mark", RefusalReason.WrongEncoding, () => Encoding.Unicode.GetBytes(Sample301.Text)),
        ("UTF-16 big-endian without mark", RefusalReason.WrongEncoding, () => Encoding.BigEndianUnicode.GetBytes(Sample301.Text)),
        ("UTF-32", RefusalReason.WrongEncoding, () => Encoding.UTF32.GetBytes(Sample301.Text)),
        ("UTF-8 with mark", RefusalReason.ByteOrderMark, () => [0xEF, 0xBB, 0xBF, .. Sample301.Bytes]),
        ("only a mark", RefusalReason.ByteOrderMark, () => [0xEF, 0xBB, 0xBF]),

        ("a DTD", RefusalReason.DocumentTypeDefinition, () => Utf8(Decl + "<!DOCTYPE Bericht>" + Body)),
        (
            "a DTD with the canary",
            RefusalReason.DocumentTypeDefinition,
            () => Utf8($"<!DOCTYPE Bericht [<!ENTITY x \"Kanarie\">]>" + Body.Replace("999911120", "&x;", StringComparison.Ordinal))),
        (
            "a DTD elsewhere",
            RefusalReason.DocumentTypeDefinition,
            () => Utf8("<!DOCTYPE Bericht SYSTEM \"http://localhost:1/kanarie.dtd\">" + Body)),
        ("billion laughs", RefusalReason.DocumentTypeDefinition, () => Utf8(BillionLaughs())),
        ("a DTD that does not end", RefusalReason.DocumentTypeDefinition, () => Utf8("<!DOCTYPE Bericht [<!ENTITY")),

        ("another root", RefusalReason.UnknownMessage, () => Utf8("<Kanarie bsn=\"999911120\"/>")),
        ("no namespace", RefusalReason.UnknownMessage, () => Utf8("<Bericht/>")),
        ("an unknown namespace", RefusalReason.UnknownMessage, () => Utf8(Sample301.With("ijw/3_2/jw301/schema", "999911120"))),
        ("release 3.1", RefusalReason.UnknownMessage, () => Utf8(Sample301.With("ijw/3_2/jw301/schema", "ijw/3_1/jw301/schema"))),
        (
            "a message that is not in the release",
            RefusalReason.UnknownMessage,
            () => Utf8(Sample301.With("3_2/jw301/schema", "3_2/jw303/schema"))),
        (
            "the namespace of the basisschema",
            RefusalReason.UnknownMessage,
            () => Utf8("<Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\"/>")),
        (
            "another element of a known namespace",
            RefusalReason.UnknownMessage,
            () => Utf8("<Header xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\"/>")),

        ("200 levels in an unknown element", RefusalReason.TooDeep, () => Nested("<m:Client>", 200, "Kanarie")),
        ("100,000 levels in an unknown element", RefusalReason.TooDeep, () => Nested("<m:Client>", 100_000, "Kanarie")),
        ("200 levels in a known element", RefusalReason.TooDeep, () => Nested("<m:Client>", 200, "m:Client")),
        ("100,000 levels in a known element", RefusalReason.TooDeep, () => Nested("<m:Bsn>", 100_000, "m:Bsn")),
        ("100,000 levels in a list", RefusalReason.TooDeep, () => Nested("<m:Contactgegevens>", 100_000, "m:Contact")),
        ("100,000 levels before the header", RefusalReason.TooDeep, () => Nested("<m:Header>", 100_000, "b:Identificatie")),
        (
            "100,000 levels that are never closed",
            RefusalReason.TooDeep,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client>" + Repeat("<a>", 100_000)))),

        ("the code of another message", RefusalReason.NotValid, () => Utf8(Sample301.With(">436<", ">437<"))),
        ("the code of the other family", RefusalReason.NotValid, () => Utf8(Sample301.With(">436<", ">414<"))),
        (
            "an iJw message with iWmo content",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("ijw/3_2/basisschema", "iwmo/3_2/basisschema"))),
        (
            "one element of the other family",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Geslacht>", "<m:Geslacht xmlns:m=\"http://www.istandaarden.nl/iwmo/3_2/wmo301/schema\">"))),
        ("the body of another message", RefusalReason.NotValid, () => Utf8(Sample301.With("3_2/jw301/schema", "3_2/jw323/schema"))),
        ("xsi:type of another type", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:type=\"b:CDT_Product\">"))),
        ("xsi:type of no type", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:type=\"b:Kanarie\">"))),
        ("xsi:type with an undeclared prefix", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:type=\"x:Kanarie\">"))),
        ("xsi:type that is not a name", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:type=\"999911120 Kanarie\">"))),
        ("xsi:nil", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:nil=\"true\">"))),
        ("xsi:nil that is not a truth", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:nil=\"Kanarie\">"))),
        ("xsi of something else", RefusalReason.NotValid, () => Utf8(WithXsi("<m:Geboortedatum xsi:kanarie=\"999911120\">"))),
        ("xml:lang", RefusalReason.NotValid, () => Utf8(Sample301.With("<m:Commentaar>", "<m:Commentaar xml:lang=\"nl\">"))),
        ("xml:space", RefusalReason.NotValid, () => Utf8(Sample301.With("<m:Client>", "<m:Client xml:space=\"preserve\">"))),
        (
            "an attribute without namespace",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client Kanarie=\"999911120\">"))),
        (
            "an attribute with a namespace",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client xmlns:k=\"urn:Kanarie\" k:Bsn=\"999911120\">"))),
        (
            "an element without namespace",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client><Bsn>999911120</Bsn>"))),
        ("an empty root", RefusalReason.NotValid, () => Utf8("<Bericht xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw301/schema\"/>")),
        (
            "an unknown element with the BSN in its name",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client><m:Kanarie999911120/>"))),
        (
            "an unknown element with an enormous name",
            RefusalReason.StartTagTooLong,
            () => Utf8(Sample301.With("<m:Client>", $"<m:Client><m:{Repeat("Kanarie999911120", 100_000)}/>"))),
        (
            "an unknown attribute with an enormous name",
            RefusalReason.StartTagTooLong,
            () => Utf8(Sample301.With("<m:Client>", $"<m:Client {Repeat("Kanarie999911120", 100_000)}=\"x\">"))),
        (
            "an unknown attribute with an enormous value",
            RefusalReason.StartTagTooLong,
            () => Utf8(Sample301.With("<m:Client>", $"<m:Client x=\"{Repeat("Kanarie999911120", 100_000)}\">"))),
        ("an enormous value", RefusalReason.NotValid, () => Utf8(Sample301.With("999911120", Repeat("999911120", 500_000)))),
        ("an enormous number", RefusalReason.NotValid, () => Utf8(Sample301.With(">17<", $">{Repeat("999911120", 500_000)}<"))),
        ("an enormous date", RefusalReason.NotValid, () => Utf8(Sample301.With("2012-05-06", $"{Repeat("999911120", 500_000)}-05-06"))),
        (
            "an enormous text outside elements",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client>" + Repeat("Kanarie999911120", 100_000)))),
        ("a value in a million pieces", RefusalReason.NotValid, () => Utf8(Sample301.With("999911120", Repeat("9<!---->", 1_000_000)))),
        (
            "a code in a million pieces",
            RefusalReason.NotValid,
            () => Utf8(Sample301.With("<m:Geslacht>2", "<m:Geslacht>2" + Repeat("<![CDATA[9]]>", 1_000_000)))),
        (
            "20,000 attributes",
            RefusalReason.StartTagTooLong,
            () => Utf8(
                Sample301.With("<m:Client>", $"<m:Client{string.Concat(Enumerable.Range(0, 20_000).Select(i => $" a{i}='Kanarie'"))}>"))),
        (
            "100,000 names of elements",
            RefusalReason.TooManyNames,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client>" + Numbered("<m:k{0}/>", 100_000)))),
        (
            "100,000 names of attributes",
            RefusalReason.TooManyNames,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client>" + Numbered("<m:Contact k{0}=''/>", 100_000)))),
        (
            "100,000 namespaces",
            RefusalReason.TooManyNames,
            () => Utf8(Sample301.With("<m:Client>", "<m:Client>" + Numbered("<m:Contact xmlns:k='urn:{0}'/>", 100_000)))),
        (
            "100,000 names before the header",
            RefusalReason.TooManyNames,
            () => Utf8(Sample301.With("<m:Header>", Numbered("<?k{0}?>", 100_000) + "<m:Header>"))),
        (
            "100,000 schema errors",
            RefusalReason.NotValid,
            () => Utf8(
                Sample301.With(
                    "<m:Contactgegevens>", "<m:Contactgegevens>" + Repeat("<m:Contact><m:Soort>Kanarie</m:Soort></m:Contact>", 100_000)))),
    ];

    public static TheoryData<string, RefusalReason> Names
    {
        get
        {
            var names = new TheoryData<string, RefusalReason>();
            foreach (var (what, reason, _) in Cases)
                names.Add(what, reason);
            return names;
        }
    }

    [Fact]
    public void The_message_that_all_others_deviate_from_is_read()
    {
        Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(Sample301.Bytes));
        Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(Utf8(Body)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_is_refused_with_its_reason(string what, RefusalReason reason)
    {
        var content = Cases.Single(c => c.What == what).Content();
        // Only what never ends is caught by the limit of time.
        var refused = await Task.Run(() => Sample301.Refused(content, what)).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(reason, refused.Reason);
        Assert.InRange(refused.Complaints.Count, reason is RefusalReason.NotValid ? 1 : 0, BerichtXmlReader.MaxComplaints);
    }

    [Fact]
    public void A_message_with_100_000_errors_gets_the_first_hundred()
    {
        var content = Utf8(
            Sample301.With(
                "<m:Contactgegevens>", "<m:Contactgegevens>\n" + Repeat("<m:Contact><m:Soort>Kanarie</m:Soort></m:Contact>\n", 100_000)));
        var complaints = Sample301.Refused(content, "100,000 errors").Complaints;
        Assert.Equal(BerichtXmlReader.MaxComplaints, complaints.Count);
        Assert.Equal(
            Enumerable.Range(1, 100).Select(i => $"/Bericht/Client[1]/Contactgegevens[1]/Contact[{i}]/Soort[1]"),
            complaints.Select(c => c.Path));
        Assert.Equal(Enumerable.Range(33, 100), complaints.Select(c => c.Line));
    }

    [Fact]
    public void A_message_that_breaks_off_is_not_xml()
    {
        var table = StructureTables.Of("WMO323");
        var message = new RoundTrip.ModelGenerator(table, seed: 2).Next(full: true);
        byte[][] messages = [Sample301.Bytes, BerichtWriter.Write(message)];
        foreach (var content in messages)
        {
            var end = content.AsSpan().LastIndexOf((byte)'>');
            for (var length = 1; length <= end; length += length < 200 ? 1 : 97)
            {
                var refused = Assert.IsType<ReadResult.Refused>(Sample301.Reader.Read(content[..length]));
                Assert.Equal(RefusalReason.NotXml, refused.Reason);
                Assert.Equal("/", Assert.Single(refused.Complaints).Path);
                Assert.DoesNotContain(Sample301.CanaryName, refused.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_message_that_breaks_off_inside_a_character_is_not_xml_rather_than_not_UTF_8()
    {
        var content = Utf8(Sample301.With("zingt", "€"));
        var at = content.AsSpan().IndexOf("€"u8);
        Assert.Equal(RefusalReason.NotXml, Sample301.Refused(content[..(at + 1)], "one byte of three").Reason);
        Assert.Equal(RefusalReason.NotXml, Sample301.Refused(content[..(at + 2)], "two bytes of three").Reason);
        Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(content));
    }

    [Fact]
    public void Random_damage_never_ends_in_an_exception()
    {
        var random = new Random(20240301);
        for (var i = 0; i < 4000; i++)
        {
            var content = Sample301.Bytes;
            for (var damage = random.Next(1, 4); damage > 0; damage--)
                content[random.Next(content.Length)] = (byte)(
                    random.Next(3) == 0 ? random.Next(256) : "<>&;/'\"= :?!-[]x9"u8[random.Next(17)]);
            if (Sample301.Reader.Read(content) is ReadResult.Refused refused)
                Sample301.AssertSaysNothing(refused);
        }
    }

    [Fact]
    public void A_file_that_a_DTD_names_is_not_opened()
    {
        var path = Path.GetTempFileName();
        try
        {
            // While it is held open like this, whoever opens it gets an exception.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            file.Write("999911120"u8);
            file.Flush();
            var uri = new Uri(path).AbsoluteUri;
            var message = $"<!DOCTYPE Bericht [<!ENTITY x SYSTEM \"{uri}\">]>" + Body.Replace("999911120", "&x;", StringComparison.Ordinal);
            Assert.Equal(RefusalReason.DocumentTypeDefinition, Sample301.Refused(Utf8(message), "external entity").Reason);
            var subset = $"<!DOCTYPE Bericht SYSTEM \"{uri}\">" + Body;
            Assert.Equal(RefusalReason.DocumentTypeDefinition, Sample301.Refused(Utf8(subset), "external subset").Reason);
            var hint = WithXsi("<m:Geboortedatum>").Replace(Xsi, Xsi + $"xsi:schemaLocation=\"urn:x {uri}\" ", StringComparison.Ordinal);
            Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(Utf8(hint)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_limit_of_bytes_is_inclusive()
    {
        var content = Sample301.Bytes;
        Assert.IsType<ReadResult.Read>(new BerichtReader(SchemaLibrary.BuiltIn, content.Length).Read(content));
        var reader = new BerichtReader(SchemaLibrary.BuiltIn, content.Length - 1);
        var refused = Assert.IsType<ReadResult.Refused>(reader.Read(content));
        Sample301.AssertSaysNothing(refused);
        Assert.Equal(RefusalReason.TooLarge, refused.Reason);
        Assert.Equal(reader.TooLarge(), refused with { Complaints = reader.TooLarge().Complaints });
        Assert.Equal(26_214_400, Sample301.Reader.MaxBytes);
    }

    [Fact]
    public void What_is_too_large_is_not_looked_at()
    {
        var reader = new BerichtReader(SchemaLibrary.BuiltIn, maxBytes: 10);
        Assert.Equal(RefusalReason.TooLarge, Assert.IsType<ReadResult.Refused>(reader.Read(new byte[11])).Reason);
        Assert.Equal(RefusalReason.WrongEncoding, Assert.IsType<ReadResult.Refused>(reader.Read(new byte[10])).Reason);
        Assert.Equal(RefusalReason.Empty, Assert.IsType<ReadResult.Refused>(reader.Read([])).Reason);
    }

    private static byte[] Utf8(string text) => Sample301.Utf8(text);

    private static string Numbered(string format, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, format, i)));

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static byte[] Insert(params byte[] bytes)
    {
        var content = Sample301.Bytes;
        var at = content.AsSpan().IndexOf("zingt"u8);
        return [.. content[..at], .. bytes, .. content[at..]];
    }

    private static byte[] Nested(string behind, int levels, string name)
    {
        var text = Sample301.Text;
        var at = text.IndexOf(behind, StringComparison.Ordinal) + (behind == "<m:Header>" ? 0 : behind.Length);
        return Utf8(text[..at] + Repeat($"<{name}>", levels) + Repeat($"</{name}>", levels) + text[at..]);
    }

    private static string WithXsi(string element) =>
        Sample301.With("<m:Geboortedatum>", element).Replace("<m:Bericht ", Xsi, StringComparison.Ordinal);

    private static string BillionLaughs()
    {
        var text = new StringBuilder(Decl + "<!DOCTYPE Bericht [<!ENTITY l0 \"Kanarie\">");
        for (var i = 1; i < 10; i++)
            text.Append($"<!ENTITY l{i} \"{Repeat($"&l{i - 1};", 10)}\">");
        return text + "]>" + Body.Replace("Kanarie zingt", "&l9;", StringComparison.Ordinal);
    }
}
