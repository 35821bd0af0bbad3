using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.Gateway.Ggk;

/// <summary>A simple type of the envelope (ggk.md, section 6). Lengths are in characters, inclusive; white space counts.</summary>
/// <param name="Name">The name of the type in the schema.</param>
/// <param name="Min">Fewest characters.</param>
/// <param name="Max">Most characters.</param>
/// <param name="Pattern">What the whole value has to match, beside its length.</param>
internal sealed partial record TextForm(string Name, int Min, int Max, Func<string, bool>? Pattern = null)
{
    public static readonly TextForm Organisatie = new("Organisatie", 0, 200);
    public static readonly TextForm Applicatie = new("Applicatie", 3, 50);
    public static readonly TextForm Administratie = new("Administratie", 0, 50);
    public static readonly TextForm Gebruiker = new("Gebruiker", 0, 100);
    public static readonly TextForm Refnummer = new("Refnummer", 0, 40);
    public static readonly TextForm Uuid = new("Refnummer", 36, 36, s => UuidPattern().IsMatch(s));
    public static readonly TextForm Tijdstip = new("Tijdstip", 8, 17, IsTijdstip);
    public static readonly TextForm Functie = new("Functie", 0, 30);
    public static readonly TextForm Versienr = new("Versienr", 4, 4, s => s.All(char.IsAsciiDigit));
    public static readonly TextForm Foutcode = new("Foutcode", 0, 7);
    public static readonly TextForm Foutplek = new("Foutplek", 6, 6, s => s is "client" or "server");
    public static readonly TextForm Foutomschrijving = new("Foutomschrijving", 0, 200);
    public static readonly TextForm Foutdetails = new("Foutdetails", 0, 1000);

    /// <summary>As the schema has it, which wants four characters (G-018).</summary>
    public static readonly TextForm Bestandsnaam =
        new("bestandsnaampattern", 4, 255, s => s.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'));

    /// <summary>A message kind, which has to be this one.</summary>
    public static TextForm Fixed(string value) => new("Berichtcode", value.Length, value.Length, s => s == value);

    public bool Fits(string value) => value.Length >= Min && value.Length <= Max && (Pattern is null || Pattern(value));

    /// <summary>
    /// Reading: the schema takes any 8 to 17 digits, we ask for a moment that exists. Date only is legal, and so is any precision down to
    /// milliseconds.
    /// </summary>
    private static bool IsTijdstip(string value) => value.All(char.IsAsciiDigit)
        && DateTime.TryParseExact(value.PadRight(17, '0'), "yyyyMMddHHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UuidPattern();
}
