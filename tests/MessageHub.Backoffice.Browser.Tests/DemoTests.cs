using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

[Collection(JourneyCollection.Name)]
public partial class DemoTests(Chromium chromium)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    /// <summary>The program as people start it, in a folder of its own.</summary>
    [Fact]
    public async Task The_demo_tells_where_it_is_and_lets_somebody_in_to_a_filled_region()
    {
        var folder = Directory.CreateTempSubdirectory("messagehub-demo-");
        using var demo = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "MessageHub.Backoffice.dll"), "--demo", "--Backoffice:Url=http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var (address, account, password) = await WelcomeAsync(demo.StandardOutput);
            await using var window = await Window.OpenAsync(chromium, address);
            await window.SignInAsync(account, password);
            await window.Page.GetByLabel("Nieuw wachtwoord").FillAsync("een lange zin als wachtwoord");
            await window.Page.GetByLabel("Nog een keer").FillAsync("een lange zin als wachtwoord");
            await window.PressAsync("Opslaan");
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overzicht");
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "Afgekeurd", Exact = true }).ClickAsync();
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Berichten" }).GetByRole(AriaRole.Row))
                .Not.ToHaveCountAsync(1);
            window.AssertNothingWrong();
        }
        finally
        {
            demo.Kill();
            await demo.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads the console up to the password.</summary>
    private static async Task<(Uri Address, string Account, string Password)> WelcomeAsync(StreamReader console)
    {
        using var patience = new CancellationTokenSource(MaxWait);
        var told = "";
        while (await console.ReadLineAsync(patience.Token) is { } line)
        {
            told += line + '\n';
            if (StartupBanner().Match(told) is { Success: true } match)
                return (new(match.Groups["address"].Value), match.Groups["account"].Value, match.Groups["password"].Value);
        }

        throw new InvalidOperationException($"The demo ended and said: {told}");
    }

    [GeneratedRegex(@"backoffice: (?<address>http://\S+)\n.*account (?<account>\S+), eenmalig wachtwoord (?<password>\S+)\n")]
    private static partial Regex StartupBanner();
}
