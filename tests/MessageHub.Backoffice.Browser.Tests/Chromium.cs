using Microsoft.Playwright;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>Debian's Chromium, started once for the tests of a collection. At the end it says what was looked at.</summary>
/// <param name="messages">Shown on the console when the tests run.</param>
public sealed class Chromium(IMessageSink messages) : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>How often a page was checked for accessibility, and how many pictures were made.</summary>
    internal (int Checks, int Pictures) Done { get; set; }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException(
                $"These tests need Debian's package chromium ({Program}). Install it: apt-get install chromium");
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        messages.OnMessage(
            new DiagnosticMessage($"{Done.Checks} checks of accessibility; {Done.Pictures} pictures of pages in {Screenshots.Folder}"));
        if (Browser is not null)
            await Browser.CloseAsync();
        playwright?.Dispose();
    }
}
