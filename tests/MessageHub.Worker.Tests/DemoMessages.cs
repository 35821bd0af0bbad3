using System.Text;
using System.Xml.Linq;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Store;

namespace MessageHub.Worker.Tests;

/// <summary>The messages of the demo, as they are or with other values in them.</summary>
internal static class DemoMessages
{
    public static readonly string[] Names = ["01-JW301.xml", "02-JW305.xml", "03-JW323.xml", "04-JW323.xml", "05-hostile.xml"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>A message of the demo in which texts are replaced.</summary>
    public static byte[] Read(string name, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, @new, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The n-th of many different messages, 305 and 323 in turn; without allocations each gets an answer that says no.</summary>
    public static byte[] Numbered(int n, string aanbieder = "65656055") => n % 2 == 0
        ? Read("02-JW305.xml", ("DEMO305", $"N{n}"), ("65656055", aanbieder))
        : Read("03-JW323.xml", ("DEMO323A", $"N{n}"), ("DEMO2509", $"N{n}"), ("65656055", aanbieder));

    /// <summary>Which message an answer, or an own message, is about: the claim, or else the message.</summary>
    public static string SubjectOf(string path)
    {
        var message = XElement.Load(path);
        return new[] { "DeclaratieNummer", "Identificatie" }.Select(
            n => message.Descendants().FirstOrDefault(e => e.Name.LocalName == n)?.Value).First(v => v is not null)!;
    }

    public static async Task ImportAgreementsAsync(RegisterStore store)
    {
        using var text = File.OpenText(Path.Combine(Folder, "agreements.csv"));
        var (rows, problems) = AgreementsFile.Read(text, []);
        Assert.Empty(problems);
        await store.ImportAgreementsAsync(rows, new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
    }
}
