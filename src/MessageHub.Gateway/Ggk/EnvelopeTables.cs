using static MessageHub.Gateway.Ggk.ElementModel;
using static MessageHub.Gateway.Ggk.GgkNames;

namespace MessageHub.Gateway.Ggk;

/// <summary>The element tables of the five messages. Reading goes strictly by them; a test holds them against the published rows.</summary>
internal static class EnvelopeTables
{
    public const string Stuurgegevens = "stuurgegevens";
    public const string Parameters = "parameters";
    public const string Body = "body";
    public const string Zender = "zender";
    public const string Ontvanger = "ontvanger";
    public const string Referentienummer = "referentienummer";
    public const string XmlBestand = "xmlBestand";
    public const string TekstBestand = "tekstBestand";

    private static readonly Dictionary<EnvelopeKind, ElementModel> Tables = new()
    {
        [EnvelopeKind.Di01] = WithPayload(EnvelopeKind.Di01, hasCross: false),
        [EnvelopeKind.Du01] = WithPayload(EnvelopeKind.Du01, hasCross: true),
        [EnvelopeKind.Bv03] = Sequence(EnvelopeKind.Bv03.Root, Stuf, Control(EnvelopeKind.Bv03)),
        [EnvelopeKind.Fo03] = Sequence(EnvelopeKind.Fo03.Root, Stuf, Control(EnvelopeKind.Fo03), FoutBody),
        [EnvelopeKind.Fo01] = Sequence(EnvelopeKind.Fo01.Root, Stuf, Control(EnvelopeKind.Fo01), FoutBody),
    };

    private static ElementModel FoutBody => Sequence(
        Body,
        Stuf,
        Leaf("code", Stuf, TextForm.Foutcode),
        Leaf("plek", Stuf, TextForm.Foutplek),
        Leaf("omschrijving", Stuf, TextForm.Foutomschrijving),
        Leaf("details", Stuf, TextForm.Foutdetails).Optional(),
        Any("detailsXML", Stuf).Optional());

    public static ElementModel Of(EnvelopeKind kind) => Tables[kind];

    private static ElementModel WithPayload(EnvelopeKind kind, bool hasCross) => Sequence(
        kind.Root,
        GgkNames.Ggk,
        Sequence(
            Stuurgegevens,
            GgkNames.Ggk,
            [
                Leaf("berichtcode", Stuf, TextForm.Fixed(kind.Berichtcode)),
                Party(Zender, organisatieIsRequired: true),
                Party(Ontvanger, organisatieIsRequired: true),
                Leaf(Referentienummer, Stuf, TextForm.Uuid),
                Leaf("tijdstipBericht", Stuf, TextForm.Tijdstip),
                .. hasCross ? [Leaf("crossRefnummer", Stuf, TextForm.Uuid)] : Array.Empty<ElementModel>(),
                Leaf("functie", Stuf, TextForm.Functie),
            ]),
        Sequence(
            Parameters,
            GgkNames.Ggk,
            Leaf("applicatieVersie", GgkNames.Ggk, TextForm.Versienr),
            Leaf("applicatieSubversie", GgkNames.Ggk, TextForm.Versienr),
            Leaf("functieVersie", GgkNames.Ggk, TextForm.Versienr),
            Leaf("functieSubversie", GgkNames.Ggk, TextForm.Versienr),
            Choice("bericht", GgkNames.Ggk, Base64(XmlBestand, GgkNames.Ggk), Base64(TekstBestand, GgkNames.Ggk, "bestandsnaam"))));

    /// <summary>G-009, G-025: what a hub sends may lack an organisatie, and its numbers may be any text.</summary>
    private static ElementModel Control(EnvelopeKind kind) => Sequence(
        Stuurgegevens,
        Stuf,
        Leaf("berichtcode", Stuf, TextForm.Fixed(kind.Berichtcode)),
        Party(Zender, organisatieIsRequired: false),
        Party(Ontvanger, organisatieIsRequired: false),
        Leaf(Referentienummer, Stuf, TextForm.Refnummer),
        Leaf("tijdstipBericht", Stuf, TextForm.Tijdstip),
        Leaf("crossRefnummer", Stuf, TextForm.Refnummer));

    private static ElementModel Party(string name, bool organisatieIsRequired)
    {
        var organisatie = Leaf("organisatie", Stuf, TextForm.Organisatie);
        return Sequence(
            name,
            Stuf,
            organisatieIsRequired ? organisatie : organisatie.Optional(),
            Leaf("applicatie", Stuf, TextForm.Applicatie),
            Leaf("administratie", Stuf, TextForm.Administratie).Optional(),
            Leaf("gebruiker", Stuf, TextForm.Gebruiker).Optional());
    }
}
