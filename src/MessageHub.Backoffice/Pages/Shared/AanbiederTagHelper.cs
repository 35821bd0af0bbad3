using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>An aanbieder with its name, as far as the list of aanbieders has it.</summary>
[HtmlTargetElement("mh-aanbieder", Attributes = "agb", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AanbiederTagHelper(KnownNames names) : TagHelper
{
    public string? Agb { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (Agb is { } agb)
            output.Content.SetContent(Names.Aanbieder(agb, (await names.ReadAsync(CancellationToken.None)).OfAanbieder(agb)));
    }
}
