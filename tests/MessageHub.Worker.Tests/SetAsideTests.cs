using MessageHub.Processing;
using Microsoft.Data.Sqlite;
using Serilog.Events;

namespace MessageHub.Worker.Tests;

/// <summary>
/// What is no file, fails by itself, or was not finished when it was taken: it alone is put aside, and nobody else waits.
/// </summary>
public class SetAsideTests
{
    private const string Secret = "geheim van een ander";

    [Theory]
    [InlineData("ln -s \"$0/geheim\" \"$1/koppeling.xml\"", "a link to a file of somebody else")]
    [InlineData("ln -s \"$0\" \"$1/koppeling.xml\"", "a link to a folder")]
    [InlineData("ln -s koppeling.xml \"$1/koppeling.xml\"", "a link to itself")]
    [InlineData("ln -s /bestaat/niet \"$1/koppeling.xml\"", "a link to nothing")]
    [InlineData("ln -s /dev/zero \"$1/koppeling.xml\"", "a link to a device")]
    [InlineData("mkfifo \"$1/koppeling.xml\"", "a pipe")]
    [InlineData("mkdir \"$1/koppeling.xml\"", "a folder")]
    public async Task What_takes_the_place_of_a_file_after_the_look_is_neither_opened_nor_followed(string command, string reason)
    {
        await using var worker = new TestWorker();
        File.WriteAllText(Path.Combine(worker.Folders.Root, "geheim"), Secret);
        // As after the rename: it stands in a folder of the worker, where nobody else can change it any more.
        var taken = Directory.CreateDirectory(Path.Combine(worker.Folders.Work, Guid.CreateVersion7().ToString("N"))).FullName;
        using (var made = System.Diagnostics.Process.Start("bash", ["-c", command, worker.Folders.Root, taken]))
            await made.WaitForExitAsync();
        await worker.StartAsync();

        await worker.UntilAsync(() => worker.Refused.Length == 2 && worker.Filed.Count == 1, reason);
        Assert.Equal(["koppeling.xml", "koppeling.xml.txt"], worker.Refused);
        Assert.Contains("geen bestand", File.ReadAllText(Path.Combine(worker.Folders.Refused, "koppeling.xml.txt")));
        await worker.AssertLivesOnAsync();
        Assert.Equal(0, await CountAsync(worker, $"select count(*) from inbox where content = cast('{Secret}' as blob)"));
    }

    [Fact]
    public async Task A_file_that_fails_by_itself_is_parked_alone_with_its_cause_and_has_a_way_back()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:RetryInterval"] = "00:00:00.05";
        await worker.StartAsync();
        await CountAsync(
            worker,
            "create trigger poison before insert on inbox when new.file_name = 'kapot.xml' begin select raise(abort, 'kapot'); end");
        worker.Drop("kapot.xml", DemoMessages.Numbered(0));
        await worker.UntilAsync(() => worker.Logged.Any(e => e.Level == LogEventLevel.Error), "it fails");
        worker.Drop("later.xml", DemoMessages.Numbered(2));
        await worker.UntilAsync(() => worker.Done.Contains("later.xml"), "another one goes on");
        var text = Path.Combine(worker.Folders.Parked, "kapot.xml.txt");
        await worker.UntilAsync(() => File.Exists(Path.Combine(worker.Folders.Parked, "kapot.xml")), "it is parked");

        Assert.Contains("RegisterException (SQLite error", File.ReadAllText(text));
        Assert.Contains("Apart gezet", File.ReadAllText(text));
        await worker.UntilNothingAtWorkAsync();
        Assert.Empty(worker.Refused);

        await CountAsync(worker, "drop trigger poison");
        File.Move(Path.Combine(worker.Folders.Parked, "kapot.xml"), Path.Combine(worker.Folders.In, "kapot.xml"));
        await worker.UntilAsync(() => worker.Done.Contains("kapot.xml") && worker.Answers.Length == 2, "it is answered");
    }

    [Fact]
    public async Task While_the_store_takes_nothing_from_anybody_nothing_is_parked()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:RetryInterval"] = "00:00:00.02";
        await worker.StartAsync();
        await CountAsync(worker, "create trigger poison before insert on inbox begin select raise(abort, 'kapot'); end");
        worker.Drop("a.xml", DemoMessages.Numbered(0));
        worker.Drop("b.xml", DemoMessages.Numbered(2));
        await worker.UntilAsync(
            () => worker.Logged.Count(e => e.RenderMessage().Contains("attempt 5 ", StringComparison.Ordinal)) >= 2,
            "both were tried often");
        await CountAsync(worker, "drop trigger poison");

        await worker.UntilAsync(() => worker.Answers.Length == 2, "both are answered");
        Assert.False(Directory.Exists(worker.Folders.Parked));
    }

    [Fact]
    public async Task A_refused_file_that_was_changed_since_is_looked_at_again()
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        var content = DemoMessages.Numbered(0);
        worker.Drop("a.xml", content[..(content.Length / 2)]);
        await worker.UntilAsync(() => worker.Refused.Length == 2, "half of it is refused");
        await using (var writer = new FileStream(Path.Combine(worker.Folders.Refused, "a.xml"), FileMode.Append))
            await writer.WriteAsync(content.AsMemory(content.Length / 2));

        await worker.UntilAsync(() => worker.Answers.Length == 1 && worker.Done.Contains("a.xml"), "all of it is answered");
        Assert.Empty(worker.Refused);
    }

    [Fact]
    public async Task A_refused_file_of_a_machine_whose_clock_is_ahead_is_looked_at_once()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:RetryInterval"] = "00:00:00.02";
        await worker.StartAsync();
        var path = Path.Combine(worker.Folders.In, ".a");
        File.WriteAllText(path, "geen xml");
        File.SetLastWriteTimeUtc(path, new DateTime(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.Move(path, Path.Combine(worker.Folders.In, "a.xml"));
        await worker.UntilAsync(() => worker.Refused.Length == 2, "it is refused");
        for (var n = 0; n < 5; n++)
        {
            worker.Drop($"{n}.xml", DemoMessages.Numbered(2 * n));
            await worker.UntilAsync(() => worker.Done.Contains($"{n}.xml"), "time passes");
        }

        Assert.Equal(["a.xml", "a.xml.txt"], worker.Refused);
        Assert.Equal(1, worker.Filed.Count(r => r?.Outcome is BerichtOutcome.Refused));
    }

    [Fact]
    public async Task A_folder_within_in_is_told_once_by_name_and_left_alone()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(Path.Combine(worker.Folders.In, "map\u001b[2J"));
        File.WriteAllBytes(Path.Combine(worker.Folders.In, "map\u001b[2J", "a.xml"), DemoMessages.Numbered(0));
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();

        Assert.Single(worker.Logged, e => e.RenderMessage().Contains("map?[2J", StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Logged, e => TestWorker.TextOf(e).Contains('\u001b'));
    }

    [Theory]
    [InlineData("01-JW301.xml", new[] { "Van 0297 aan 65656055", "JW301 akkoord" }, "our own message")]
    [InlineData("02-JW305.xml", new[] { "JW305 afgekeurd, antwoord JW306-A00000000001.xml", "  TR" }, "a rejection")]
    [InlineData("03-JW323.xml", new[] { "JW323 ", "ingediend", "antwoord JW325-A00000000001.xml" }, "a claim")]
    public async Task Beside_a_message_stands_what_became_of_it(string name, string[] expected, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        worker.Drop(name, DemoMessages.Read(name));
        await worker.UntilAsync(() => worker.Done.Contains(name), reason);

        var text = File.ReadAllText(Path.Combine(worker.Folders.Done, $"{name}.txt"));
        Assert.All(expected, part => Assert.Contains(part, text));
        var id = text.Split(Environment.NewLine)[0]["Bericht ".Length..];
        Assert.Contains(
            worker.Logged,
            e => e.RenderMessage().StartsWith($"Bericht {id}", StringComparison.Ordinal)
                && e.RenderMessage().Contains("findings", StringComparison.Ordinal));
        Assert.DoesNotContain("999900006", text);
    }

    private static async Task<long> CountAsync(TestWorker worker, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={worker.Folders.Database};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
