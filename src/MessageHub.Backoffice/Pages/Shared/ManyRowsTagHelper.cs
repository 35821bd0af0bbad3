using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// What is repeated a hundred times is sent without the indentation that its source has: half of the bytes of a long table are that.
/// </summary>
[HtmlTargetElement("tbody")]
[HtmlTargetElement("select")]
public sealed partial class ManyRowsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = (await output.GetChildContentAsync()).GetContent();
        output.Content.SetHtmlContent(BetweenTags().Replace(content, ">\n<"));
    }

    /// <summary>White space between two tags, one of which stands on a line of its own; text is left as it is.</summary>
    [GeneratedRegex(">\\s*\\n\\s*<")]
    private static partial Regex BetweenTags();
}
