using System.Xml.Linq;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>Between an envelope and its element. Reading expects what the schema accepts.</summary>
public static class EnvelopeXml
{
    /// <summary>The kind of message an element is, or null when it is none.</summary>
    public static EnvelopeKind? KindOf(XElement element)
    {
        foreach (var kind in Enum.GetValues<EnvelopeKind>())
        {
            if (element.Name == Names.RootOf(kind))
                return kind;
        }

        return null;
    }

    /// <summary>The message in an element that the schema accepts.</summary>
    public static Envelope Read(XElement element)
    {
        var kind = KindOf(element) ?? throw new ArgumentException("This is not a message of the envelope.", nameof(element));
        var control = element.Elements().First();
        return new()
        {
            Kind = kind,
            Zender = Party(control.Element(Names.StUF + "zender")!),
            Ontvanger = Party(control.Element(Names.StUF + "ontvanger")!),
            Referentienummer = control.Element(Names.StUF + "referentienummer")!.Value,
            TijdstipBericht = control.Element(Names.StUF + "tijdstipBericht")!.Value,
            CrossRefnummer = control.Element(Names.StUF + "crossRefnummer")?.Value,
            Functie = control.Element(Names.StUF + "functie")?.Value,
            Payload = element.Element(Names.Ggk + "parameters") is { } parameters ? Payload(parameters) : null,
            Refusal = element.Element(Names.StUF + "body") is { } body ? Refusal(body) : null,
        };
    }

    /// <summary>The message as an element, with the prefixes of the published samples.</summary>
    public static XElement Write(Envelope envelope)
    {
        var isStUF = envelope.Payload is null;
        var root = new XElement(
            Names.RootOf(envelope.Kind),
            isStUF ? null : new XAttribute(XNamespace.Xmlns + "GGK", Names.Ggk),
            new XAttribute(XNamespace.Xmlns + "StUF", Names.StUF));
        root.Add(new XElement(
            (isStUF ? Names.StUF : Names.Ggk) + "stuurgegevens",
            Text("berichtcode", envelope.Kind.ToString()),
            Party("zender", envelope.Zender),
            Party("ontvanger", envelope.Ontvanger),
            Text("referentienummer", envelope.Referentienummer),
            Text("tijdstipBericht", envelope.TijdstipBericht),
            Text("crossRefnummer", envelope.CrossRefnummer),
            Text("functie", envelope.Functie)));
        if (envelope.Payload is { } payload)
            root.Add(Parameters(payload));
        if (envelope.Refusal is { } refusal)
            root.Add(Body(refusal));
        return root;
    }

    private static Party Party(XElement element) => new(
        element.Element(Names.StUF + "organisatie")?.Value,
        element.Element(Names.StUF + "applicatie")!.Value,
        element.Element(Names.StUF + "administratie")?.Value,
        element.Element(Names.StUF + "gebruiker")?.Value);

    private static XElement Party(string name, Party party) => new(
        Names.StUF + name,
        Text("organisatie", party.Organisatie),
        Text("applicatie", party.Applicatie),
        Text("administratie", party.Administratie),
        Text("gebruiker", party.Gebruiker));

    private static Payload Payload(XElement parameters)
    {
        var content = parameters.Element(Names.Ggk + "bericht")!.Elements().Single();
        return new(
            parameters.Element(Names.Ggk + "applicatieVersie")!.Value,
            parameters.Element(Names.Ggk + "applicatieSubversie")!.Value,
            parameters.Element(Names.Ggk + "functieVersie")!.Value,
            parameters.Element(Names.Ggk + "functieSubversie")!.Value,
            content.Value,
            content.Name.LocalName == "tekstBestand" ? (string)content.Attribute("bestandsnaam")! : null);
    }

    private static XElement Parameters(Payload payload) => new(
        Names.Ggk + "parameters",
        new XElement(Names.Ggk + "applicatieVersie", payload.ApplicatieVersie),
        new XElement(Names.Ggk + "applicatieSubversie", payload.ApplicatieSubversie),
        new XElement(Names.Ggk + "functieVersie", payload.FunctieVersie),
        new XElement(Names.Ggk + "functieSubversie", payload.FunctieSubversie),
        new XElement(
            Names.Ggk + "bericht",
            payload.Bestandsnaam is { } name
                ? new XElement(Names.Ggk + "tekstBestand", new XAttribute("bestandsnaam", name), payload.Base64)
                : new XElement(Names.Ggk + "xmlBestand", payload.Base64)));

    private static Refusal Refusal(XElement body) => new(
        body.Element(Names.StUF + "code")!.Value,
        body.Element(Names.StUF + "plek")!.Value,
        body.Element(Names.StUF + "omschrijving")!.Value,
        body.Element(Names.StUF + "details")?.Value,
        body.Element(Names.StUF + "detailsXML")?.Elements().FirstOrDefault());

    private static XElement Body(Refusal refusal) => new(
        Names.StUF + "body",
        Text("code", refusal.Code),
        Text("plek", refusal.Plek),
        Text("omschrijving", refusal.Omschrijving),
        Text("details", refusal.Details),
        refusal.Refused is { } refused ? new XElement(Names.StUF + "detailsXML", refused) : null);

    private static XElement? Text(string name, string? value) => value is null ? null : new(Names.StUF + name, value);
}
