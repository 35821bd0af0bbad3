using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>What may be typed in a box that names this list; something else may be typed too.</summary>
[HtmlTargetElement("mh-suggestions", Attributes = "id,values")]
public sealed class SuggestionsTagHelper : TagHelper
{
    public IReadOnlyList<string> Values { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "datalist";
        foreach (var value in Values)
            output.Content.AppendHtml(
                new TagBuilder("option") { Attributes = { ["value"] = value }, TagRenderMode = TagRenderMode.StartTag });
    }
}
