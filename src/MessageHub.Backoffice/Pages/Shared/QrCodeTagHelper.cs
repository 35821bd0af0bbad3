using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// A QR code as a picture in the page: one path in a vector picture, so that nothing but the page itself has to be asked for.
/// </summary>
[HtmlTargetElement("qr-code", Attributes = "text")]
public sealed class QrCodeTagHelper : TagHelper
{
    /// <summary>What the code holds.</summary>
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // The light edge that readers need is part of what comes out.
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix.Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mh-qr");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", "QR-code voor de app. De sleutel staat hieronder ook in letters.");
        output.Attributes.SetAttribute("viewBox", $"0 0 {code.ModuleMatrix.Count} {code.ModuleMatrix.Count}");
        output.Content.SetHtmlContent($"<path fill=\"#000\" d=\"{path}\"/>");
    }
}
