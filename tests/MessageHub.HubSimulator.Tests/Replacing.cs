using System.Text;

namespace MessageHub.HubSimulator.Tests;

internal static class Replacing
{
    /// <summary>Bytes of text in which one text stands for another; it has to be there.</summary>
    public static byte[] Replaced(this byte[] content, string old, string @new)
    {
        var text = Encoding.UTF8.GetString(content);
        Assert.Contains(old, text);
        return Encoding.UTF8.GetBytes(text.Replace(old, @new, StringComparison.Ordinal));
    }
}
