using System.Text.Json;
using MessageHub.Backoffice.Tests;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>One window of the browser on a site: it minds what no page may do, and can be looked at.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>Rules of WCAG 2.2 A and AA and the good practices axe knows.</summary>
    private const string Run = "axe.run(document, { resultTypes: ['violations'] }).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.target.join(' ') + ' (' + n.failureSummary + ')').slice(0, 5).join('; '))))";

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe", "axe.min.js")));

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Window(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != site.Authority)
                complaints.Add($"asked for {request.Url}");
        };
    }

    public IPage Page { get; }

    public static async Task<Window> OpenAsync(Chromium chromium, TestSite site, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var address = new Uri(site.App.Urls.First());
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "nl-NL",
        });
        context.SetDefaultTimeout(30_000);
        return new(context, await context.NewPageAsync(), address);
    }

    public async Task SignInAsync(string account, string password = TestSite.Password)
    {
        await Page.GotoAsync("/aanmelden");
        await Page.GetByLabel("Account").FillAsync(account);
        await Page.GetByLabel("Wachtwoord").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
    }

    /// <summary>What an automated check of accessibility finds on the page, in words.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        return JsonSerializer.Deserialize<string[]>(await Page.EvaluateAsync<string>(Run))!;
    }

    /// <summary>The page does not scroll sideways; what is wide scrolls in a box of its own.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    public Task ShootAsync(string name)
    {
        Directory.CreateDirectory(Chromium.Screenshots);
        return Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"{name}.png"), FullPage = true });
    }

    /// <summary>Errors, refusals of the content security policy and requests to elsewhere, so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
