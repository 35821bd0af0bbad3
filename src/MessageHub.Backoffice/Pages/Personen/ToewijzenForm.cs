using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Berichten;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>A new allocation, as somebody types it: for whom, at which aanbieder, and who the client is.</summary>
public sealed class ToewijzenForm : CareForm
{
    /// <summary>CBS code.</summary>
    public string? Gemeente { get; set; }

    /// <summary>ijw or iwmo.</summary>
    public string? Domein { get; set; }

    /// <summary>AGB code.</summary>
    public string? Aanbieder { get; set; }

    public string? Bsn { get; set; }

    public string? Achternaam { get; set; }

    public string? Voorvoegsel { get; set; }

    public string? Voorletters { get; set; }

    public string? Geboren { get; set; }

    /// <summary>COD046.</summary>
    public string? Geslacht { get; set; }

    /// <summary>The domain that was chosen.</summary>
    public Standaard? Standaard => Text(Domein) switch
    {
        "ijw" => Berichten.Standaard.Ijw,
        "iwmo" => Berichten.Standaard.Iwmo,
        _ => null,
    };

    /// <summary>Where the allocation goes and for whom, or what is wrong with what was typed.</summary>
    /// <param name="gemeenten">Those of the person who types.</param>
    /// <param name="known">The client, when the page was opened for one.</param>
    public (ExchangeScope? Scope, Bsn? Bsn, string? Problem) ReadFor(IReadOnlyList<string> gemeenten, Bsn? known)
    {
        var gemeente = Text(Gemeente) ?? (gemeenten is [var only] ? only : null);
        var bsn = known ?? (Text(Bsn) is { } typed ? BsnText.Parse(typed) : null);
        var problem = gemeente is null || !gemeenten.Contains(gemeente) ? "Kies een gemeente."
            : Standaard is null ? "Kies een domein."
            : Text(Aanbieder) is not { Length: 8 } agb || !agb.All(char.IsAsciiDigit) ? "De AGB-code van de aanbieder heeft acht cijfers."
            : bsn is null ? "Een bsn heeft negen cijfers en voldoet aan de elfproef."
            : null;
        return problem is null ? (new(Standaard!.Value, gemeente!, Text(Aanbieder)!), bsn, null) : (null, null, problem);
    }

    /// <summary>What is assigned, or what is wrong with what was typed.</summary>
    public (OwnChange.Assign? New, string? Problem) ReadCare() => ReadAssign();

    /// <summary>What was typed of the client, null when nothing was; or what is wrong with it.</summary>
    public (TypedPerson? Person, string? Problem) ReadClient()
    {
        var (person, problem) = ReadPerson();
        if (problem is not null || Text(Achternaam) is not { } name)
            return (person, problem);
        if (AddressBinding.DayOf(Text(Geboren)) is not { } born)
            return (null, "Vul de geboortedatum van de cliënt in.");
        return (
            (person ?? new()) with
            {
                Achternaam = name,
                Voorvoegsel = Text(Voorvoegsel),
                Voorletters = LettersOf(Voorletters),
                Geboortedatum = born,
                Geslacht = Text(Geslacht),
            },
            null);
    }
}
