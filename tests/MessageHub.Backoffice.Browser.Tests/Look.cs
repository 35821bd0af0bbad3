using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>How somebody may have set the browser.</summary>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Width">Of the window, in pixels.</param>
internal sealed record Look(ColorScheme Scheme, int Width)
{
    public const int Wide = 1280;
    public const int Narrow = 390;

    /// <summary>The looks in which every page has to be right. The first is how a window opens.</summary>
    public static readonly IReadOnlyList<Look> All =
    [
        new(ColorScheme.Light, Wide), new(ColorScheme.Dark, Wide), new(ColorScheme.Dark, Narrow), new(ColorScheme.Light, Narrow),
    ];

    public override string ToString() => $"{(Scheme is ColorScheme.Dark ? "dark" : "light")}-{Width}";
}
