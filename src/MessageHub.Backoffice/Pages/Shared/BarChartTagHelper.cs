using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MessageHub.Backoffice.Pictures;
using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// A bar chart as a picture in the page, drawn here: no script. A table beside it has the same figures, so it is no image to those who hear
/// the page.
/// </summary>
[HtmlTargetElement("bar-chart", Attributes = "label,bars")]
public sealed class BarChartTagHelper : TagHelper
{
    private const int Width = 960;
    private const int Height = 220;
    private const int Left = 56;
    private const int Top = 10;
    private const int Bottom = 28;

    public string Label { get; set; } = "";

    public IReadOnlyList<Bar> Bars { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mh-picture");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"{Label}; de tabel hieronder heeft dezelfde cijfers");
        output.Content.SetHtmlContent(Draw());
    }

    private string Draw()
    {
        var svg = new StringBuilder();
        var top = Nice(Math.Max(1, Bars.Select(b => b.Total).DefaultIfEmpty(0).Max()));
        const int plot = Height - Top - Bottom;
        for (var i = 0; i <= 4; i += 2)
        {
            var y = Height - Bottom - (plot * i / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y}.5H{Width}\"/>");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"q\" x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{Dutch.Number(top * i / 4)}</text>");
        }

        var step = (Width - Left) / (double)Math.Max(1, Bars.Count);
        var each = Math.Max(1, (int)Math.Ceiling(Bars.Count / (960 / 90.0)));
        for (var i = 0; i < Bars.Count; i++)
        {
            var x = Left + (i * step) + (step * 0.15);
            var y = (double)(Height - Bottom);
            foreach (var (kind, size) in Bars[i].Parts.Where(p => p.Size > 0))
            {
                var height = plot * (double)size / top;
                y -= height;
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{step * 0.7:0.#}\" height=\"{height:0.#}\"/>");
            }

            if (i % each == 0)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"q\" x=\"{x + (step * 0.35):0.#}\" y=\"{Height - 8}\" "
                    + $"text-anchor=\"middle\">{HtmlEncoder.Default.Encode(Bars[i].Label)}</text>");
            }
        }

        return svg.ToString();
    }

    /// <summary>A round number that is not smaller and can be halved.</summary>
    private static long Nice(long value)
    {
        for (long unit = 1; ; unit *= 10)
        {
            foreach (var factor in new[] { 2, 4, 6, 8, 10 })
            {
                if (unit * factor >= value)
                    return unit * factor;
            }
        }
    }
}
