using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>The name of a figure, as a link to how it is made (<see cref="Glossary"/>).</summary>
[HtmlTargetElement("mh-term", Attributes = "of")]
public sealed class TermTagHelper : TagHelper
{
    /// <summary>The id of the term.</summary>
    public string Of { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var term = Glossary.Of(Of);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", $"/begrippen#{term.Id}");
        output.Attributes.SetAttribute("class", "mh-term");
        output.Attributes.SetAttribute("title", term.Formula);
    }
}
