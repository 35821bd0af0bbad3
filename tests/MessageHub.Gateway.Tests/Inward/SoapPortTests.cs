using System.Net;
using MessageHub.Gateway.Inward;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>Profile A: what each row of the section on bad input answers and keeps (ggk.md, section 14).</summary>
public class SoapPortTests
{
    private const string DiAction = "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Di01";

    [Fact]
    public async Task A_good_envelope_is_stored_before_it_is_receipted()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Di01(number: number), DiAction);

        Assert.Equal((HttpStatusCode.OK, "Bv03", number), (reply.Status, reply.Berichtcode, reply.CrossRefnummer));
        // Mirrored: we are its sender, and its receiver is whoever sent.
        Assert.Contains(
            "<StUF:zender><StUF:organisatie>0297</StUF:organisatie><StUF:applicatie>GGk</StUF:applicatie></StUF:zender>", reply.Text);
        Assert.Contains(
            "<StUF:ontvanger><StUF:organisatie>65656055</StUF:organisatie><StUF:applicatie>ZorgAdmin</StUF:applicatie></StUF:ontvanger>",
            reply.Text);
        var stored = Assert.Single(await gateway.ReceivedAsync());
        Assert.Equal((number, "JW305", "65656055", "0297"), (stored.Referentienummer, stored.Functie, stored.Sender, stored.Receiver));
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        Assert.Empty(await gateway.QuarantinedAsync());
        Assert.Empty(await gateway.TasksAsync());
    }

    [Fact]
    public async Task What_arrived_is_kept_to_the_byte()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var sent = System.Text.Encoding.UTF8.GetBytes(Soap.Di01().With("\n", "\r\n"));

        await gateway.PostAsync(sent);

        var kept = new MemoryStream();
        await gateway.Store.CopyReceivedAsync((await gateway.ReceivedAsync())[0].Id, kept, CancellationToken.None);
        Assert.Equal(sent, kept.ToArray());
    }

    /// <summary>
    /// Row, what is replaced in a good Di01, by what, the code of the Fo03 (or the fault without one), the code of the fault, why.
    /// </summary>
    public static TheoryData<int, string, string, string, string, string> Refused => new()
    {
        { 1, "</soapenv:Envelope>", "", "", "Client", "breaks off" },
        { 1, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE x>", "", "Client", "a document type" },
        { 1, "soapenv:Envelope", "soapenv:Brief", "", "Client", "not SOAP" },
        { 2, "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", "", "VersionMismatch", "SOAP 1.2" },
        {
            2,
            "<soapenv:Body>",
            "<soapenv:Header><x soapenv:mustUnderstand='1'/></soapenv:Header><soapenv:Body>",
            "",
            "MustUnderstand",
            "an unknown header"
        },
        { 3, "<GGK:functieVersie>0003</GGK:functieVersie>", "", "StUF055", "Client", "an element is missing" },
        { 3, "<GGK:xmlBestand>", "<GGK:xmlBestand>*", "StUF055", "Client", "malformed base64" },
        { 3, "<StUF:referentienummer>", "<StUF:nummer/><StUF:referentienummer>", "StUF055", "Client", "an unknown element" },
        { 3, "referentienummer>", "kenmerk>", "", "Client", "no number to refer to" },
        { 4, "http://www.egem.nl/StUF/StUF0301", "http://www.egem.nl/StUF/StUF0204", "StUF001", "Server", "an older StUF" },
        {
            4, "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.egem.nl/StUF/sector/bg/0310", "StUF004", "Server",
            "another sector"
        },
        {
            4, "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.stufstandaarden.nl/sectormodel/ggk/0210", "StUF007",
            "Server", "an older GGk"
        },
        { 5, ">0297<", ">0363<", "StUF010", "Client", "a gemeente that is not served" },
        { 5, ">0297<", "><", "", "Client", "no receiver: an answer could not name itself" },
        { 6, ">65656055<", ">6565605<", "StUF013", "Client", "seven digits" },
        { 6, ">65656055<", ">ZORGBEDRIJF<", "StUF013", "Client", "a name" },
        { 6, ">65656055<", ">VECOZO<", "StUF013", "Client", "a hub does not start an exchange" },
        { 6, ">65656055<", ">65656055&#13;&#10;X-Extra: 1<", "StUF013", "Client", "a header to be" },
        { 7, ">JW305<", ">WMO399<", "StUF034", "Client", "a message that does not exist" },
        { 7, ">JW305<", "><", "StUF034", "Client", "no functie" },
        { 7, ">JW305<", ">JW307<", "StUF037", "Server", "switched off here" },
        { 7, ">JW305<", ">JW301<", "StUF040", "Server", "a message that a gemeente sends" },
        { 7, ">JW305<", ">JW302<", "StUF040", "Server", "an answer in the envelope of a question" },
        { 7, ">Di01<", ">Di02<", "StUF025", "Server", "a kind the GGk does not use" },
        { 7, ">Di01<", ">Zz01<", "StUF022", "Client", "no kind at all" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Bad_input_gets_its_fault_and_is_only_kept_in_quarantine(
        int row, string old, string @new, string code, string fault, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:FunctiesUit:0", "JW307"));
        var number = Soap.NewNumber();

        var reply = await gateway.PostAsync(Soap.Di01(number: number).With(old, @new));

        Assert.True(
            (reply.Status, reply.Code ?? "", reply.FaultCode) == (HttpStatusCode.InternalServerError, code, $"soapenv:{fault}"),
            $"row {row}, {reason}: {reply.Text}");
        if (code.Length > 0)
        {
            Assert.Equal(("Fo03", number), (reply.Berichtcode, reply.CrossRefnummer));
            Assert.Equal(fault, string.Concat(reply.Value("plek")![..1].ToUpperInvariant(), reply.Value("plek")![1..]));
        }

        Assert.Empty(await gateway.ReceivedAsync());
        var kept = Assert.Single(await gateway.QuarantinedAsync());
        Assert.Equal(code.Length > 0 ? code : kept.Reason, kept.Reason);
        Assert.Equal(kept.Id, Assert.Single(await gateway.TasksAsync()).Subject);
        Assert.Empty(await gateway.OutgoingAsync());
        await gateway.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_number_that_was_refused_may_be_offered_again()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        Assert.Equal("StUF034", (await gateway.PostAsync(Soap.Di01(number: number, functie: "JW399"))).Code);

        Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Di01(number: number))).Berichtcode);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed, "not POST")]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed, "not POST either")]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed, "least of all")]
    public async Task Only_POST_is_taken(string method, HttpStatusCode status, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        using var request = new HttpRequestMessage(new(method), SoapPort.Path);
        using var response = await gateway.Client.SendAsync(request);
        Assert.True(response.StatusCode == status, reason);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType, "no XML")]
    [InlineData("application/soap+xml", HttpStatusCode.UnsupportedMediaType, "that of SOAP 1.2")]
    [InlineData("multipart/related; boundary=x; type=\"application/xop+xml\"", HttpStatusCode.UnsupportedMediaType, "MTOM")]
    [InlineData("text/xml; charset=iso-8859-1", HttpStatusCode.InternalServerError, "another charset")]
    [InlineData("text/xml", HttpStatusCode.OK, "no charset")]
    [InlineData("TEXT/XML; charset=\"UTF-8\"", HttpStatusCode.OK, "another spelling")]
    public async Task The_content_type_has_to_be_that_of_SOAP_1_1(string type, HttpStatusCode status, string reason)
    {
        await using var gateway = await TestGateway.StartedAsync();
        var reply = await gateway.PostAsync(System.Text.Encoding.UTF8.GetBytes(Soap.Di01()), path: SoapPort.Path, contentType: type);
        Assert.True(reply.Status == status, $"{reason}: {reply.Status}");
    }

    [Fact]
    public async Task A_SOAPAction_of_another_operation_is_refused()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var reply = await gateway.PostAsync(Soap.Di01(), "http://www.egem.nl/StUF/StUF0301/Fo01");
        Assert.Equal((HttpStatusCode.InternalServerError, "soapenv:Client", null), (reply.Status, reply.FaultCode, reply.Code));
        Assert.Empty(await gateway.ReceivedAsync());
    }

    [Fact]
    public async Task A_receipt_is_no_request()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var reply = await gateway.PostAsync(FakeHub.Bv03(Soap.NewNumber()));
        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Equal("soapenv:Server", reply.FaultCode);
        Assert.Empty(await gateway.ReceivedAsync());
    }

    [Fact]
    public async Task Only_senders_on_the_list_may_send_when_there_is_one()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:Zenders:0", "12345678"));
        Assert.Equal("StUF013", (await gateway.PostAsync(Soap.Di01())).Code);
        Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Di01(zender: "12345678"))).Berichtcode);
    }

    [Fact]
    public async Task The_store_being_away_is_told_and_leaves_nothing()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var (envelope, bare) = (Soap.Di01(), Soap.Bare(Soap.Di01()));
        await gateway.OnStoreAsync("alter table envelope_in rename to elsewhere");

        var reply = await gateway.PostAsync(envelope);
        var adapted = await gateway.AdaptAsync(bare);

        Assert.Equal((HttpStatusCode.InternalServerError, "StUF046", "soapenv:Server"), (reply.Status, reply.Code, reply.FaultCode));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, adapted.Status);
        Assert.Empty(await gateway.QuarantinedAsync());
        await gateway.OnStoreAsync("alter table elsewhere rename to envelope_in");
        Assert.Empty(await gateway.ReceivedAsync());
        Assert.Equal("Bv03", (await gateway.PostAsync(envelope)).Berichtcode);
        Assert.Equal(HttpStatusCode.Accepted, (await gateway.AdaptAsync(bare)).Status);
        // What works in the background lived through it too.
        await gateway.SettledAsync(Soap.NumberOf(envelope), EnvelopeState.Checked);
    }

    [Fact]
    public async Task The_WSDL_and_its_schemas_are_served()
    {
        await using var gateway = await TestGateway.StartedAsync(("Gateway:PublicUrl", "https://gateway.example/"));

        var bytes = await gateway.Client.GetByteArrayAsync($"{SoapPort.Path}?wsdl");
        // A byte order mark is text before the document to some.
        Assert.Equal("<?xml"u8, bytes.AsSpan(0, 5));
        var wsdl = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(bytes));

        Assert.Equal(
            $"https://gateway.example{SoapPort.Path}",
            (string?)wsdl.Descendants("{http://schemas.xmlsoap.org/wsdl/soap/}address").Single().Attribute("location"));
        var imports = wsdl.Descendants("{http://www.w3.org/2001/XMLSchema}import")
            .Select(i => (string)i.Attribute("schemaLocation")!)
            .ToList();
        Assert.Equal(2, imports.Count);
        var set = new System.Xml.Schema.XmlSchemaSet();
        foreach (var import in imports)
        {
            var text = await gateway.Client.GetStringAsync(new Uri(new Uri(gateway.Address, $"{SoapPort.Path}?wsdl"), import));
            set.Add(null, System.Xml.XmlReader.Create(new StringReader(text)));
        }

        set.Compile();
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Client.GetAsync($"{SoapPort.Path}/appsettings.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Client.GetAsync($"{SoapPort.Path}/..%2F..%2Fappsettings.json")).StatusCode);
    }
}
