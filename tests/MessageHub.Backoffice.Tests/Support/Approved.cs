using System.Runtime.CompilerServices;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// Messages as somebody looked at them and found them right. After a change on purpose, run the test with MESSAGEHUB_APPROVE=1 and look at
/// the difference.
/// </summary>
internal static class Approved
{
    public static void AssertEqual(string name, byte[] content, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name);
        if (Environment.GetEnvironmentVariable("MESSAGEHUB_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
            return;
        }

        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", name)).ReplaceLineEndings("\n"),
            System.Text.Encoding.UTF8.GetString(content).ReplaceLineEndings("\n"));
    }
}
