using System.Globalization;
using System.Text.RegularExpressions;
using MessageHub.Berichten.Model;

namespace MessageHub.Processing;

/// <summary>
/// Where in a message something is wrong, in the words of people: the number by which the sender knows the record, and which one of
/// which client it is. Clients are counted and never named.
/// </summary>
public static partial class FindingPlace
{
    /// <summary>
    /// The number by which the sender knows a record, with the word for it: <c>referentie R0502</c>. Null when it has none.
    /// </summary>
    public static string? ReferenceOf(Klasse instance) => instance switch
    {
        Prestatie p => Worded("referentie", p.ProductReferentie.ReferentieNummer),
        StartProduct { ToewijzingNummer: { } nummer } => Worded("toewijzing", nummer),
        StopProduct { ToewijzingNummer: { } nummer } => Worded("toewijzing", nummer),
        ToegewezenProduct p => Worded("toewijzing", p.ToewijzingNummer),
        OngewijzigdProduct p => Worded("toewijzing", p.ToewijzingNummer),
        TeWijzigenProduct p => Worded("toewijzing", p.ToewijzingNummer),
        AangevraagdProduct p => Worded("referentie", p.ReferentieAanbieder),
        Verzoek v => Worded("referentie", v.ReferentieAanbieder),
        Antwoord a => Worded("referentie", a.ReferentieAanbieder),
        Declaratie d => Worded("declaratie", d.DeclaratieNummer),
        _ => null,
    };

    /// <summary>
    /// A path in words, the innermost record first: <c>/Bericht/Declaratie[1]/Clienten[1]/Client[2]/Prestaties[1]/Prestatie[3]</c> is
    /// "prestatie 3 van cliënt 2". The message itself when the path names no record.
    /// </summary>
    public static string Describe(string path)
    {
        var records = Step().Matches(path)
            .Where(m => WordOf(m.Groups[1].Value) is not null)
            .Select(
                m => (
                    Word: WordOf(m.Groups[1].Value)!,
                    Number: int.Parse(m.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)))
            .Reverse()
            .Select(r => IsOnlyOne(r.Word) ? r.Word : $"{r.Word} {r.Number}");
        var words = string.Join(" van ", records);
        return words.Length > 0 ? words : "het bericht";
    }

    private static string Worded(string word, object number) => string.Create(CultureInfo.InvariantCulture, $"{word} {number}");

    private static string? WordOf(string element) => element switch
    {
        nameof(Header) => "de kop",
        nameof(Client) => "cliënt",
        nameof(Relatie) => "relatie",
        nameof(Contact) => "contact",
        nameof(Prestatie) => "prestatie",
        nameof(StartProduct) => "start",
        nameof(StopProduct) => "stop",
        nameof(ToegewezenProduct) => "toegewezen product",
        nameof(AangevraagdProduct) => "aangevraagd product",
        nameof(OngewijzigdProduct) => "ongewijzigd product",
        nameof(TeWijzigenProduct) => "te wijzigen product",
        nameof(NieuwProduct) => "nieuw product",
        nameof(Verzoek) => "het verzoek",
        nameof(Antwoord) => "het antwoord",
        _ => null,
    };

    private static bool IsOnlyOne(string word) =>
        word.StartsWith("de ", StringComparison.Ordinal) || word.StartsWith("het ", StringComparison.Ordinal);

    [GeneratedRegex(@"/([A-Za-z]+)\[([0-9]{1,9})\]")]
    private static partial Regex Step();
}
