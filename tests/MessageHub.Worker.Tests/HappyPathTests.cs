using MessageHub.Processing;

namespace MessageHub.Worker.Tests;

/// <summary>What comes in goes out judged, once.</summary>
public class HappyPathTests
{
    private static readonly string[] Answers =
        ["JW301-DEMO301.xml", "JW306-A00000000001.xml", "JW325-A00000000002.xml", "JW325-A00000000003.xml"];

    [Fact]
    public async Task Each_message_of_the_demo_is_answered_once_and_filed()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await DemoMessages.ImportAgreementsAsync(worker.Store);
        foreach (var name in DemoMessages.Names)
        {
            var before = worker.Filed.Count;
            worker.Drop(name, DemoMessages.Read(name));
            await worker.UntilAsync(() => worker.Filed.Count > before, $"{name} is filed");
        }

        await worker.UntilAsync(() => worker.Answers.Length == Answers.Length, "all answers are there");
        Assert.Equal(["accepted", "accepted", "partly", "accepted", "refused"], worker.Filed.Select(r => r!.Outcome.Word()));
        Assert.Equal(["TR321", "TR418"], worker.Filed.ElementAt(2)!.Findings.Select(f => f.Rule));
        Assert.Equal(Answers, worker.Answers);
        Assert.Equal(DemoMessages.Names[..4], worker.Done);
        Assert.Equal(["05-hostile.xml", "05-hostile.xml.txt"], worker.Refused);
        foreach (var name in DemoMessages.Names[..4])
            Assert.Equal(DemoMessages.Read(name), File.ReadAllBytes(Path.Combine(worker.Folders.Done, name)));

        // Each answer answers its own message.
        Assert.Equal(
            ["DEMO301", "DEMO305", "DEMO2509", "DEMO2510"],
            Answers.Select(a => DemoMessages.SubjectOf(Path.Combine(worker.Folders.Out, a))));
        Assert.Empty(Directory.EnumerateFileSystemEntries(worker.Folders.In));
        Assert.Empty(WorkFile.Ids(worker.Folders));
    }

    [Fact]
    public async Task A_second_start_does_nothing_again()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(1));
        await worker.UntilAsync(() => worker.Answers.Length == 1 && worker.Done.Length == 1, "the answer is there");
        await worker.StopAsync();
        var answer = Path.Combine(worker.Folders.Out, worker.Answers.Single());
        var (bytes, written) = (File.ReadAllBytes(answer), File.GetLastWriteTimeUtc(answer));

        await worker.StartAsync();
        await worker.AssertLivesOnAsync();

        Assert.Equal(bytes, File.ReadAllBytes(answer));
        Assert.Equal(written, File.GetLastWriteTimeUtc(answer));
        Assert.Equal(2, worker.Answers.Length);
        Assert.Equal(["a.xml", "goed.xml"], worker.Done);
    }

    [Fact]
    public async Task The_answer_that_was_taken_away_does_not_come_back()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop("a.xml", DemoMessages.Numbered(1));
        await worker.UntilAsync(() => worker.Answers.Length == 1 && worker.Done.Length == 1, "the answer is there");
        var unsent = async () => (await worker.Store.UnsentAsync(1, CancellationToken.None)).Count;
        while (await unsent() > 0)
            await Task.Yield();
        await worker.StopAsync();
        File.Delete(Path.Combine(worker.Folders.Out, worker.Answers.Single()));

        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
        Assert.Single(worker.Answers);
    }

    [Fact]
    public async Task Files_that_arrive_together_are_taken_in_order_of_name()
    {
        await using var worker = new TestWorker();
        worker.Drop("02.xml", DemoMessages.Read("02-JW305.xml"));
        worker.Drop("01.xml", DemoMessages.Read("01-JW301.xml"));
        await worker.StartAsync();

        await worker.UntilAsync(() => worker.Filed.Count == 2, "both are filed");
        Assert.Equal(["accepted", "accepted"], worker.Filed.Select(r => r!.Outcome.Word()));
    }

    [Fact]
    public async Task Own_messages_that_are_not_correct_stay_inside()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop("301.xml", DemoMessages.Read("01-JW301.xml", ("999900006", "999900007")));
        await worker.UntilAsync(() => worker.Filed.Count == 1, "it is filed");

        Assert.Equal(BerichtOutcome.Rejected, worker.Filed.Single()!.Outcome);
        await worker.AssertLivesOnAsync();
        Assert.StartsWith("JW306-", worker.Answers.Single());
    }
}
