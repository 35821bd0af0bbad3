using MessageHub.HubSimulator.Envelopes;
using MessageHub.HubSimulator.Sending;

namespace MessageHub.HubSimulator.Faults;

/// <summary>Bad input by name: what is not SOAP, what is not an envelope, and envelopes with wrong control data or payload.</summary>
public static class BadInputs
{
    private static readonly (ReplyKind, string?)[] ClientFault = [(ReplyKind.Fault, "Client")];

    /// <summary>A request that is refused before it can be read as an envelope may also be refused by HTTP alone.</summary>
    private static readonly (ReplyKind, string?)[] TooLarge = [
        (ReplyKind.Http, "413"), (ReplyKind.Fault, "Client"), (ReplyKind.NoAnswer, null)
    ];

    private static readonly (ReplyKind, string?)[] Accepted = [(ReplyKind.Bv03, null)];

    public static IReadOnlyList<BadInput> All { get; } =
    [
        Raw("not-xml", "1", ClientFault, _ => "geen xml"u8.ToArray()),
        Raw("empty", "1", ClientFault, _ => []),
        Raw("cut-off", "1", ClientFault, e => Soap(e)[..^40]),
        Raw("wrong-charset", "1", ClientFault, e => BadText.InUtf16Unsaid(Soap(e))),
        Raw("invalid-utf8", "1", ClientFault, e => BadText.WithByte(Soap(e), "ZorgAdmin", 0xFF)),
        Raw("dtd", "1", ClientFault, e => BadText.WithDtd(Soap(e), "<!DOCTYPE a []>")),
        Raw("bomb-in-envelope", "1", ClientFault, e => BadText.WithDtd(Soap(e), BadText.Bomb)),
        Raw("external-entity", "1", ClientFault, e => BadText.WithDtd(Soap(e), "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">")),
        Raw("not-soap", "1", ClientFault, e => BadText.Bytes(EnvelopeXml.Write(e).ToString())),
        Raw("two-messages", "1", ClientFault, e => BadText.Replace(Soap(e), "</soapenv:Body>", "<a xmlns=\"urn:a\" /></soapenv:Body>")),
        // The first child is of another namespace (row 4), and there are two of them (row 1): either may be said.
        Raw(
            "stranger-before",
            "1",
            [(ReplyKind.Fault, "Client"), (ReplyKind.Fo03, "StUF004")],
            e => BadText.Replace(Soap(e), "<soapenv:Body>", "<soapenv:Body><a xmlns=\"urn:a\" />")),
        Raw("no-message", "1", ClientFault, _ => BadText.Bytes($"<s:Envelope xmlns:s=\"{Names.Soap}\"><s:Body /></s:Envelope>")),
        Raw("deep", "1", ClientFault, _ => BadText.Deep(100_000)),
        Raw(
            "soap12",
            "2",
            [(ReplyKind.Fault, "VersionMismatch")],
            e => BadText.Replace(Soap(e), Names.Soap.NamespaceName, "http://www.w3.org/2003/05/soap-envelope")),
        Raw(
            "missing-element",
            "3",
            [(ReplyKind.Fo03, "StUF055")],
            e => BadText.Replace(Soap(e), $"<StUF:functie>{e.Functie}</StUF:functie>", "")),
        Raw(
            "wrong-order",
            "3",
            [(ReplyKind.Fo03, "StUF055")],
            e => BadText.Replace(Soap(e), "<StUF:tijdstipBericht>", "<StUF:crossRefnummer>x</StUF:crossRefnummer><StUF:tijdstipBericht>")),
        Raw(
            "wrong-namespace",
            "3",
            [(ReplyKind.Fo03, "StUF055"), (ReplyKind.Fault, "Client")],
            e => BadText.Replace(Soap(e), "StUF:functie>", "GGK:functie>")),
        Raw(
            "bad-uuid",
            "3",
            [(ReplyKind.Fo03, "StUF055")],
            e => BadText.Replace(Soap(e), e.Referentienummer, e.Referentienummer.ToUpperInvariant())),
        Raw(
            "no-number",
            "3",
            ClientFault,
            e => BadText.Replace(Soap(e), $"<StUF:referentienummer>{e.Referentienummer}</StUF:referentienummer>", "")),
        Raw(
            "bad-base64",
            "3",
            [(ReplyKind.Fo03, "StUF055")],
            e => BadText.Replace(Soap(e), e.Payload!.Base64, e.Payload.Base64[..^4] + "*?!=")),
        Raw("odd-base64", "3", [(ReplyKind.Fo03, "StUF055")], e => BadText.Replace(Soap(e), e.Payload!.Base64, e.Payload.Base64[..^3])),
        Raw(
            "both-payloads",
            "3",
            [(ReplyKind.Fo03, "StUF055")],
            e => BadText.Replace(
                Soap(e), "</GGK:bericht>", "<GGK:tekstBestand bestandsnaam=\"a.txt\">YQ==</GGK:tekstBestand></GGK:bericht>")),
        Raw(
            "other-stuf",
            "4",
            [(ReplyKind.Fo03, "StUF001"), (ReplyKind.Fault, "Server")],
            e => BadText.Replace(Soap(e), Names.StUF.NamespaceName, "http://www.egem.nl/StUF/StUF0204")),
        Raw(
            "other-sector",
            "4",
            [(ReplyKind.Fo03, "StUF004")],
            e => BadText.Replace(Soap(e), Names.Ggk.NamespaceName, "http://www.egem.nl/StUF/sector/bg/0310")),
        Raw(
            "older-ggk",
            "4",
            [(ReplyKind.Fo03, "StUF007")],
            e => BadText.Replace(Soap(e), Names.Ggk.NamespaceName, "http://www.stufstandaarden.nl/sectormodel/ggk/0210")),
        Raw(
            "oldest-ggk",
            "4",
            [(ReplyKind.Fo03, "StUF007")],
            e => BadText.Replace(Soap(e), Names.Ggk.NamespaceName, "http://www.egem.nl/StUF/sector/ggk/0310")),
        Good(
            "wrong-ontvanger",
            "5",
            [(ReplyKind.Fo03, "StUF010")],
            Aftermath.Nothing,
            e => e with { Ontvanger = e.Ontvanger with { Organisatie = "9998" } }),
        Good(
            "empty-ontvanger",
            "5",
            [(ReplyKind.Fo03, "StUF010"), (ReplyKind.Fo03, "StUF055"), (ReplyKind.Fault, "Client")],
            Aftermath.Nothing,
            e => e with { Ontvanger = e.Ontvanger with { Organisatie = "" } }),
        Good(
            "odd-sender",
            "6",
            [(ReplyKind.Fo03, "StUF013")],
            Aftermath.Nothing,
            e => e with { Zender = e.Zender with { Organisatie = "1234567" } }),
        Good("unknown-functie", "7", [(ReplyKind.Fo03, "StUF034")], Aftermath.Nothing, e => e with { Functie = "JW399" }),
        Good(
            "empty-functie", "7", [(ReplyKind.Fo03, "StUF034"), (ReplyKind.Fo03, "StUF055")], Aftermath.Nothing,
            e => e with { Functie = "" }),
        Good("wrong-direction", "7", [(ReplyKind.Fo03, "StUF040")], Aftermath.Nothing, e => e with { Functie = "JW301" }),
        Good(
            "wrong-kind",
            "7",
            [(ReplyKind.Fo03, "StUF040")],
            Aftermath.Nothing,
            e => e with { Kind = EnvelopeKind.Du01, CrossRefnummer = Envelope.NewNumber() }),
        Good(
            "unknown-cross",
            "10",
            [(ReplyKind.Fo03, "StUF043")],
            Aftermath.Nothing,
            e => e with { Kind = EnvelopeKind.Du01, CrossRefnummer = Envelope.NewNumber(), Functie = "JW302" }),
        Good("fo01-unknown-cross", "10", Accepted, Aftermath.PutAside, e => Fo01(e, "IB010", Envelope.NewNumber())),
        Good("fo01-unknown-code", "21", Accepted, Aftermath.PutAside, e => Fo01(e, "QQ99", "geen uuid")),
        Raw("too-large", "13", TooLarge, e => BadText.Padded(Soap(e), 26_214_401)),
        Good("empty-payload", "14", Accepted, Aftermath.Fo01, e => e.With("")),
        Good("gzip", "14", Accepted, Aftermath.Fo01, e => e.With([0x1F, 0x8B, 8, 0, 0, 0, 0, 0])),
        Good("zip", "14", Accepted, Aftermath.Fo01, e => e.With([0x50, 0x4B, 3, 4, 0, 0, 0, 0])),
        Good("not-utf8", "14", Accepted, Aftermath.Fo01, e => e.With(BadText.InLatin1(e.Content()))),
        Good("payload-not-xml", "14", Accepted, Aftermath.Fo01, e => e.With("geen xml"u8.ToArray())),
        Good("bomb-in-payload", "14", Accepted, Aftermath.Fo01, e => e.With(BadText.WithDtd(e.Content(), BadText.Bomb))),
        Good("bom", "15", Accepted, Aftermath.Answer, e => e.With([0xEF, 0xBB, 0xBF, .. e.Content()])),
        Good(
            "white-space",
            "8",
            Accepted,
            Aftermath.Answer,
            e => e.With(string.Join("\r\n", e.Payload!.Base64.Chunk(76).Select(line => new string(line))))),
        Good(
            "payload-not-valid",
            "16",
            Accepted,
            Aftermath.Fo01,
            e => e.With(BadText.Replace(e.Content(), "BerichtVersie>3<", "BerichtVersie>drie<"))),
        Good("payload-not-known", "16", Accepted, Aftermath.Fo01, e => e.With("<Bericht xmlns=\"urn:onbekend\" />"u8.ToArray())),
        Good("tekstbestand", "17", Accepted, Aftermath.Fo01, e => e with { Payload = e.Payload! with { Bestandsnaam = "bericht.txt" } }),
        Good("level-two", "18", Accepted, Aftermath.Answer, BadText.WithWrongBsn),
        Good(
            "other-afzender",
            "19",
            Accepted,
            Aftermath.PutAside,
            e => e.With(BadText.Replace(e.Content(), $"Afzender>{e.Zender.Organisatie}<", "Afzender>12121212<"))),
        Good("other-message", "19", Accepted, Aftermath.PutAside, e => e with { Functie = e.Functie == "JW307" ? "JW305" : "JW307" }),
        Good(
            "line-end-in-name",
            "header injection",
            Accepted,
            Aftermath.Answer,
            e => e with { Zender = e.Zender with { Applicatie = "Zorg\r\nX-Kop: 1" } }),
        Sent("other-action", "7 of ggk.md", ClientFault, e => new(Soap(e), Names.ActionOf(EnvelopeKind.Fo01))),
        Sent("multipart", "7 of ggk.md", [(ReplyKind.Http, "415")], e => new(Soap(e), null, ContentType: "multipart/related; boundary=x")),
        Sent("json", "7 of ggk.md", [(ReplyKind.Http, "415")], e => new(Soap(e), null, ContentType: "application/json")),
        Sent("get", "7 of ggk.md", [(ReplyKind.Http, "405")], _ => new([], null, Method: "GET")),
        Sent("put", "7 of ggk.md", [(ReplyKind.Http, "405")], e => new(Soap(e), null, Method: "PUT")),
        Sent(
            "must-understand",
            "7 of ggk.md",
            [(ReplyKind.Fault, "MustUnderstand")],
            e => new(BadText.WithHeader(Soap(e)), Names.ActionOf(e.Kind))),
    ];

    /// <summary>The bad input of this name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static BadInput Named(string? name) =>
        All.FirstOrDefault(b => b.Name == name) ?? throw new FormatException($"There is no bad input {name}.");

    private static byte[] Soap(Envelope envelope) => SoapMessage.Wrap(EnvelopeXml.Write(envelope));

    private static BadInput Raw(string name, string row, (ReplyKind, string?)[] allowed, Func<Envelope, byte[]> body) =>
        Sent(name, row, allowed, e => new(body(e), Names.ActionOf(e.Kind)));

    private static BadInput Sent(string name, string row, (ReplyKind, string?)[] allowed, Func<Envelope, GatewayRequest> spoil) =>
        new(name, row, allowed, Aftermath.Nothing, Spoil: spoil);

    private static BadInput Good(
        string name, string row, (ReplyKind, string?)[] allowed, Aftermath after, Func<Envelope, Envelope> change) =>
        new(name, row, allowed, after, Change: change);

    private static Envelope Fo01(Envelope e, string code, string about) => e with
    {
        Kind = EnvelopeKind.Fo01,
        Zender = new("VECOZO", "VECOZOWebservice"),
        CrossRefnummer = about,
        Functie = null,
        Payload = null,
        Refusal = new(code, "client", "Onbekende fout"),
    };
}
