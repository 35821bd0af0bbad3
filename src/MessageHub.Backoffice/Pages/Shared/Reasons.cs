namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>Why somebody needs the data of a person. A list, because what people type could hold the person's name.</summary>
public static class Reasons
{
    /// <summary>What the form sends, what the person reads and the log keeps.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> All =
    [
        ("aanbieder", "Vraag van een aanbieder"),
        ("client", "Vraag van een cliënt"),
        ("afkeuring", "Afgekeurd bericht uitzoeken"),
        ("besluit", "Besluit voorbereiden"),
        ("controle", "Controle op rechtmatigheid"),
        ("klacht", "Bezwaar of klacht"),
    ];

    /// <summary>The text of a reason, or null when it is none of them.</summary>
    public static string? TextOf(string? value) => All.FirstOrDefault(r => r.Value == value).Text;
}
