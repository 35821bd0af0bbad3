using System.Globalization;
using System.Text;
using MessageHub.Backoffice.Pictures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>A QR code as a picture in the page, with the four light modules around it that readers need.</summary>
[HtmlTargetElement("qr-code", Attributes = "text")]
public sealed class QrCodeTagHelper : TagHelper
{
    private const int Quiet = 4;

    /// <summary>What the code holds.</summary>
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var code = QrCode.Of(Text);
        var path = new StringBuilder();
        for (var row = 0; row < code.Size; row++)
        {
            for (var column = 0; column < code.Size; column++)
            {
                if (code[row, column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column + Quiet} {row + Quiet}h1v1h-1z");
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mh-qr");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", "QR-code voor de app. De sleutel staat hieronder ook in letters.");
        output.Attributes.SetAttribute("viewBox", $"0 0 {code.Size + (2 * Quiet)} {code.Size + (2 * Quiet)}");
        output.Content.SetHtmlContent($"<path fill=\"#000\" d=\"{path}\"/>");
    }
}
