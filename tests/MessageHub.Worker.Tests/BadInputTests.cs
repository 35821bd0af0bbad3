using System.Text;

namespace MessageHub.Worker.Tests;

/// <summary>Files that no message can be made of are refused with a reason in Dutch, and nobody else suffers.</summary>
public class BadInputTests
{
    private static readonly byte[] Good = DemoMessages.Read("02-JW305.xml");

    /// <summary>Case, what the file holds, a word of the reason beside it.</summary>
    public static readonly TheoryData<string, byte[], string> Unreadable = new()
    {
        { "not XML", "Geachte gemeente,\n"u8.ToArray(), "geen juiste XML" },
        { "binary", [.. Enumerable.Range(1, 255).Select(i => (byte)i)], "XML" },
        { "zip", [0x50, 0x4B, 3, 4, 0, 0, 0, 0], "een zip" },
        { "truncated", Good[..(Good.Length / 2)], "geen juiste XML" },
        { "two messages in one file", [.. Good, .. Good], "geen juiste XML" },
        { "UTF-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Good)), "UTF-8" },
        { "Latin-1 by name", DemoMessages.Read("02-JW305.xml", ("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")), "UTF-8" },
        {
            "Latin-1 in secret",
            Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Good).Replace("Voorbeeld", "Voorb\u00e9\u00e9ld", StringComparison.Ordinal)),
            "UTF-8"
        },
        { "byte order mark", [0xEF, 0xBB, 0xBF, .. Good], "OP192" },
        { "document type definition", DemoMessages.Read("05-hostile.xml"), "DTD" },
        { "external entity", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"u8.ToArray(), "DTD" },
        {
            "200 deep",
            DemoMessages.Read(
                "02-JW305.xml",
                (
                    "<jw305:StartProducten>",
                "<jw305:StartProducten>" + string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200)))),
            "diep"
        },
        { "an older release", DemoMessages.Read("02-JW305.xml", ("ijw/3_2/jw305", "ijw/2_4/jw305")), "JW305 van iJw 2.4" },
        { "unknown message", DemoMessages.Read("02-JW305.xml", ("ijw/3_2/jw305", "ijw/3_2/jw399")), "hoofdelement is onbekend" },
        { "another root", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><factuur/>"u8.ToArray(), "hoofdelement is onbekend" },
        { "code of another message", DemoMessages.Read("02-JW305.xml", (">438<", ">490<")), "BerichtCode" },
        { "missing element", DemoMessages.Read("02-JW305.xml", ("<jw305:Geslacht>1</jw305:Geslacht>", "")), "regel " },
        { "empty", [], "leeg" },
        { "white space", "  \n "u8.ToArray(), "XML" },
        { "306 is for us to make", OurOwnAnswer(), "maakt de gemeente zelf" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_reason(string reason, byte[] content, string word)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop("bericht.xml", content);
        await worker.UntilAsync(() => worker.Filed.Count == 1, reason);

        Assert.Equal(["bericht.xml", "bericht.xml.txt"], worker.Refused);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(worker.Folders.Refused, "bericht.xml")));
        var text = File.ReadAllText(Path.Combine(worker.Folders.Refused, "bericht.xml.txt"));
        Assert.Contains(word, text);
        Assert.DoesNotContain("999900006", text);
        Assert.DoesNotContain("Voorbeeld", text);
        Assert.Empty(worker.Answers);
        Assert.Empty(worker.Done);
        await worker.AssertLivesOnAsync();
    }

    [Theory]
    [InlineData(0, true, "exactly at the limit")]
    [InlineData(1, false, "one byte over the limit")]
    public async Task A_file_may_have_as_many_bytes_as_the_limit(int over, bool isRead, string reason)
    {
        await using var worker = new TestWorker();
        var content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Good) + new string('\n', 100));
        worker.Settings["MessageHub:MaximumBytes"] = $"{content.Length - over}";
        await worker.StartAsync();
        worker.Drop("groot.xml", content);
        await worker.UntilAsync(() => worker.Filed.Count == 1, reason);

        await worker.UntilAsync(() => worker.Answers.Length == (isRead ? 1 : 0), reason);
        Assert.Equal(isRead ? ["groot.xml"] : [], worker.Done);
        Assert.Equal(isRead ? [] : ["groot.xml", "groot.xml.txt"], worker.Refused);
        if (!isRead)
            Assert.Contains("de grens die hier is ingesteld", File.ReadAllText(Path.Combine(worker.Folders.Refused, "groot.xml.txt")));
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_file_of_10_GB_is_refused_without_reading_it()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        using (var file = File.Create(Path.Combine(worker.Folders.Root, "enorm.xml")))
            file.SetLength(10L << 30);
        var before = BytesReadByThisProcess();
        File.Move(Path.Combine(worker.Folders.Root, "enorm.xml"), Path.Combine(worker.Folders.In, "enorm.xml"));
        await worker.UntilAsync(() => worker.Filed.Count == 1, "it is refused");

        Assert.Null(worker.Filed.Single());
        Assert.Equal(["enorm.xml", "enorm.xml.txt"], worker.Refused);
        // Other tests read too, but not gigabytes.
        Assert.InRange(BytesReadByThisProcess() - before, 0, 1L << 30);
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_message_for_another_gemeente_is_refused()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Gemeenten:0"] = "0344";
        worker.Settings["MessageHub:Gemeenten:1"] = "0363";
        await worker.StartAsync();
        worker.Drop("elders.xml", Good);
        worker.Drop("hier.xml", DemoMessages.Read("02-JW305.xml", ("0297", "0363")));
        await worker.UntilAsync(() => worker.Filed.Count == 2, "both are filed");

        Assert.Equal(["elders.xml", "elders.xml.txt"], worker.Refused);
        Assert.Contains("werkt niet voor gemeente 0297", File.ReadAllText(Path.Combine(worker.Folders.Refused, "elders.xml.txt")));
        Assert.Equal(["hier.xml"], worker.Done);
        await worker.UntilAsync(() => worker.Answers.Length == 1, "the other is answered");
    }

    private static long BytesReadByThisProcess() =>
        long.Parse(File.ReadLines("/proc/self/io").Single(l => l.StartsWith("rchar", StringComparison.Ordinal)).Split(' ')[1]);

    /// <summary>An answer as this worker makes it.</summary>
    private static byte[] OurOwnAnswer()
    {
        var text = Encoding.UTF8.GetString(Good)
            .Replace("305", "306", StringComparison.Ordinal)
            .Replace(">438<", ">439<", StringComparison.Ordinal);
        var header = text[..(text.IndexOf("</jw306:XsdVersie>", StringComparison.Ordinal) + "</jw306:XsdVersie>".Length)];
        return Encoding.UTF8.GetBytes($"""
            {header}
                <jw306:IdentificatieRetour>A1</jw306:IdentificatieRetour>
                <jw306:DagtekeningRetour>2025-09-06</jw306:DagtekeningRetour>
                <jw306:XsdVersieRetour>
                  <ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
                  <ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
                </jw306:XsdVersieRetour>
              </jw306:Header>
            </jw306:Bericht>
            """);
    }
}
