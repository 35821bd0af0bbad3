using System.Runtime.Versioning;
using System.Text;
using MessageHub.Processing.Files;
using Serilog.Events;

namespace MessageHub.Worker.Tests;

/// <summary>What stands in the folder in, under which name, and what happens when a folder or the disk is in trouble.</summary>
public class FolderTests
{
    public static readonly TheoryData<string, string> Names = new()
    {
        { "een bestand met spaties.xml", "spaces" },
        { "'; drop table inbox; --\".xml", "quotes" },
        { "eerste regel\ntweede regel.xml", "a line end" },
        { "{Bericht} {0} %n $HOME.xml", "looks like a template" },
        { "-rf *.xml", "looks like an option and a pattern" },
        { "zonder extensie", "no extension" },
        { "bericht.XML.", "ends with a point" },
        { "caf\u00e9 \u4f60\u597d \ud83d\ude80.xml", "not ASCII" },
        { new string('a', 246) + ".xml", "250 bytes" },
        { new string('a', 251) + ".xml", "as long as a name can be" },
        { new string('\u00e9', 125) + ".xml", "many bytes in few characters" },
        { "x." + new string('a', 253), "a very long extension" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_may_have_any_name(string name, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop(name, DemoMessages.Numbered(0));
        await worker.UntilAsync(() => worker.Filed.Count == 1, reason);
        worker.Drop(name, "geen xml"u8.ToArray());
        await worker.UntilAsync(() => worker.Filed.Count == 2, reason);
        // Once more: now every name has to make room for a number.
        worker.Drop(name, "geen xml"u8.ToArray());
        worker.Drop("0" + name[1..], DemoMessages.Numbered(2));
        await worker.UntilAsync(() => worker.Filed.Count == 4, reason);

        // A name that is as long as names can be makes room for that of the text beside it.
        Assert.Contains(
            worker.Done, done => done == name || (Encoding.UTF8.GetByteCount(name) > 251 && Encoding.UTF8.GetByteCount(done) > 200));
        Assert.Equal(2, worker.Done.Length);
        Assert.Equal(4, worker.Refused.Length);
        Assert.Equal(2, worker.Refused.Count(f => f.EndsWith(".txt", StringComparison.Ordinal) && worker.Refused.Contains(f[..^4])));
        Assert.All(worker.Done.Concat(worker.Refused), f => Assert.InRange(Encoding.UTF8.GetByteCount(f), 1, 255));
        await worker.UntilAsync(() => worker.Answers.Length == 2, "both are answered");
        await worker.UntilNothingAtWorkAsync();
    }

    [Fact]
    public async Task Two_files_with_one_name_are_two_messages()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        foreach (var n in new[] { 0, 2 })
        {
            worker.Drop("bericht.xml", DemoMessages.Numbered(n));
            await worker.UntilAsync(() => worker.Filed.Count == (n / 2) + 1, "it is filed");
        }

        await worker.UntilAsync(() => worker.Answers.Length == 2, "both are answered");
        Assert.Equal(["bericht-2.xml", "bericht.xml"], worker.Done);
        Assert.Equal(DemoMessages.Numbered(0), File.ReadAllBytes(Path.Combine(worker.Folders.Done, "bericht.xml")));
        Assert.Equal(DemoMessages.Numbered(2), File.ReadAllBytes(Path.Combine(worker.Folders.Done, "bericht-2.xml")));
    }

    [Fact]
    public async Task What_is_not_meant_for_us_is_left_alone()
    {
        await using var worker = new TestWorker();
        var target = Path.Combine(worker.Folders.Root, "elders.xml");
        File.WriteAllBytes(target, DemoMessages.Numbered(0));
        Directory.CreateDirectory(Path.Combine(worker.Folders.In, "map"));
        File.WriteAllBytes(Path.Combine(worker.Folders.In, "map", "bericht.xml"), DemoMessages.Numbered(2));
        File.WriteAllBytes(Path.Combine(worker.Folders.In, ".verborgen.xml"), DemoMessages.Numbered(4));
        File.WriteAllBytes(Path.Combine(worker.Folders.In, "half.xml.part"), DemoMessages.Numbered(6));
        File.WriteAllBytes(Path.Combine(worker.Folders.In, "half.tmp"), DemoMessages.Numbered(8));
        File.CreateSymbolicLink(Path.Combine(worker.Folders.In, "koppeling.xml"), target);
        File.CreateSymbolicLink(Path.Combine(worker.Folders.In, "nergens.xml"), "/bestaat/niet");
        var before = Listed();
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        worker.Drop("nog-een.xml", DemoMessages.Numbered(10));
        await worker.UntilAsync(() => worker.Done.Length == 2, "looks go on");

        Assert.Equal(before, Listed());
        Assert.Empty(worker.Refused);

        string[] Listed() =>
            [.. Directory.EnumerateFileSystemEntries(worker.Folders.In, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_pipe_does_not_keep_anybody_waiting()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(worker.Folders.In, "pijp.xml")]))
            await made.WaitForExitAsync();

        await worker.UntilAsync(() => worker.Refused.Length == 2, "it is refused");
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_name_that_is_no_text_keeps_nobody_waiting_and_is_told()
    {
        await using var worker = new TestWorker();
        using (var made = System.Diagnostics.Process.Start("bash", ["-c", "printf x > \"$0\"/$'slecht\\xff.xml'", worker.Folders.In]))
            await made.WaitForExitAsync();
        await worker.StartAsync();

        await worker.AssertLivesOnAsync();
        await worker.UntilAsync(
            () => worker.Logged.Any(e => e.RenderMessage().Contains("not UTF-8", StringComparison.Ordinal)), "it is told");
        using var removed = System.Diagnostics.Process.Start("bash", ["-c", "rm \"$0\"/slecht*", worker.Folders.In]);
        await removed.WaitForExitAsync();
        Assert.Equal(0, removed.ExitCode);
    }

    [Theory]
    [InlineData("out", "answers cannot be delivered")]
    [InlineData("done", "messages cannot be filed")]
    [InlineData("refused", "what cannot be read cannot be filed")]
    public async Task Nothing_is_lost_while_a_folder_cannot_be_used(string folder, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        var path = Path.Combine(worker.Folders.Root, folder);
        var kept = path + ".weg";
        Directory.Move(path, kept);
        File.WriteAllText(path, "");

        worker.Drop("a.xml", DemoMessages.Numbered(0));
        worker.Drop("b.xml", "geen xml"u8.ToArray());
        await worker.UntilAsync(
            () => worker.Logged.Any(
                e => e.Level == LogEventLevel.Warning && e.RenderMessage().Contains("cannot be", StringComparison.Ordinal)),
            reason);
        // The others go on, each as far as it can.
        await worker.UntilAsync(() => worker.Filed.Count >= 2, "the other is filed");

        File.Delete(path);
        Directory.Move(kept, path);
        await worker.UntilAsync(
            () => worker.Answers.Length == 2 && worker.Done.Length == 2 && worker.Refused.Length == 2, "all is where it belongs");
        Assert.Equal(["a.xml", "goed.xml"], worker.Done);
        Assert.Equal(["b.xml", "b.xml.txt"], worker.Refused);
        await worker.UntilNothingAtWorkAsync();
    }

    [Theory]
    [InlineData("in", "nothing can arrive")]
    [InlineData("work", "nothing can be taken")]
    public async Task A_folder_that_comes_back_is_used_again(string folder, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        var path = Path.Combine(worker.Folders.Root, folder);
        Directory.Delete(path);
        // In the way of the folder that the worker makes again; it may have been quicker.
        while (!File.Exists(path))
        {
            try
            {
                File.WriteAllText(path, "");
            }
            catch (UnauthorizedAccessException)
            {
                Directory.Delete(path);
            }
        }

        await worker.UntilAsync(() => worker.Logged.Any(e => e.Level == LogEventLevel.Warning), reason);
        File.Delete(path);
        await worker.UntilAsync(() => Directory.Exists(path), "it is made again");
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        await worker.UntilAsync(() => worker.Answers.Length == 2 && worker.Done.Length == 2, "it is answered");
    }

    [Theory]
    [InlineData("out", "answers cannot be delivered")]
    [InlineData("done", "messages cannot be filed")]
    [SupportedOSPlatform("linux")]
    public async Task Nothing_is_lost_while_rights_are_missing(string folder, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        var path = Path.Combine(worker.Folders.Root, folder);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        // Rights do not bind root.
        if (!Environment.IsPrivilegedProcess)
            await worker.UntilAsync(() => worker.Logged.Any(e => e.Level == LogEventLevel.Warning), reason);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await worker.UntilAsync(() => worker.Answers.Length == 2 && worker.Done.Length == 2, "it is answered");
    }

    [Fact]
    public async Task An_answer_waits_until_the_disk_has_room()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        // Writing there fails as on a full disk.
        var temporary = Path.Combine(worker.Folders.Out, ".JW306-A00000000001.xml.part");
        File.CreateSymbolicLink(temporary, "/dev/full");
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        await worker.UntilAsync(
            () => worker.Logged.Any(
                e => e.RenderMessage().StartsWith("Answers cannot be delivered (\"IOException\")", StringComparison.Ordinal)),
            "it is told");
        Assert.Empty(worker.Answers);

        File.Delete(temporary);
        await worker.UntilAsync(() => worker.Answers.Length == 1, "the answer is there");
        await worker.AssertLivesOnAsync();
        Assert.Equal(["JW306-A00000000001.xml", "JW306-A00000000002.xml"], worker.Answers);
        Assert.Empty(Directory.EnumerateFiles(worker.Folders.Out, ".*"));
    }

    [Fact]
    public async Task A_refusal_waits_until_the_disk_has_room()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        var temporary = Path.Combine(worker.Folders.Refused, ".b.xml.txt.part");
        File.CreateSymbolicLink(temporary, "/dev/full");
        worker.Drop("b.xml", "geen xml"u8.ToArray());
        await worker.UntilAsync(
            () => worker.Logged.Any(e => e.RenderMessage().Contains("\"IOException\"", StringComparison.Ordinal)), "it is told");
        Assert.Empty(worker.Refused);

        File.Delete(temporary);
        await worker.UntilAsync(() => worker.Refused.Length == 2, "it is refused");
        Assert.Equal(["b.xml", "b.xml.txt"], worker.Refused);
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_file_that_is_gone_before_it_is_taken_harms_nobody()
    {
        await using var worker = new TestWorker();
        var arriving = new ArrivingFiles(worker.Folders.In, TimeSpan.Zero, TimeProvider.System);
        worker.Drop("weg.xml", DemoMessages.Numbered(0));
        Assert.Empty(arriving.Complete());
        var path = Assert.Single(arriving.Complete());
        File.Delete(path);
        Assert.ThrowsAny<IOException>(() => WorkFile.Take(path, worker.Folders));
        Assert.Empty(Directory.EnumerateFileSystemEntries(worker.Folders.Work));
        Assert.Empty(arriving.Complete());

        await worker.StartAsync();
        for (var n = 0; n < 50; n++)
        {
            worker.Drop($"weg{n}.xml", DemoMessages.Numbered(2));
            File.Delete(Path.Combine(worker.Folders.In, $"weg{n}.xml"));
        }

        await worker.UntilAsync(() => WorkFile.Ids(worker.Folders).FirstOrDefault() == default, "what it got is worked through");
        worker.Drop("laatste.xml", DemoMessages.Numbered(4));
        await worker.UntilAsync(() => worker.Done.Contains("laatste.xml"), "the service lives on");
    }

    [Fact]
    public async Task A_message_without_its_file_is_answered_all_the_same()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await worker.Store.ReceiveAsync(
            new(Guid.NewGuid(), "elders.xml", DemoMessages.Numbered(0), DateTimeOffset.UnixEpoch), CancellationToken.None);

        await worker.UntilAsync(() => worker.Answers.Length == 1, "it is answered");
        Assert.Empty(worker.Done);
    }

    [Fact]
    public void A_whole_file_replaces_no_other()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.xml");
        WholeFile.Write(path, [1]);
        WholeFile.Write(path, [1]);

        Assert.ThrowsAny<IOException>(() => WholeFile.Write(path, [2]));
        Assert.Equal([1], File.ReadAllBytes(path));
    }
}
