namespace MessageHub.HubSimulator.Checks;

/// <summary>The codes a receiver may give in a Fo03, with where the cause lies and the text it then has (ggk.md §10).</summary>
public static class StUFCodes
{
    private static readonly Dictionary<string, (string Plek, string Text)> Table = new()
    {
        ["StUF001"] = ("server", "Versie StUF niet ondersteund"),
        ["StUF004"] = ("server", "Sectormodel niet ondersteund"),
        ["StUF007"] = ("server", "Versie sectormodel niet ondersteund"),
        ["StUF010"] = ("client", "Combinatie van ontvangende organisatie, applicatie en administratie onbekend"),
        ["StUF013"] = ("client", "Combinatie van zendende organisatie, applicatie en administratie onbekend"),
        ["StUF016"] = ("client", "Combinatie zender en referentienummer niet uniek"),
        ["StUF022"] = ("client", "Berichtcode onbekend"),
        ["StUF025"] = ("server", "Berichtcode niet ondersteund"),
        ["StUF034"] = ("client", "Functie onbekend binnen sectormodel"),
        ["StUF037"] = ("server", "Functie niet ondersteund"),
        ["StUF040"] = ("server", "Combinatie van berichtcode, entiteittype en functie niet ondersteund"),
        ["StUF043"] = ("client", "Crossreferentienummer niet bekend"),
        ["StUF046"] = ("server", "Opslaan bericht niet mogelijk"),
        ["StUF055"] = ("client", "Berichtbody is niet conform schema in sectormodel"),
    };

    /// <summary>Every code of the table.</summary>
    public static IEnumerable<string> All => Table.Keys;

    /// <summary>client or server; what the table does not know is the sender's.</summary>
    public static string PlekOf(string code) => Table.TryGetValue(code, out var row) ? row.Plek : "client";

    /// <summary>The text on the wire; the code itself where the table has none.</summary>
    public static string TextOf(string code) => Table.TryGetValue(code, out var row) ? row.Text : code;
}
