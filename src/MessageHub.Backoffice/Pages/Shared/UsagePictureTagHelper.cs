using System.Globalization;
using System.Text;
using MessageHub.Backoffice.Text;
using MessageHub.Register.Queries.Toewijzingen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>
/// The life of an allocation as a picture: above a bar of its term with starts and stops, below per month what was used against the most
/// it may hold. The table under it has the same figures.
/// </summary>
[HtmlTargetElement("usage-picture", Attributes = "detail,today")]
public sealed class UsagePictureTagHelper : TagHelper
{
    private const int Width = 960;
    private const int Left = 96;
    private const int TermTop = 26;
    private const int Plot = 170;
    private const int PlotTop = 66;
    private const int Height = PlotTop + Plot + 28;

    private DateOnly first;
    private double perDay;

    public ToewijzingDetail Detail { get; set; } = null!;

    public DateOnly Today { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "mh-picture");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", "Gebruik per maand; de tabel hieronder heeft dezelfde cijfers");
        output.Content.SetHtmlContent(Draw());
    }

    private string Draw()
    {
        var months = Detail.Usage!.Months;
        first = months[0].Month;
        var last = months[^1].Month.AddMonths(1);
        perDay = (Width - Left) / (double)(last.DayNumber - first.DayNumber);
        var top = Math.Max(1, months.Max(m => Math.Max(m.Limit ?? 0, m.Used + m.Held)));

        var svg = new StringBuilder();
        DrawTerm(svg, last);
        foreach (var part in new[] { 0, 2, 4 })
        {
            var y = PlotTop + Plot - (Plot * part / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y}.5H{Width}\"/>");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"q\" x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{Amount(top * part / 4)}</text>");
        }

        var each = Math.Max(1, (int)Math.Ceiling(months.Count / 14.0));
        foreach (var (i, month) in months.Index())
        {
            var (x, width) = (X(month.Month), X(month.Month.AddMonths(1)) - X(month.Month));
            if (month.Limit is { } max)
                Bar(svg, "assigned", x + (width * 0.08), width * 0.84, 0, max, top);
            Bar(svg, "granted", x + (width * 0.22), width * 0.56, 0, month.Used, top);
            Bar(svg, "held", x + (width * 0.22), width * 0.56, month.Used, month.Held, top);
            if (i % each == 0)
            {
                var label = i == 0 || month.Month.Month == 1
                    ? $"{Dutch.ShortMonth(month.Month)} {month.Month.Year}"
                    : Dutch.ShortMonth(month.Month);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"q\" x=\"{x + (width / 2):0.#}\" y=\"{Height - 8}\" text-anchor=\"middle\">{label}</text>");
            }
        }

        if (Today >= first && Today < last)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"today\" d=\"M{X(Today):0.#} {TermTop - 6}V{PlotTop + Plot}\"/>");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"q\" x=\"{X(Today):0.#}\" y=\"{TermTop - 12}\" text-anchor=\"middle\">vandaag</text>");
        }

        return svg.ToString();
    }

    private void DrawTerm(StringBuilder svg, DateOnly last)
    {
        if (Detail.Current is not { } current)
            return;
        var (from, to) = (X(current.Ingangsdatum), X(current.Einddatum is { } end && end < last ? end.AddDays(1) : last));
        svg.Append(
            CultureInfo.InvariantCulture, $"<text class=\"q\" x=\"{Left - 8}\" y=\"{TermTop + 12}\" text-anchor=\"end\">looptijd</text>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"plain\" x=\"{from:0.#}\" y=\"{TermTop}\" width=\"{Math.Max(2, to - from):0.#}\" height=\"16\" rx=\"3\"/>");
        foreach (var levering in Detail.Leveringen.Where(l => l.DeletedBy is null))
        {
            var x = X(levering.Einddatum ?? levering.Begindatum);
            svg.Append(levering.RedenBeeindiging is null
                ? string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{TermTop - 2}\" text-anchor=\"middle\">▼</text>")
                : string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{TermTop + 28}\" text-anchor=\"middle\">■</text>"));
        }
    }

    private static void Bar(StringBuilder svg, string kind, double x, double width, long from, long size, long top)
    {
        if (size <= 0)
            return;
        var (height, below) = (Plot * (double)size / top, Plot * (double)from / top);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{PlotTop + Plot - below - height:0.#}\" "
            + $"width=\"{width:0.#}\" height=\"{height:0.#}\"/>");
    }

    /// <summary>Where a day begins; what lies outside the picture is drawn at its edge.</summary>
    private double X(DateOnly day) => Math.Clamp(Left + ((day.DayNumber - first.DayNumber) * perDay), Left, Width);

    private string Amount(long amount) => Detail.Usage!.Unit switch
    {
        UsageUnit.Eurocent => Dutch.Euro(amount),
        UsageUnit.Minuten => $"{Dutch.Number(amount / 60)} uur",
        _ => Dutch.Number(amount),
    };
}
