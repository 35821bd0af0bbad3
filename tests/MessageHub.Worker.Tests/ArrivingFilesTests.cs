using System.Text;
using MessageHub.Processing;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Worker.Tests;

/// <summary>When a file in the folder in is taken.</summary>
public sealed class ArrivingFilesTests : IDisposable
{
    private static readonly TimeSpan RestTime = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();
    private readonly ArrivingFiles arriving;

    public ArrivingFilesTests() => arriving = new(folder.Path, RestTime, clock);

    public static readonly TheoryData<string> TemporaryNamesOfPrograms =
    [
        ".a.xml.Xq3TbZ", ".a.xml.swp", ".in.a.xml", ".~lock.a.xml#", "~$bericht.xml", "~WRL0001.tmp", "a.xml~", "#a.xml#",
        "a.xml.part", "a.part", "a.xml.PART", "a.xml.partial", "a.xml.filepart", "a.xml.crdownload", "a.download", "a.xml.tmp", "a.temp",
        "a.xml.swp", "a.xml.opdownload", "a.xml.incomplete", "a.xml.uploading", "a.xml.aria2", "a.xml.sb-1a2b3c4d-Xy12Zt",
        "~syncthing~a.xml.tmp", "a.xml.lock",
    ];

    [Theory]
    [InlineData("<m:Bericht xmlns:m=\"x\"><m:Header/></m:Bericht>", "a message")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\r\n<!-- <a> --> <a>b</a >\r\n \n", "declaration, comment, blanks at the end")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "a hostile file is whole too")]
    [InlineData("<a b='c'/>", "an element without content")]
    public void What_looks_whole_is_taken_when_two_looks_find_it_unchanged(string text, string reason)
    {
        Write("a.xml", text);
        Assert.Empty(arriving.Complete());
        Assert.True(arriving.Complete() is [var path] && path == PathOf("a.xml"), reason);
    }

    [Theory]
    [InlineData("", "made and not yet written")]
    [InlineData("Geachte gemeente", "no XML")]
    [InlineData("<m:Bericht><m:Header></m:Header>", "another element ends")]
    [InlineData("<m:Bericht><m:Client/>", "an empty element ends")]
    [InlineData("<m:Bericht></m:Berich", "the last tag is half")]
    [InlineData("<m:Bericht></b:Bericht>", "another name ends")]
    [InlineData("<m:Bericht></m:Bericht>\0\0\0\0", "room that was set apart and not yet filled")]
    [InlineData("<?xml version=\"1.0\"?>", "a declaration alone")]
    [InlineData("</m:Bericht>", "no beginning")]
    public void What_does_not_look_whole_is_taken_when_it_has_rested(string text, string reason)
    {
        Write("a.xml", text);
        Assert.Empty(arriving.Complete());
        clock.Advance(RestTime - TimeSpan.FromMilliseconds(1));
        Assert.True(arriving.Complete().Count == 0, reason);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(arriving.Complete().Count == 1, reason);
    }

    [Theory]
    [InlineData(1, "a slow line")]
    [InlineData(9, "a very slow line")]
    public void A_message_that_is_copied_slowly_is_taken_when_it_is_whole(int seconds, string reason)
    {
        var content = DemoMessages.Read("01-JW301.xml");
        for (var at = 0; at < content.Length; at += content.Length / 6)
        {
            using (var file = new FileStream(PathOf("a.xml"), FileMode.Append))
                file.Write(content.AsSpan(at, Math.Min(content.Length / 6, content.Length - at)));
            var isWhole = at + (content.Length / 6) >= content.Length;
            Assert.Empty(arriving.Complete());
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.True(arriving.Complete().Count == (isWhole ? 1 : 0), $"{reason}, {at}");
        }
    }

    [Fact]
    public void A_file_that_changes_without_growing_is_not_complete()
    {
        Write("a.xml", "<a/>");
        Assert.Empty(arriving.Complete());
        File.SetLastWriteTimeUtc(PathOf("a.xml"), File.GetLastWriteTimeUtc(PathOf("a.xml")).AddSeconds(1));

        Assert.Empty(arriving.Complete());
        Assert.Single(arriving.Complete());
    }

    [Theory]
    [MemberData(nameof(TemporaryNamesOfPrograms))]
    public void A_temporary_name_of_a_usual_program_is_left_alone(string name)
    {
        Write(name, "<a/>");
        Assert.Empty(arriving.Complete());
        clock.Advance(RestTime);
        Assert.Empty(arriving.Complete());
        Assert.Empty(arriving.NewlyLeftAlone);

        File.Move(PathOf(name), PathOf("a.xml"));
        Assert.Empty(arriving.Complete());
        Assert.Single(arriving.Complete());
    }

    [Theory]
    [InlineData("claim.2025-10.xml", "points")]
    [InlineData("parttime.xml", "begins as an ending")]
    [InlineData("tmp", "an ending alone")]
    [InlineData("bericht#1.xml", "a sign within")]
    public void Any_other_name_is_taken(string name, string reason)
    {
        Write(name, "<a/>");
        Assert.Empty(arriving.Complete());
        Assert.True(arriving.Complete().Count == 1, reason);
    }

    [Fact]
    public void What_is_never_taken_is_told_once_until_it_is_gone()
    {
        Directory.CreateDirectory(PathOf("map"));
        File.CreateSymbolicLink(PathOf("koppeling.xml"), "/etc/hostname");
        File.CreateSymbolicLink(PathOf("mapkoppeling"), "/etc");
        File.CreateSymbolicLink(PathOf("nergens.xml"), "/bestaat/niet");
        Assert.Empty(arriving.Complete());
        Assert.Equal(
            [("koppeling.xml", "a link"), ("map", "a folder"), ("mapkoppeling", "a link"), ("nergens.xml", "a link")],
            arriving.NewlyLeftAlone);

        clock.Advance(RestTime);
        Assert.Empty(arriving.Complete());
        Assert.Empty(arriving.NewlyLeftAlone);
        Directory.Delete(PathOf("map"));
        Assert.Empty(arriving.Complete());
        Directory.CreateDirectory(PathOf("map"));
        Assert.Empty(arriving.Complete());
        Assert.Equal([("map", "a folder")], arriving.NewlyLeftAlone);
    }

    [Theory]
    [InlineData("map van mei", "map van mei", "as it is")]
    [InlineData("a\u001b[2Jb\nc\td", "a?[2Jb?c?d", "moves the cursor")]
    [InlineData("a\u202egnp.exe", "a?gnp.exe", "turns the text round")]
    [InlineData("caf\u00e9 \ud83d\ude80", "caf\u00e9 \ud83d\ude80", "letters of the world")]
    [InlineData("client 999900006", "client #", "a Bsn")]
    [InlineData("20260101-2", "20260101-2", "a day")]
    public void A_name_is_shown_without_what_could_harm_or_tell(string name, string shown, string reason) =>
        Assert.True(ShownName.Brief(name) == shown, $"{reason}: {ShownName.Brief(name)}");

    [Fact]
    public void A_long_name_is_shown_in_part() => Assert.Equal(new string('a', 80) + "…", ShownName.Brief(new string('a', 255)));

    public void Dispose() => folder.Dispose();

    private string PathOf(string name) => Path.Combine(folder.Path, name);

    private void Write(string name, string text) => File.WriteAllBytes(PathOf(name), Encoding.UTF8.GetBytes(text));
}
