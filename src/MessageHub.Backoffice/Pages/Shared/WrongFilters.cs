using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// Which parts of an address could not be read: a page is shown without them and says so, a file is not made without them.
/// </summary>
public static class WrongFilters
{
    /// <summary>More of a value is not repeated.</summary>
    private const int MaxShown = 30;

    public static IEnumerable<string> Of(ModelStateDictionary state) =>
        from entry in state
        where entry.Value?.ValidationState is ModelValidationState.Invalid
        select $"Het filter “{NameOf(entry.Key)}” klopte niet{Shown(entry.Value!.AttemptedValue)} en is niet gebruikt.";

    /// <summary>
    /// The answer to who asks for a file with such a filter, or null when all was read: a file of something else is worse than none.
    /// </summary>
    public static IActionResult? Refusal(ModelStateDictionary state) => state.IsValid ? null : Refusal(string.Join(' ', Of(state)));

    /// <summary>A file that is not made, and why.</summary>
    public static IActionResult Refusal(string reason) =>
        new ContentResult { StatusCode = StatusCodes.Status400BadRequest, ContentType = "text/plain; charset=utf-8", Content = reason };

    /// <summary>As it stands in the address.</summary>
    private static string NameOf(string key) => key[(key.LastIndexOf('.') + 1)..].ToLowerInvariant();

    private static string Shown(string? value)
    {
        var text = string.Concat((value ?? "").Where(c => !char.IsControl(c)));
        return text.Length == 0 ? "" : $" ({(text.Length > MaxShown ? $"{text[..MaxShown]}…" : text)})";
    }
}
