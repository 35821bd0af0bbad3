using System.Text.Json;
using MessageHub.Backoffice.Tests;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>One window of the browser on a site: it minds what no page may do, and can be looked at.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>
    /// All rules of WCAG 2.2 A and AA and the good practices axe knows. Between light and dark only colours differ; these do not depend on
    /// the width, and comparing them takes most of the time.
    /// </summary>
    private const string Run = """
        options => axe.run(document, { resultTypes: ['violations'], ...options })
            .then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.target.join(' ') + ' (' + n.failureSummary + ')').slice(0, 5).join('; '))))
        """;

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe", "axe.min.js")));

    private readonly Chromium chromium;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Window(Chromium chromium, IBrowserContext context, IPage page, Uri site)
    {
        (this.chromium, this.context, Page) = (chromium, context, page);
        page.Console += (_, message) =>
        {
            // A page that is refused on purpose is reported on the console too.
            if (message.Type is "error" or "warning" && !message.Text.Contains("responded with a status of", StringComparison.Ordinal))
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

    /// <summary>
    /// Errors, refusals of the content security policy and requests to elsewhere, and what was wrong with the pages that were inspected.
    /// </summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static Task<Window> OpenAsync(Chromium chromium, TestSite site) => OpenAsync(chromium, new Uri(site.App.Urls.First()));

    public static async Task<Window> OpenAsync(Chromium chromium, Uri site)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ColorScheme = Look.All[0].Scheme,
            ViewportSize = new() { Width = Look.All[0].Width, Height = 900 },
            Locale = "nl-NL",
        });
        context.SetDefaultTimeout(30_000);
        return new(chromium, context, await context.NewPageAsync(), site);
    }

    public async Task SignInAsync(string account, string password = TestSite.Password)
    {
        await Page.GotoAsync("/aanmelden");
        await Page.GetByLabel("Account").FillAsync(account);
        await Page.GetByLabel("Wachtwoord").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
    }

    public async Task PressAsync(string button) =>
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public async Task InspectAsync(string name, string path)
    {
        await Page.GotoAsync(path);
        await InspectAsync(name);
    }

    /// <summary>Looks at the page as it stands there in every look: accessible, not wider than the window. Makes pictures.</summary>
    public async Task InspectAsync(string name)
    {
        await Page.EvaluateAsync(Axe.Value);
        foreach (var look in Look.All)
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
            await Page.SetViewportSizeAsync(look.Width, 900);
            object? options = look switch
            {
                { Scheme: ColorScheme.Light, Width: Look.Wide } => new { },
                { Scheme: ColorScheme.Dark, Width: Look.Wide } =>
                    new { runOnly = new { type = "rule", values = new[] { "color-contrast" } } },
                { Scheme: ColorScheme.Light } =>
                    new { rules = new Dictionary<string, object> { ["color-contrast"] = new { enabled = false } } },
                // Narrow and dark has no colour that wide and dark has not, and nothing else that narrow and light has not.
                _ => null,
            };
            if (options is not null)
                complaints.AddRange((await ViolationsAsync(options)).Select(v => $"{name} {look}: {v}"));
            // What is wide scrolls in a box of its own.
            if (!await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                complaints.Add($"{name} {look}: wider than the window");
            if (Screenshots.IsOf(look))
                await ShootAsync($"{name}-{look}");
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = Look.All[0].Scheme });
        await Page.SetViewportSizeAsync(Look.All[0].Width, 900);
    }

    private async Task<string[]> ViolationsAsync(object options)
    {
        chromium.Done = (chromium.Done.Checks + 1, chromium.Done.Pictures);
        return JsonSerializer.Deserialize<string[]>(await Page.EvaluateAsync<string>(Run, options))!;
    }

    public async Task ShootAsync(string name)
    {
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"{name}.png"), FullPage = true });
        chromium.Done = (chromium.Done.Checks, chromium.Done.Pictures + 1);
    }

    public void AssertNothingWrong() => Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
