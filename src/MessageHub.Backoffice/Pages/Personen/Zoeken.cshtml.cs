using System.Globalization;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// Finding messages and allocations by what people say on the telephone. Always a form: nothing that is searched for stands in an address.
/// </summary>
public sealed class ZoekenModel(
    RejectionQueries rejections, ToewijzingQueries toewijzingen, Viewer viewer, Looks looks) : PageModel
{
    public const int MaxShown = 50;

    /// <summary>Longer than any reference of the standard.</summary>
    private const int MaxTextLength = 100;

    [BindProperty]
    public string? Bsn { get; set; }

    [BindProperty]
    public string? Toewijzing { get; set; }

    [BindProperty]
    public string? Declaratie { get; set; }

    [BindProperty]
    public string? Referentie { get; set; }

    [BindProperty]
    public string? Identificatie { get; set; }

    [BindProperty]
    public string? Aanbieder { get; set; }

    [BindProperty]
    public string? Waarom { get; set; }

    public Dictionary<string, string> Problems { get; } = [];

    public bool HasSearched { get; private set; }

    public Page<BerichtRow> Berichten { get; private set; } = new([], null);

    public Page<ToewijzingRow> Toewijzingen { get; private set; } = new([], null);

    public void OnGet()
    {
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var bsn = Parse(nameof(Bsn), Bsn, t => BsnText.Parse(t), "Een bsn heeft negen cijfers en voldoet aan de elfproef.");
        var toewijzing = Parse(
            nameof(Toewijzing),
            Toewijzing,
            t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (long?)null,
            "Een toewijzingsnummer bestaat uit cijfers.");
        var aanbieder = Text(Aanbieder);
        if (aanbieder is not null && (aanbieder.Length != 8 || !aanbieder.All(char.IsAsciiDigit)))
            Problems[nameof(Aanbieder)] = "Een AGB-code heeft acht cijfers.";
        foreach (
            var (field, typed) in new[]
            {
                (nameof(Declaratie), Declaratie),
                (nameof(Referentie), Referentie),
                (nameof(Identificatie), Identificatie),
            })
        {
            if (typed is { Length: > MaxTextLength } || (typed?.Any(char.IsControl) ?? false))
                Problems[field] = $"Gebruik hoogstens {MaxTextLength} gewone tekens.";
        }

        if (Reasons.TextOf(Waarom) is not { } reason)
            Problems[nameof(Waarom)] = "Kies waarom u zoekt.";
        else if (Problems.Count == 0
            && new object?[] { bsn, toewijzing, Text(Declaratie), Text(Referentie), Text(Identificatie), aanbieder }.All(v => v is null))
            Problems[""] = "Vul minstens één veld in.";
        else if (Problems.Count == 0)
            await SearchAsync(bsn, toewijzing, aanbieder, reason, ct);
    }

    public string? ProblemOf(string field) => Problems.GetValueOrDefault(field);

    private async Task SearchAsync(Bsn? bsn, long? toewijzing, string? aanbieder, string reason, CancellationToken ct)
    {
        HasSearched = true;
        foreach (var gemeente in viewer.Gemeenten)
            await looks.AddAsync(Looks.Search, reason, gemeente, bsn is { } client ? [client] : [], null, ct);
        var filter = new BerichtFilter
        {
            Scope = viewer.Scope,
            Bsn = bsn,
            ToewijzingNummer = toewijzing,
            DeclaratieNummer = Text(Declaratie),
            Referentie = Text(Referentie),
            Identificatie = Text(Identificatie),
            Aanbieder = aanbieder,
        };
        Berichten = await rejections.BerichtenAsync(filter, BerichtSort.Newest, new(MaxShown), ct);
        if (bsn is not null || toewijzing is not null)
        {
            Toewijzingen = await toewijzingen.ListAsync(
                new() { Scope = viewer.Scope, Bsn = bsn, ToewijzingNummer = toewijzing, Aanbieder = aanbieder }, new(MaxShown), ct);
        }
    }

    private T? Parse<T>(string field, string? typed, Func<string, T?> parse, string problem)
        where T : struct
    {
        if (Text(typed) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            Problems[field] = problem;
        return value;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
