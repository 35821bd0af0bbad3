using System.Text;

namespace MessageHub.Gateway.EndToEnd.Tests;

internal static class BadInputText
{
    /// <summary>Bytes of text in which one text stands for another; it has to be there.</summary>
    public static byte[] Replace(byte[] content, string old, string @new)
    {
        var text = Encoding.UTF8.GetString(content);
        Assert.Contains(old, text);
        return Encoding.UTF8.GetBytes(text.Replace(old, @new, StringComparison.Ordinal));
    }
}
