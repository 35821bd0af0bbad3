using static MessageHub.Gateway.Ggk.GgkNames;

namespace MessageHub.Gateway.Ggk;

/// <summary>Writes envelopes in the form of the examples in the standard (ggk.md, section 13).</summary>
internal static class EnvelopeWriter
{
    private const int MaxOmschrijvingLength = 200;
    private const int MaxDetailsLength = 1000;

    /// <summary>A Di01 or Du01.</summary>
    public static void Write(Stream output, EnvelopeForm form, Stuurgegevens control, Parameters parameters, ArraySegment<byte> payload) =>
        Wrap(output, form, layout =>
        {
            layout.Open("GGK", control.Kind.Root, GgkNames.Ggk);
            layout.Xml.WriteAttributeString("xmlns", "GGK", null, GgkNames.Ggk);
            layout.Xml.WriteAttributeString("xmlns", "StUF", null, Stuf);
            Control(layout, "GGK", GgkNames.Ggk, control);
            layout.Open("GGK", EnvelopeTables.Parameters, GgkNames.Ggk);
            layout.Leaf("GGK", "applicatieVersie", GgkNames.Ggk, parameters.ApplicatieVersie);
            layout.Leaf("GGK", "applicatieSubversie", GgkNames.Ggk, parameters.ApplicatieSubversie);
            layout.Leaf("GGK", "functieVersie", GgkNames.Ggk, parameters.FunctieVersie);
            layout.Leaf("GGK", "functieSubversie", GgkNames.Ggk, parameters.FunctieSubversie);
            layout.Open("GGK", "bericht", GgkNames.Ggk);
            layout.NewLine();
            layout.Xml.WriteStartElement("GGK", EnvelopeTables.XmlBestand, GgkNames.Ggk);
            layout.Xml.WriteBase64(payload.Array!, payload.Offset, payload.Count);
            layout.Xml.WriteEndElement();
            layout.Close();
            layout.Close();
            layout.Close();
        });

    /// <summary>
    /// A Fo01. The refused envelope goes with it as an element, as it was; null leaves it out.
    /// </summary>
    /// <param name="refused">What arrived, in the form in which it arrived.</param>
    public static void WriteFo01(
        Stream output, EnvelopeForm form, Stuurgegevens control, Fout fout, (Stream Content, EnvelopeForm Form)? refused) =>
        Wrap(output, form, layout =>
        {
            layout.Open("StUF", control.Kind.Root, Stuf);
            Control(layout, "StUF", Stuf, control);
            Body(layout, fout, refused);
            layout.Close();
        });

    /// <summary>A Bv03 in SOAP, with HTTP status 200.</summary>
    public static byte[] Bv03(Stuurgegevens control) => ToBytes(layout =>
    {
        layout.Open("StUF", control.Kind.Root, Stuf);
        Control(layout, "StUF", Stuf, control);
        layout.Close();
    });

    /// <summary>A Fo03 in a SOAP Fault, with HTTP status 500.</summary>
    public static byte[] Fo03(Stuurgegevens control, Fout fout) => ToBytes(layout =>
    {
        OpenFault(layout, fout.Plek == StufError.Client ? FaultCode.Client : FaultCode.Server, fout.Omschrijving);
        layout.Open("", "detail", "");
        layout.Open("StUF", control.Kind.Root, Stuf);
        Control(layout, "StUF", Stuf, control);
        Body(layout, fout, refused: null);
        layout.Close();
        layout.Close();
        layout.Close();
    });

    /// <summary>A SOAP Fault without a Fo03: there was no number to refer to.</summary>
    public static byte[] Fault(FaultCode code, string text) => ToBytes(layout =>
    {
        OpenFault(layout, code, text);
        layout.Close();
    });

    private static byte[] ToBytes(Action<EnvelopeLayout> write)
    {
        using var buffer = new MemoryStream();
        Wrap(buffer, EnvelopeForm.Soap, write);
        return buffer.ToArray();
    }

    private static void Wrap(Stream output, EnvelopeForm form, Action<EnvelopeLayout> write)
    {
        using var layout = new EnvelopeLayout(output);
        if (form is EnvelopeForm.Soap)
            layout.OpenSoap();
        write(layout);
        if (form is EnvelopeForm.Soap)
            layout.CloseSoap();
    }

    /// <summary>The children of a SOAP 1.1 Fault have no namespace.</summary>
    private static void OpenFault(EnvelopeLayout layout, FaultCode code, string text)
    {
        layout.Open("soapenv", "Fault", Soap);
        layout.Leaf("", "faultcode", "", $"soapenv:{code}");
        layout.Leaf("", "faultstring", "", Cut(text, MaxOmschrijvingLength));
    }

    private static void Control(EnvelopeLayout layout, string prefix, string @namespace, Stuurgegevens control)
    {
        layout.Open(prefix, EnvelopeTables.Stuurgegevens, @namespace);
        layout.Leaf("StUF", "berichtcode", Stuf, control.Kind.Berichtcode);
        Write(EnvelopeTables.Zender, control.Zender);
        Write(EnvelopeTables.Ontvanger, control.Ontvanger);
        layout.Leaf("StUF", EnvelopeTables.Referentienummer, Stuf, control.Referentienummer);
        layout.Leaf("StUF", "tijdstipBericht", Stuf, control.TijdstipBericht);
        if (control.CrossRefnummer is { } cross)
            layout.Leaf("StUF", "crossRefnummer", Stuf, cross);
        if (control.Functie is { } functie)
            layout.Leaf("StUF", "functie", Stuf, functie);
        layout.Close();

        void Write(string name, Party party)
        {
            layout.NewLine();
            layout.Xml.WriteStartElement("StUF", name, Stuf);
            layout.Inline("StUF", "organisatie", Stuf, party.Organisatie);
            layout.Inline("StUF", "applicatie", Stuf, party.Applicatie);
            layout.Inline("StUF", "administratie", Stuf, party.Administratie);
            layout.Inline("StUF", "gebruiker", Stuf, party.Gebruiker);
            layout.Xml.WriteEndElement();
        }
    }

    private static void Body(EnvelopeLayout layout, Fout fout, (Stream Content, EnvelopeForm Form)? refused)
    {
        layout.Open("StUF", EnvelopeTables.Body, Stuf);
        layout.Leaf("StUF", "code", Stuf, fout.Code);
        layout.Leaf("StUF", "plek", Stuf, fout.Plek);
        layout.Leaf("StUF", "omschrijving", Stuf, Cut(fout.Omschrijving, MaxOmschrijvingLength));
        if (fout.Details is { } details)
            layout.Leaf("StUF", "details", Stuf, Cut(details, MaxDetailsLength));
        if (refused is { } envelope)
        {
            layout.Open("StUF", "detailsXML", Stuf);
            layout.NewLine();
            using var reader = EnvelopeReader.Open(envelope.Content, keepsComments: true);
            EnvelopeReader.Enter(reader, envelope.Form);
            layout.Xml.WriteNode(reader, defattr: false);
            layout.Close();
        }

        layout.Close();
    }

    private static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        // Half a character is no text.
        return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
    }
}
