using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// Pages as a browser reads them: asked for elements, so that the order of attributes and the way a text is escaped do not count.
/// </summary>
internal static partial class Html
{
    public static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) => Parse(await response.Content.ReadAsStringAsync());

    /// <summary>What people read: all texts with a space between them, white space as one space.</summary>
    public static string Words(this INode node) =>
        Spaces()
            .Replace(
                string.Join(
                    ' ',
                    node.Descendants<IText>().Where(t => t.ParentElement is not { LocalName: "script" or "style" }).Select(t => t.Data)),
                " ");

    /// <summary>What the first field of this name holds; null where no form has it.</summary>
    public static string? Field(this IParentNode page, string name) => page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    /// <summary>The address of the first link that begins so; null where there is none.</summary>
    public static string? Link(this IParentNode page, string start) => page.QuerySelector($"a[href^='{start}']")?.GetAttribute("href");

    /// <summary>There is a form for this handler of the page.</summary>
    public static bool Offers(this IParentNode page, string handler) =>
        page.QuerySelector($"form[action*='handler={handler}']") is not null;

    /// <summary>Everything a browser runs, or styles that the policy of the site forbids: elements and attributes.</summary>
    public static IReadOnlyList<string> Active(this IParentNode page) =>
    [
        .. page.QuerySelectorAll("script, style").Select(e => e.OuterHtml),
        .. from element in page.QuerySelectorAll("*")
           from attribute in element.Attributes
           where attribute.Name is "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)
               || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
           select $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">",
    ];

    /// <summary>Every address on the page: where links lead, forms go and pictures come from.</summary>
    public static IEnumerable<string> Addresses(this IParentNode page) =>
        from element in page.QuerySelectorAll("[href], [action], [formaction], [src]")
        from name in new[] { "href", "action", "formaction", "src" }
        where element.HasAttribute(name)
        select element.GetAttribute(name)!;

    /// <summary>The files of this site that a page loads.</summary>
    public static IEnumerable<string> LoadedFiles(this IParentNode page) =>
        page.QuerySelectorAll("link[href^='/']").Select(l => l.GetAttribute("href")!);

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
