using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>The links with which a table is saved: as CSV and for Excel. Each says by itself what it saves.</summary>
[HtmlTargetElement("mh-save", Attributes = "label,address")]
public sealed class SaveTagHelper : TagHelper
{
    /// <summary>What is saved: "Alles opslaan".</summary>
    public string Label { get; set; } = "";

    /// <summary>Where the table is (<see cref="TableDownload{T}"/>).</summary>
    public string Address { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mh-buttons mh-no-print");
        output.Content.AppendHtml(Link(Address, "CSV"));
        output.Content.AppendHtml(Link(QueryHelpers.AddQueryString(Address, TableForm.Parameter, TableForm.Xlsx), "Excel"));
    }

    private TagBuilder Link(string address, string form)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.Append($"{Label} als {form}");
        return link;
    }
}
