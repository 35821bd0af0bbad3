using System.Text;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>What breaks a table is refused with the code of StUF that fits, and what is not SOAP without one.</summary>
public class EnvelopeReaderTests
{
    private const string Valid = "valid";

    /// <summary>What is replaced in a good Di01, by what, the code expected (or valid), why.</summary>
    public static TheoryData<string, string, string, string> Deviations => new()
    {
        { "<StUF:berichtcode>Di01</StUF:berichtcode>", "", "StUF055", "no berichtcode" },
        { ">Di01<", ">Du01<", "StUF055", "the code of another envelope" },
        { ">Di01<", ">Di02<", "StUF025", "a code of StUF that the GGk does not use" },
        { ">Di01<", ">Lk01<", "StUF025", "a code of another part of StUF" },
        { ">Di01<", ">Xx99<", "StUF022", "no code of StUF" },
        { "<StUF:organisatie>65656055</StUF:organisatie>", "", "StUF055", "no organisatie" },
        { ">ZorgAdmin<", ">Zo<", "StUF055", "an applicatie of two characters" },
        { ">ZorgAdmin<", $">{"Z234567890123456789012345678901234567890123456789051"}<", "StUF055", "an applicatie of 51 characters" },
        { ">ZorgAdmin<", ">Zor<", Valid, "an applicatie of three characters" },
        {
            ">ZorgAdmin</StUF:applicatie>",
            ">ZorgAdmin</StUF:applicatie><StUF:administratie></StUF:administratie>",
            Valid,
            "an empty administratie"
        },
        {
            ">ZorgAdmin</StUF:applicatie>",
            ">ZorgAdmin</StUF:applicatie><StUF:gebruiker>x</StUF:gebruiker><StUF:administratie>x</StUF:administratie>",
            "StUF055",
            "an order that is not that of the table"
        },
        {
            "<StUF:tijdstipBericht>20260506091530120</StUF:tijdstipBericht>",
            "<StUF:tijdstipBericht>20260506</StUF:tijdstipBericht>",
            Valid,
            "only a date"
        },
        { "20260506091530120", "2026050", "StUF055", "seven digits" },
        { "20260506091530120", "202605060915301201", "StUF055", "eighteen digits" },
        { "20260506091530120", "20261306091530120", "StUF055", "a month that does not exist" },
        { "20260506091530120", "2026-05-06", "StUF055", "a date with hyphens" },
        { "<StUF:functie>JW305</StUF:functie>", "", "StUF055", "no functie" },
        { "<StUF:functie>JW305</StUF:functie>", "<StUF:functie></StUF:functie>", Valid, "an empty functie, which the schema takes" },
        {
            "<StUF:functie>",
            "<StUF:crossRefnummer>3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10</StUF:crossRefnummer><StUF:functie>",
            "StUF055",
            "a crossRefnummer in a Di01"
        },
        { "<StUF:functie>", "<StUF:functie>JW305</StUF:functie><StUF:functie>", "StUF055", "an element twice" },
        { "<GGK:functieVersie>0003<", "<GGK:functieVersie>3<", "StUF055", "a version of one digit" },
        { "<GGK:functieVersie>0003<", "<GGK:functieVersie>000a<", "StUF055", "a version with a letter" },
        { "<GGK:functieVersie>0003</GGK:functieVersie>", "", "StUF055", "no version" },
        { "<GGK:stuurgegevens>", "<GGK:stuurgegevens x='1'>", "StUF055", "an attribute" },
        {
            "<GGK:stuurgegevens>",
            "<GGK:stuurgegevens xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='a b'>",
            Valid,
            "where the schema stands"
        },
        {
            "<GGK:stuurgegevens>",
            "<GGK:stuurgegevens xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'>",
            "StUF055",
            "an element that says it is nothing"
        },
        { "<GGK:stuurgegevens>", "<GGK:stuurgegevens>tekst", "StUF055", "text between elements" },
        { "<GGK:stuurgegevens>", $"<GGK:stuurgegevens>{new string(' ', 100_000)}", Valid, "white space longer than a reader looks ahead" },
        {
            "<GGK:stuurgegevens>", $"<GGK:stuurgegevens>{new string(' ', 100_000)}x", "StUF055",
            "text behind white space longer than a reader looks ahead"
        },
        { "<soapenv:Body>", $"<soapenv:Body>{new string('\n', 100_000)}", Valid, "the same in SOAP" },
        { "</soapenv:Body>", $"{new string('\t', 100_000)}</soapenv:Body>", Valid, "the same behind the envelope" },
        { "<GGK:stuurgegevens>", "<GGK:stuurgegevens><?x y?>", Valid, "a processing instruction" },
        { "<GGK:parameters>", "<GGK:iets/><GGK:parameters>", "StUF055", "an unknown element" },
        { "GGK:xmlBestand>", "GGK:bestand>", "StUF055", "no payload element" },
        { "<GGK:xmlBestand>", "<GGK:xmlBestand/><GGK:xmlBestand>", "StUF055", "two payloads" },
        { "<GGK:xmlBestand>", "<GGK:xmlBestand>@", "StUF055", "no base64" },
        { "<GGK:xmlBestand>", "<GGK:xmlBestand><x/>", "StUF055", "an element in the payload" },
        { "<GGK:xmlBestand>", "<GGK:xmlBestand><!-- x --><![CDATA[ ]]>", Valid, "a comment and a CDATA section in the payload" },
        { "GGK:xmlBestand", "GGK:tekstBestand", "StUF055", "no file name" },
        { "http://www.egem.nl/StUF/StUF0301", "http://www.egem.nl/StUF/StUF0204", "StUF001", "an older StUF" },
        {
            "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.stufstandaarden.nl/sectormodel/ggk/0210", "StUF007",
            "an older GGk"
        },
        { "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.egem.nl/StUF/sector/ggk/0310", "StUF007", "a still older GGk" },
        { "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.egem.nl/StUF/sector/bg/0310", "StUF004", "another sector" },
        { "envelopHeenbericht-ggk_Di01", "envelop", "StUF055", "an unknown root" },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void A_deviation_gets_its_code(string old, string @new, string expected, string reason)
    {
        var number = Soap.NewNumber();
        var reading = Read(Soap.Di01(number: number).With(old, @new));

        var code = reading switch
        {
            EnvelopeReading.Read => Valid,
            EnvelopeReading.NotValid invalid => invalid.Error.Code,
            _ => "not readable",
        };
        Assert.True(code == expected, $"{reason}: {code}");
        if (reading is EnvelopeReading.NotValid { Head: { } head })
            Assert.Equal(number, head.Referentienummer);
    }

    [Theory]
    [InlineData("3F2B8A1E-6C4D-4E9A-8B71-0D5C2F9E7A10", "upper case")]
    [InlineData("3f2b8a1e-6c4d-1e9a-8b71-0d5c2f9e7a10", "version 1")]
    [InlineData("3f2b8a1e-6c4d-4e9a-cb71-0d5c2f9e7a10", "another variant")]
    [InlineData("3f2b8a1e6c4d4e9a8b710d5c2f9e7a10", "no hyphens")]
    [InlineData(" 3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10", "a blank")]
    [InlineData("3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10&#10;", "a line end behind it")]
    [InlineData("", "nothing")]
    public void A_number_that_is_no_UUID_of_version_4_is_refused(string number, string reason) =>
        Assert.True(Read(Soap.Di01(number: number)) is EnvelopeReading.NotValid { Error.Code: "StUF055" }, reason);

    [Theory]
    [InlineData("bericht.txt", true, "a name")]
    [InlineData("a.b", false, "three characters (G-018)")]
    [InlineData("a.bc", true, "four characters")]
    [InlineData("een bestand.txt", false, "a blank")]
    [InlineData("../../etc", false, "a path")]
    public void A_text_file_has_a_name_of_the_right_form(string name, bool isValid, string reason)
    {
        var reading = Read(
            Soap.Di01().With("<GGK:xmlBestand>", $"<GGK:tekstBestand bestandsnaam='{name}'>").With("/GGK:xmlBestand", "/GGK:tekstBestand"));
        Assert.True(isValid == reading is EnvelopeReading.Read { Envelope.Parameters.IsXml: false }, reason);
    }

    /// <summary>What is replaced in a good Di01, by what, the fault expected, why.</summary>
    public static TheoryData<string, string, string, string> NotSoap => new()
    {
        { "</soapenv:Envelope>", "", "Client", "breaks off" },
        { "</GGK:parameters>", "</GGK:parameter>", "Client", "an end tag of something else" },
        {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE x>", "Client",
            "a document type"
        },
        {
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
            "Client",
            "a bomb of entities"
        },
        { "ZorgAdmin", "&lol;", "Client", "an entity that nobody declared" },
        { "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "Client", "another encoding" },
        { "encoding=\"UTF-8\"", "encoding=\"UTF-16\"", "Client", "a third encoding" },
        { "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", "VersionMismatch", "SOAP 1.2" },
        { "http://schemas.xmlsoap.org/soap/envelope/", "http://example.com/", "Client", "another envelope" },
        { "soapenv:Envelope", "soapenv:Brief", "Client", "another root" },
        { "soapenv:Body", "soapenv:Lijf", "Client", "no body" },
        { "<soapenv:Body>", "<soapenv:Header/><soapenv:Header/><soapenv:Body>", "Client", "two headers" },
        {
            "<soapenv:Body>",
            "<soapenv:Header><x soapenv:mustUnderstand='1'/></soapenv:Header><soapenv:Body>",
            "MustUnderstand",
            "a header we do not know"
        },
        { "</soapenv:Body>", "<x/></soapenv:Body>", "Client", "something behind the envelope" },
        { "</soapenv:Body>", "x</soapenv:Body>", "Client", "text behind the envelope" },
        { "</soapenv:Body>", "</soapenv:Body><x/>", "Client", "something behind the body" },
        { "<soapenv:Body>", "<soapenv:Body>tekst", "Client", "text before the envelope" },
        { "</soapenv:Envelope>", "</soapenv:Envelope><x/>", "Client", "something behind the document" },
        {
            "<GGK:parameters>",
            "<GGK:parameters/></GGK:envelopHeenbericht-ggk_Di01><GGK:parameters>",
            "Client",
            "two envelopes, so not well-formed"
        },
    };

    [Theory]
    [MemberData(nameof(NotSoap))]
    public void What_is_not_SOAP_gets_a_fault_without_number(string old, string @new, string expected, string reason)
    {
        var reading = Read(Soap.Di01().With(old, @new));
        Assert.True(reading is EnvelopeReading.NotReadable { Fault: var fault } && fault.ToString() == expected, $"{reason}: {reading}");
    }

    [Theory]
    [InlineData("soapenv:mustUnderstand='0'", true, "nobody has to")]
    [InlineData("mustUnderstand='1'", true, "an attribute of something else")]
    [InlineData("soapenv:mustUnderstand='1' soapenv:actor='urn:someone-else'", true, "somebody else on the way has to")]
    [InlineData("soapenv:actor='urn:someone-else'", true, "somebody else may")]
    [InlineData("soapenv:mustUnderstand='1' soapenv:actor=''", false, "no name is the receiver of the message")]
    [InlineData(
        "soapenv:mustUnderstand='1' soapenv:actor='http://schemas.xmlsoap.org/soap/actor/next'",
        false,
        "whoever comes next, and that is us")]
    public void A_header_has_to_be_understood_only_by_whom_it_is_for(string attributes, bool isRead, string reason)
    {
        var reading = Read(Soap.Di01().With("<soapenv:Body>", $"<soapenv:Header><x {attributes}>y</x></soapenv:Header><soapenv:Body>"));
        Assert.True(isRead == reading is EnvelopeReading.Read, reason);
        Assert.True(isRead || reading is EnvelopeReading.NotReadable { Fault: FaultCode.MustUnderstand }, reason);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_not_readable()
    {
        var bytes = Encoding.UTF8.GetBytes(Soap.Di01());
        bytes[Array.IndexOf(bytes, (byte)'Z')] = 0xE9;
        Assert.IsType<EnvelopeReading.NotReadable>(Read(bytes));
        Assert.IsType<EnvelopeReading.NotReadable>(Read(Encoding.Unicode.GetBytes(Soap.Di01())));
        Assert.IsType<EnvelopeReading.NotReadable>(Read(Encoding.BigEndianUnicode.GetBytes(Soap.Di01())));
        Assert.IsType<EnvelopeReading.NotReadable>(Read([]));
        Assert.IsType<EnvelopeReading.NotReadable>(Read([(byte)'<']));
    }

    [Fact]
    public void What_breaks_its_table_and_then_breaks_off_is_not_readable()
    {
        // A number is only believed when the whole is well-formed.
        var reading = Read(Soap.Di01().With("<StUF:berichtcode>Di01</StUF:berichtcode>", "").With("</soapenv:Envelope>", ""));
        Assert.IsType<EnvelopeReading.NotReadable>(reading);
    }

    [Theory]
    [InlineData("<StUF:organisatie>65656055</StUF:organisatie>", "", "no sender")]
    [InlineData("referentienummer>", "nummer>", "no number")]
    [InlineData(">ZorgAdmin<", "><", "a product that an answer may not repeat")]
    public void Without_sender_receiver_or_number_there_is_no_head(string old, string @new, string reason)
    {
        var reading = Read(Soap.Di01().With(old, @new).With("<GGK:parameters>", "<GGK:x/><GGK:parameters>"));
        Assert.True(reading is EnvelopeReading.NotValid { Head: null }, reason);
    }

    [Fact]
    public void A_deep_nest_is_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 100_000)) + string.Concat(Enumerable.Repeat("</x>", 100_000));
        Assert.IsType<EnvelopeReading.NotReadable>(
            Read(Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML>{deep}</detailsXML></body>")));
        Assert.IsType<EnvelopeReading.NotReadable>(Read(Soap.Di01().With("<GGK:parameters>", $"{deep}<GGK:parameters>")));
        Assert.IsType<EnvelopeReading.NotReadable>(
            Read(Soap.Di01().With("<soapenv:Body>", $"<soapenv:Header>{deep}</soapenv:Header><soapenv:Body>")));
    }

    [Theory]
    [InlineData("http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Di01", true, "the right one")]
    [InlineData("", true, "an empty one")]
    [InlineData(null, true, "none")]
    [InlineData("http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01", false, "that of another")]
    public void The_SOAPAction_agrees_when_it_is_there(string? action, bool isRead, string reason)
    {
        var reading = EnvelopeReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Soap.Di01())), EnvelopeForm.Soap, action);
        Assert.True(isRead == reading is EnvelopeReading.Read, reason);
    }

    private static EnvelopeReading Read(string soap) => Read(Encoding.UTF8.GetBytes(soap));

    private static EnvelopeReading Read(byte[] soap) => EnvelopeReader.Read(new MemoryStream(soap), EnvelopeForm.Soap);
}
