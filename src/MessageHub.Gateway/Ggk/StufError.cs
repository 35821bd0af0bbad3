namespace MessageHub.Gateway.Ggk;

/// <summary>
/// A code of StUF that the gateway emits, with its wire text (ggk.md, section 10). In the order in which only the first is reported.
/// </summary>
internal sealed record StufError(string Code, string Plek, string Text)
{
    /// <summary>Where the cause is, as the schema spells it (G-011).</summary>
    public const string Client = "client";
    public const string Server = "server";

    public static readonly StufError StufVersion = new("StUF001", Server, "Versie StUF niet ondersteund");
    public static readonly StufError Sectormodel = new("StUF004", Server, "Sectormodel niet ondersteund");
    public static readonly StufError SectormodelVersion = new(
        "StUF007", Server, "Versie sectormodel niet ondersteund") { Details = $"Ondersteund: {GgkNames.Ggk}" };
    public static readonly StufError Ontvanger = new(
        "StUF010", Client, "Combinatie van ontvangende organisatie, applicatie en administratie onbekend");
    public static readonly StufError Zender = new(
        "StUF013", Client, "Combinatie van zendende organisatie, applicatie en administratie onbekend");
    public static readonly StufError NotUnique = new(
        "StUF016",
        Client,
        "Combinatie zender en referentienummer niet uniek") { Details = "Referentienummer eerder ontvangen met afwijkende inhoud" };
    public static readonly StufError BerichtcodeUnknown = new("StUF022", Client, "Berichtcode onbekend");
    public static readonly StufError BerichtcodeNotSupported = new("StUF025", Server, "Berichtcode niet ondersteund");
    public static readonly StufError FunctieUnknown = new("StUF034", Client, "Functie onbekend binnen sectormodel");
    public static readonly StufError FunctieOff = new("StUF037", Server, "Functie niet ondersteund");
    public static readonly StufError FunctieNotHere = new(
        "StUF040", Server, "Combinatie van berichtcode, entiteittype en functie niet ondersteund");
    public static readonly StufError CrossRefnummer = new("StUF043", Client, "Crossreferentienummer niet bekend");
    public static readonly StufError NotStored = new("StUF046", Server, "Opslaan bericht niet mogelijk");

    /// <summary>Reading (G-012): also synchronous, for an envelope that breaks its own schema.</summary>
    public static readonly StufError NotValid = new("StUF055", Client, "Berichtbody is niet conform schema in sectormodel");

    /// <summary>Free text beside the omschrijving, or null. Never anything from a payload.</summary>
    public string? Details { get; init; }

    /// <summary>The same code with what exactly is wrong behind its text.</summary>
    public StufError Because(string why) => this with { Text = $"{Text}: {why}" };
}
