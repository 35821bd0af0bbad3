namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>Pictures of pages, for a person to look at.</summary>
internal static class Screenshots
{
    private static readonly string? Asked = Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_SCREENSHOTS") is { Length: > 0 } folder
        ? folder
        : null;

    /// <summary><c>MESSAGEHUB_TEST_SCREENSHOTS</c>, or <c>artifacts/backoffice</c> in the checkout.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Asked ?? Path.Combine(Checkout(), "artifacts", "backoffice")).FullName;

    /// <summary>
    /// Of a page in every look when a folder is asked for, else only as a window opens: they take longer than what is checked.
    /// </summary>
    public static bool IsOf(Look look) => Asked is not null || look == Look.All[0];

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a checkout.");
        return folder.FullName;
    }
}
