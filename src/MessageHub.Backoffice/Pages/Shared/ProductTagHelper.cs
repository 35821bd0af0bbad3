using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>A product code with the name of the product, as far as the list of products has it.</summary>
[HtmlTargetElement("mh-product", Attributes = "code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProductTagHelper(KnownNames names) : TagHelper
{
    public string? Code { get; set; }

    /// <summary>Its category, which then stands before it.</summary>
    public string? Categorie { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.Append(
            string.IsNullOrEmpty(Categorie) || string.IsNullOrEmpty(Code) ? $"{Categorie}{Code}" : $"{Categorie} / {Code}");
        if ((await names.ReadAsync(CancellationToken.None)).OfProduct(Code) is not { } name)
            return;
        var shown = new TagBuilder("span");
        shown.AddCssClass("mh-quiet");
        shown.InnerHtml.Append(name);
        output.Content.Append(" ").AppendHtml(shown);
    }
}
