using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// An aanbieder with its name, as far as the list of aanbieders has it; a link to its sheet for who may open that.
/// </summary>
[HtmlTargetElement("mh-aanbieder", Attributes = "agb", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AanbiederTagHelper(KnownNames names, Viewer viewer) : TagHelper
{
    public string? Agb { get; set; }

    /// <summary>Stands within a link to elsewhere.</summary>
    public bool InLink { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Agb is not { } agb)
            return;
        var text = Names.Aanbieder(agb, (await names.ReadAsync(CancellationToken.None)).OfAanbieder(agb));
        if (InLink || !viewer.ManagesContracts || !Names.IsAgb(agb))
        {
            output.Content.SetContent(text);
            return;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"/aanbieder/{agb}";
        link.InnerHtml.Append(text);
        output.Content.SetHtmlContent(link);
    }
}
