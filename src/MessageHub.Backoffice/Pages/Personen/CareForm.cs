using System.Globalization;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Berichten.Model;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>What every decision on care may need to be typed: other care, what is not known of the client, and why.</summary>
public abstract class CareForm
{
    /// <summary>WJ756, as far as care is assigned in it.</summary>
    public static IReadOnlyList<string> Eenheden { get; } = ["01", "04", "14", "16", "82", "83", "84"];

    /// <summary>WMO757.</summary>
    public static IReadOnlyList<string> Frequenties { get; } = ["1", "2", "4", "6"];

    public string? Categorie { get; set; }

    public string? Product { get; set; }

    public string? Ingang { get; set; }

    public string? Eind { get; set; }

    public string? Volume { get; set; }

    public string? Eenheid { get; set; }

    public string? Frequentie { get; set; }

    /// <summary>Euro, with a comma or a point.</summary>
    public string? Budget { get; set; }

    public string? Straat { get; set; }

    public string? Huisnummer { get; set; }

    public string? Huisletter { get; set; }

    public string? Postcode { get; set; }

    public string? Plaats { get; set; }

    public string? GezagSoort { get; set; }

    public string? GezagNaam { get; set; }

    public string? GezagVoorletters { get; set; }

    public string? GezagTelefoon { get; set; }

    /// <summary>Why.</summary>
    public string? Waarom { get; set; }

    /// <summary>What was typed, by name, for a form that sends it again.</summary>
    public IEnumerable<(string Name, string Value)> Typed() =>
        from property in GetType().GetProperties()
        where property.CanWrite
        let value = Convert.ToString(property.GetValue(this), CultureInfo.InvariantCulture)
        where value is { Length: > 0 } and not "False"
        select (property.Name, value);

    /// <summary>The care that was typed, or what is wrong with it.</summary>
    protected (GevraagdProduct.Nieuw? Product, string? Problem) ReadProduct()
    {
        if (AddressBinding.DayOf(Text(Ingang)) is not { } from)
            return (null, "Vul de ingangsdatum in.");
        var until = AddressBinding.DayOf(Text(Eind));
        if (until is null && Text(Eind) is not null)
            return (null, "De einddatum is geen datum.");
        long? volume = null;
        if (Text(Volume) is { } amount)
        {
            if (!long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
                return (null, "Het volume is een heel getal van 1 of meer.");
            volume = number;
        }

        var budget = Text(Budget) is { } euros ? Cents(euros) : null;
        if (budget is null && Text(Budget) is not null)
            return (null, "Het budget is een bedrag in euro, met hoogstens twee cijfers achter de komma.");
        if (volume is not null && budget is not null)
            return (null, "Vul een volume in of een budget, niet allebei.");
        if (volume is not null && (Text(Eenheid) is null || Text(Frequentie) is null))
            return (null, "Bij een volume horen een eenheid en een frequentie.");
        if (Text(Product) is not null && Text(Categorie) is null)
            return (null, "Bij een productcode hoort een categorie.");
        return (
            new(
                Text(Categorie) is { } categorie ? new Product { Categorie = categorie, Code = Text(Product) } : null,
                from,
                until,
                volume is { } units ? new Omvang { Volume = units, Eenheid = Text(Eenheid)!, Frequentie = Text(Frequentie)! } : null,
                budget),
            null);
    }

    /// <summary>The new allocation that was typed, or what is wrong with it.</summary>
    protected (OwnChange.Assign? New, string? Problem) ReadAssign()
    {
        var (care, problem) = ReadProduct();
        return care is null ? (null, problem) : (new(care.Product, care.Ingangsdatum, care.Einddatum, care.Omvang, care.Budget), null);
    }

    /// <summary>What was typed of the client, null when nothing was; or what is wrong with it.</summary>
    protected (TypedPerson? Person, string? Problem) ReadPerson()
    {
        long? house = null;
        if (Text(Huisnummer) is { } number)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed is 0 or > 99_999)
                return (null, "Het huisnummer is een getal. Zet een letter in het vak ernaast.");
            house = parsed;
        }

        var person = new TypedPerson
        {
            Straatnaam = Text(Straat),
            Huisnummer = house,
            Huisletter = Text(Huisletter),
            Postcode = Text(Postcode)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(),
            Plaatsnaam = Text(Plaats),
            GezagSoort = Text(GezagNaam) is null ? null : Text(GezagSoort) ?? Codes.SoortRelatie.Ouder,
            GezagAchternaam = Text(GezagNaam),
            GezagVoorletters = LettersOf(GezagVoorletters),
            GezagTelefoon = Text(GezagTelefoon),
        };
        return (person.HasAddress || person.HasCustodian ? person : null, null);
    }

    /// <summary>Whole cents, or null.</summary>
    protected static long? Cents(string euros)
    {
        var parts = euros.Replace('.', ',').Split(',');
        return parts.Length <= 2 && parts[0].Length is > 0 and <= 12 && parts.All(p => p.All(char.IsAsciiDigit))
            && (parts.Length == 1 || parts[1].Length is 1 or 2)
                ? (long.Parse(parts[0], CultureInfo.InvariantCulture) * 100)
                    + (parts.Length == 2 ? long.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture) : 0)
                : null;
    }

    /// <summary>A day as a field of a form holds it.</summary>
    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>J.P. is JP, as the schema wants it.</summary>
    protected static string? LettersOf(string? typed) => Text(typed) is { } letters ? string.Concat(letters.Where(char.IsLetter)) : null;

    /// <summary>What was typed, without blanks around it; null when there is nothing.</summary>
    protected static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
