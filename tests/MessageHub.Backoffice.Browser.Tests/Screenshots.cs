namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>Where pictures of pages go, for a person to look at: <c>MESSAGEHUB_TEST_SCREENSHOTS</c>, or <c>artifacts/backoffice</c> in the checkout.</summary>
internal static class Screenshots
{
    public static string Folder { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_SCREENSHOTS") is { Length: > 0 } folder ? folder : Path.Combine(Checkout(), "artifacts", "backoffice")).FullName;

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a checkout.");
        return folder.FullName;
    }
}
