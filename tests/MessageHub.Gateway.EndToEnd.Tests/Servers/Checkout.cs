using System.Reflection;

namespace MessageHub.Gateway.EndToEnd.Tests.Servers;

/// <summary>The checkout these tests were built from.</summary>
internal static class Checkout
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A program of ours, where it was built.</summary>
    public static string Program(string project)
    {
        var output = typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Output").Value!;
        return PathOf("src", project, output, $"{project}.dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MessageHub.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from within the checkout.");
    }
}
