using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// A label, what it says more, what is wrong, and the control that stands inside it, tied together for people who hear the page.
/// </summary>
[HtmlTargetElement("mh-field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The id of the control.</summary>
    public string For { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>What is wrong; nothing when it is empty.</summary>
    public string? Error { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "mh-field");
        var label = new TagBuilder("label");
        label.Attributes["for"] = For;
        label.InnerHtml.Append(Label);
        output.PreContent.AppendHtml(label);
        var (hasError, hasHint) = (!string.IsNullOrEmpty(Error), !string.IsNullOrEmpty(Hint));
        if (!hasError && !hasHint)
            return;

        var more = new TagBuilder("span");
        more.Attributes["id"] = $"{For}-more";
        more.AddCssClass("mh-more");
        if (hasError)
            more.InnerHtml.AppendHtml(Part("mh-wrong", Error!));
        if (hasHint)
            more.InnerHtml.AppendHtml(Part("mh-hint", Hint!));
        output.PreContent.AppendHtml(more);
        var control = (await output.GetChildContentAsync()).GetContent();
        output.Content.SetHtmlContent(control.Replace(
            $" id=\"{For}\"", $" id=\"{For}\" aria-describedby=\"{For}-more\"{(hasError ? " aria-invalid=\"true\"" : "")}",
            StringComparison.Ordinal));
    }

    private static TagBuilder Part(string name, string text)
    {
        var part = new TagBuilder("span");
        part.AddCssClass(name);
        part.InnerHtml.Append(text);
        return part;
    }
}
