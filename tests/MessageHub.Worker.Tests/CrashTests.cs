using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Files;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Worker.Tests;

/// <summary>
/// A worker that dies between two steps: the steps are done by hand up to a point, then a fresh worker starts on the same folders. Each
/// time there is one answer, with the bytes of the first, and one filed message.
/// </summary>
public class CrashTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);

    public enum Step
    {
        FolderMade,
        Taken,
        Stored,
        Judged,
        AnswerHalfWritten,
        AnswerWritten,
        Delivered,
        Filed,
    }

    public static readonly TheoryData<Step, string> Steps = new()
    {
        { Step.FolderMade, "before the file was taken" },
        { Step.Taken, "after it was taken, before it was stored" },
        { Step.Stored, "after it was stored, before it was offered" },
        { Step.Judged, "after the commit, before the delivery" },
        { Step.AnswerHalfWritten, "while the answer was written" },
        { Step.AnswerWritten, "after the answer was written, before that was remembered" },
        { Step.Delivered, "after the delivery, before the file was put away" },
        { Step.Filed, "after everything" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_crash_loses_nothing_and_doubles_nothing(Step last, string reason)
    {
        await using var worker = new TestWorker();
        worker.Drop("bericht.xml", DemoMessages.Numbered(1));
        var expected = await DoByHandAsync(worker, last);

        await worker.StartAsync();
        await worker.UntilAsync(() => worker.Answers.Length > 0 && worker.Done.Length > 0, reason);
        await worker.AssertLivesOnAsync();
        await worker.StopAsync();
        await worker.StartAsync();
        await worker.UntilNothingAtWorkAsync();

        Assert.Equal(["JW306-A00000000002.xml", "JW325-A00000000001.xml"], worker.Answers);
        Assert.Equal(["bericht.xml", "goed.xml"], worker.Done);
        Assert.Equal(DemoMessages.Numbered(1), File.ReadAllBytes(Path.Combine(worker.Folders.Done, "bericht.xml")));
        Assert.Empty(worker.Refused);
        Assert.Empty(Directory.EnumerateFiles(worker.Folders.Out, ".*"));
        if (expected is not null)
            Assert.Equal(expected, File.ReadAllBytes(Path.Combine(worker.Folders.Out, "JW325-A00000000001.xml")));
    }

    [Theory]
    [InlineData(false, "the reason is there, the file is not")]
    [InlineData(true, "half a reason is there")]
    public async Task A_crash_while_refusing_leaves_one_file_and_one_reason(bool isHalf, string reason)
    {
        await using var worker = new TestWorker();
        worker.Drop("bericht.xml", "\uFEFFgeen xml"u8.ToArray());
        await DoByHandAsync(worker, Step.Judged);
        var text = Path.Combine(worker.Folders.Refused, isHalf ? ".bericht.xml.txt.part" : "bericht.xml.txt");
        var refusal = (ReadResult.Refused)new BerichtReader(SchemaLibrary.BuiltIn).Read("\uFEFFgeen xml"u8.ToArray());
        string[] lines = [
            $"Bericht {WorkFile.Ids(worker.Folders).Single()}", "onbekend bericht niet te lezen", "  vorm", $"         {refusal.Text}", ""
        ];
        var whole = string.Join(Environment.NewLine, lines);
        File.WriteAllText(text, isHalf ? "Het" : whole);

        await worker.StartAsync();
        await worker.UntilAsync(() => worker.Filed.Count == 1, reason);
        Assert.Equal(["bericht.xml", "bericht.xml.txt"], worker.Refused);
        Assert.Equal(whole, File.ReadAllText(Path.Combine(worker.Folders.Refused, "bericht.xml.txt")));
        Assert.Empty(Directory.EnumerateFiles(worker.Folders.Refused, ".*"));
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task A_crash_after_many_were_taken_keeps_all()
    {
        await using var worker = new TestWorker();
        using (var host = worker.Build())
        {
            await host.Services.GetRequiredService<RegisterDatabase>().MigrateAsync(CancellationToken.None);
            for (var n = 0; n < 20; n++)
            {
                worker.Drop($"{n}.xml", DemoMessages.Numbered(n));
                WorkFile.Take(Path.Combine(worker.Folders.In, $"{n}.xml"), worker.Folders);
            }
        }

        await worker.StartAsync();
        await worker.UntilAsync(() => worker.Answers.Length == 20 && worker.Done.Length == 20, "all are answered");
        Assert.Empty(WorkFile.Ids(worker.Folders));
    }

    /// <returns>The answer as it was made, when it was.</returns>
    private static async Task<byte[]?> DoByHandAsync(TestWorker worker, Step last)
    {
        using var host = worker.Build();
        var (store, services) = (host.Services.GetRequiredService<RegisterStore>(), host.Services);
        await services.GetRequiredService<RegisterDatabase>().MigrateAsync(CancellationToken.None);
        if (last is Step.FolderMade)
        {
            Directory.CreateDirectory(Path.Combine(worker.Folders.Work, Guid.CreateVersion7().ToString("N")));
            return null;
        }

        var file = WorkFile.Take(Path.Combine(worker.Folders.In, "bericht.xml"), worker.Folders);
        if (last is Step.Taken)
            return null;
        await store.ReceiveAsync(
            new(file.Id, file.Name, await File.ReadAllBytesAsync(file.Path), DateTimeOffset.UnixEpoch), CancellationToken.None);
        if (last is Step.Stored)
            return null;
        var result = await services.GetRequiredService<BerichtProcessor>().ProcessAsync(file.Id, Today);
        if (await store.UnsentAsync(1, CancellationToken.None) is not [var answer])
            return null;
        var path = Path.Combine(worker.Folders.Out, answer.FileName);
        if (last is Step.AnswerHalfWritten)
            await File.WriteAllBytesAsync(Path.Combine(worker.Folders.Out, $".{answer.FileName}.part"), answer.Content[..100]);
        if (last is Step.AnswerWritten)
            await File.WriteAllBytesAsync(path, answer.Content);
        if (last is Step.Delivered or Step.Filed)
            await services.GetRequiredService<AnswerFolder>().DeliverAsync();
        if (last is Step.Filed)
            services.GetRequiredService<ProcessedFiles>().File(file, result, new FileInfo(file.Path).Length);
        return answer.Content;
    }
}
