using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>A label, what it says more, what is wrong, and the control that stands inside it, tied together for people who hear the page.</summary>
[HtmlTargetElement("mh-field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The id of the control. Its aria-describedby is "{id}-more" when there is a hint or an error.</summary>
    public string For { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>What is wrong, or null.</summary>
    public string? Error { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "mh-field");
        var label = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("label");
        label.Attributes["for"] = For;
        label.InnerHtml.Append(Label);
        output.PreContent.AppendHtml(label);
        if (Hint is null && Error is null)
            return;
        var more = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("span");
        more.Attributes["id"] = $"{For}-more";
        more.AddCssClass(Error is null ? "mh-hint" : "mh-wrong");
        more.InnerHtml.Append(Error ?? Hint!);
        output.PreContent.AppendHtml(more);
    }
}
